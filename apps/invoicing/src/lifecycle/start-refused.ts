/** The service can't start, for a reason that the operator can do something about: said in one line, exit code 1. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}
