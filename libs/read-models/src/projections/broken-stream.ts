/** The log lacks an event, or has one twice: no row is made up from it. */
export class BrokenStream extends Error {
  override readonly name = 'BrokenStream';
  readonly stream: string;

  constructor(stream: string, expected: number, found: number) {
    super(`${stream}: event ${String(expected)} was to come next, and ${String(found)} came`);
    this.stream = stream;
  }
}
