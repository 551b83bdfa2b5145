/**
 * An event stands where it can't: its stream is damaged, or was written by other rules. No state is made up from it.
 */
export class ImpossibleHistory extends Error {
  override readonly name = 'ImpossibleHistory';
}
