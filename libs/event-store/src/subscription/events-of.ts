import { maxPageSize, type EventLogReader } from '../port/event-store.ts';
import type { RecordedEvent } from '../port/events.ts';

/**
 * All events of a stream, oldest first, a page in memory at a time. A missing stream has none.
 * @param from revision to begin at, included
 */
export async function* eventsOf(
  reader: Pick<EventLogReader, 'readStream'>,
  stream: string,
  from = 0,
): AsyncGenerator<RecordedEvent, void, undefined> {
  let next = from;
  for (;;) {
    const page = await reader.readStream(stream, { from: next, limit: maxPageSize });
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < maxPageSize) return;
    next = last.revision + 1;
  }
}
