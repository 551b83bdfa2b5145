import { randomUUID } from 'node:crypto';
import { comparePositions } from '../port/compare-positions.ts';
import { eventIdFor } from '../port/event-id.ts';
import type { EventStore } from '../port/event-store.ts';
import type { Append, ExactRevision, ExpectedRevision, Position, RecordedEvent } from '../port/events.ts';

/** A log of its own, or one that other tests write to as well: the contract looks at its own streams only. */
export interface LogUnderTest {
  /** Opens the log; again after the store was closed. */
  open(): Promise<EventStore>;
  /** Called last, with every store closed. */
  dispose(): Promise<void>;
}

export type LogFactory = () => Promise<LogUnderTest>;

export const newStream = (): string => `contract-${randomUUID()}`;

export interface Wanted {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly commandId?: string;
  /** JSON text, an event each. */
  readonly data: readonly string[];
}

/** An append that every store takes: ids made for their place, or, under `any`, for a place that is taken for the first. */
export function appendOf({ stream, expected, commandId = randomUUID(), data }: Wanted): Append {
  const first = typeof expected === 'number' ? expected + 1 : 0;
  const events = data.map((text, index) => ({
    id: eventIdFor(stream, first + index, commandId),
    type: 'SomethingHappened',
    data: text,
    metadata: `{"commandId":${JSON.stringify(commandId)}}`,
  }));
  return { stream, expected, commandId, events };
}

/** `count` events with the data `{"n":first}`, `{"n":first+1}`, ... */
export const numbered = (count: number, first = 0): string[] =>
  Array.from({ length: count }, (_, index) => `{"n":${String(first + index)}}`);

/** Makes a new stream with that many events. */
export async function streamOf(store: EventStore, count: number): Promise<string> {
  const stream = newStream();
  if (count > 0) await store.append(appendOf({ stream, expected: 'no_stream', data: numbered(count) }));
  return stream;
}

export const wholeStream = (store: EventStore, stream: string): Promise<readonly RecordedEvent[]> =>
  store.readStream(stream, { limit: 1_000 });

export const revisionAfter = (count: number): ExactRevision => (count === 0 ? 'no_stream' : count - 1);

export const dataOf = (events: readonly RecordedEvent[]): string[] => events.map(({ data }) => data);

/** The events of some streams, from the whole log after a position, in pages of that size. */
export async function logOf(
  store: EventStore,
  streams: readonly string[],
  after: Position | null,
  limit = 1_000,
): Promise<RecordedEvent[]> {
  const own: RecordedEvent[] = [];
  let from = after;
  for (;;) {
    const page = await store.readAll({ after: from, limit });
    own.push(...page.filter(({ stream }) => streams.includes(stream)));
    const last = page.at(-1);
    if (last === undefined) return own;
    from = last.position;
  }
}

/** Waits until the log shows a position: a store may answer an append before that. */
export async function shown(store: EventStore, after: Position | null, position: Position): Promise<void> {
  const done = new AbortController();
  for await (const event of store.subscribe(after, done.signal)) {
    if (comparePositions(event.position, position) >= 0) done.abort();
  }
}
