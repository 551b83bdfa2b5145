import { type EventLogReader, type Position, type RecordedEvent, StoreUnavailable } from '#event-store';
import type { BrokerMessage } from '../port/message.ts';
import { toMessage } from '../public-events/binary-mode.ts';
import type { PublicEvents } from '../public-events/public-events.ts';

/** A message with the event that it was made of. */
export interface Entry {
  readonly message: BrokerMessage;
  readonly event: RecordedEvent;
}

/** What is sent at once. */
export interface Batch {
  /** In log order; none where all events were private. */
  readonly entries: readonly Entry[];
  /** The last event of the log that is done with this batch. */
  readonly through: RecordedEvent;
}

export interface BatchLimits {
  /** Events that are read at once. */
  readonly pageSize: number;
  /** A batch ends with the message that brings its values to so many bytes. */
  readonly batchBytes: number;
}

export interface BatchSource {
  readonly log: Pick<EventLogReader, 'readAll' | 'subscribe'>;
  readonly events: PublicEvents;
  /** Positions of events that an operator decided to leave out. */
  readonly skipped: ReadonlySet<Position>;
  readonly limits: BatchLimits;
  readonly signal: AbortSignal;
}

/**
 * The log after a position as batches, in order, for ever: at its end it waits. Ends when the signal is aborted.
 * @throws UnpublishableEvent after the last batch before that event, and what the log throws
 */
export async function* batchesAfter(source: BatchSource, after: Position | null): AsyncGenerator<Batch, void, void> {
  const { log, limits, signal } = source;
  let read = after;
  while (!signal.aborted) {
    const page = await log.readAll({ after: read, limit: limits.pageSize });
    if (page.length === 0) await somethingNew(log, read, signal);
    yield* batchesOf(page, source);
    read = page.at(-1)?.position ?? read;
  }
}

/** The subscription only tells that there is more: pages are what is cheap to handle. */
async function somethingNew(log: BatchSource['log'], after: Position | null, signal: AbortSignal): Promise<void> {
  for await (const _event of log.subscribe(after, signal)) return;
  if (!signal.aborted) throw new StoreUnavailable('the subscription ended');
}

async function* batchesOf(page: readonly RecordedEvent[], source: BatchSource): AsyncGenerator<Batch, void, void> {
  let entries: Entry[] = [];
  let bytes = 0;
  let through: RecordedEvent | null = null;
  for (const event of page) {
    let message: BrokerMessage | null;
    try {
      message = await messageOf(event, source);
    } catch (error) {
      if (through !== null) yield { entries, through };
      throw error;
    }
    through = event;
    if (message === null) continue;
    entries.push({ message, event });
    bytes += message.value.length;
    if (bytes < source.limits.batchBytes) continue;
    yield { entries, through };
    [entries, bytes, through] = [[], 0, null];
  }
  if (through !== null) yield { entries, through };
}

async function messageOf(event: RecordedEvent, { events, skipped }: BatchSource): Promise<BrokerMessage | null> {
  if (skipped.has(event.position)) return null;
  const made = await events.of(event);
  return made === null ? null : toMessage(made);
}
