import type { RecordedEvent } from '#event-store';

/** An event stands in the log of which no public event can be made. Nothing of its content is in the message. */
export class UnpublishableEvent extends Error {
  override readonly name = 'UnpublishableEvent';
  readonly event: Pick<RecordedEvent, 'position' | 'stream' | 'revision' | 'type'>;

  constructor({ position, stream, revision, type }: RecordedEvent, options: ErrorOptions) {
    const cause = options.cause instanceof Error ? options.cause.message : 'its facts make no sense';
    super(`event ${String(revision)} of ${stream} (${type}) can't be published: ${cause}`, options);
    this.event = { position, stream, revision, type };
  }
}
