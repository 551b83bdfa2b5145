export type CannotOpenReason =
  /** Another process, or this one, has it open for writing. */
  | 'in-use'
  | 'missing'
  /** Written by a newer program. */
  | 'newer-schema'
  /** A sound SQLite file that holds something else. */
  | 'not-a-log'
  | 'damaged'
  /** The operating system refused: rights, space, a file system without shared memory. */
  | 'refused';

/** The log's file can't be opened. The message names the file and says what is wrong, for an operator. */
export class CannotOpenLog extends Error {
  override readonly name = 'CannotOpenLog';
  readonly reason: CannotOpenReason;

  constructor(reason: CannotOpenReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
