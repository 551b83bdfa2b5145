import type { RecordedEvent } from '../port/events.ts';

export type UndecodableReason = 'unknown-type' | 'newer-schema-version' | 'no-schema-version' | 'no-json';

/** An event stands in the log that this program can't read. Its content is not in the message. */
export class UndecodableEvent extends Error {
  override readonly name = 'UndecodableEvent';
  readonly reason: UndecodableReason;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;

  constructor(recorded: RecordedEvent, reason: UndecodableReason, detail: string, options?: ErrorOptions) {
    super(
      `event ${String(recorded.revision)} of ${recorded.stream} (${recorded.type}) can't be read: ${detail}`,
      options,
    );
    this.reason = reason;
    this.stream = recorded.stream;
    this.revision = recorded.revision;
    this.type = recorded.type;
  }
}
