import { lastRevision, type LoggedEvent } from './logged-event.ts';

/** One stream of the log: all of its events, and from which of them on it shows any. */
export class LoggedStream {
  readonly name: string;
  readonly events: LoggedEvent[] = [];
  /** Events below this revision are cut off; `lastRevision`: softly deleted. */
  truncatedBefore = 0n;
  tombstone: LoggedEvent | null = null;

  constructor(name: string) {
    this.name = name;
  }

  /** Revision of the last event, -1 without one; goes on counting after a soft delete. */
  get last(): bigint {
    return BigInt(this.events.length) - 1n;
  }

  get softlyDeleted(): boolean {
    return this.truncatedBefore === lastRevision;
  }

  /** What a reader sees: a stream that was never written to or is softly deleted is not there. */
  get exists(): boolean {
    return this.events.length > 0 && !this.softlyDeleted;
  }

  add(event: LoggedEvent): void {
    if (event.revision === lastRevision) this.tombstone = event;
    else this.events.push(event);
  }

  /** The event at a revision, cut off or not. */
  at(revision: bigint): LoggedEvent | undefined {
    return this.events[Number(revision)];
  }
}
