/** What was asked for is not there: said in one line, exit code 1. */
export class NothingToShow extends Error {
  override readonly name = 'NothingToShow';
}
