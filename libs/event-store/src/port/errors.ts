import type { ExactRevision, ExpectedRevision } from './events.ts';

/** The stream is not where the caller believed it to be. Nothing was written. */
export class StreamConflict extends Error {
  override readonly name = 'StreamConflict';
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly actual: ExactRevision;

  constructor(stream: string, expected: ExpectedRevision, actual: ExactRevision) {
    super(`stream ${stream} is at ${String(actual)}, not at ${String(expected)}`);
    this.stream = stream;
    this.expected = expected;
    this.actual = actual;
  }
}

/**
 * The append was refused before any store saw it: an id that was not made for its place, a value that JSON can't hold, too
 * large, without events.
 */
export class InvalidAppend extends Error {
  override readonly name = 'InvalidAppend';
}

/** No page can be meant by this: a limit out of bounds, a malformed position or revision. */
export class InvalidRead extends Error {
  override readonly name = 'InvalidRead';
}

/** The store can't be reached, is closed, or takes no more work now. Nothing was written. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** No answer came: the events may stand in the log or not. The very same append again settles it. */
export class AppendOutcomeUnknown extends Error {
  override readonly name = 'AppendOutcomeUnknown';
}
