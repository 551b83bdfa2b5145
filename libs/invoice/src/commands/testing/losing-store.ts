import { type Append, type Appended, AppendOutcomeUnknown, type EventStore, StoreUnavailable } from '#event-store';

/** Which appends go wrong, and how: never written, or written and the answer lost. */
export interface Fault {
  readonly hits: (append: Append) => boolean;
  readonly how: 'refused' | 'answer-lost';
  /** How many times. */
  times: number;
}

/** A store between which and its caller appends get lost, as on a network. */
export function losing(store: EventStore, fault: Fault): EventStore {
  const append = async (wanted: Append): Promise<Appended> => {
    if (fault.times === 0 || !fault.hits(wanted)) return store.append(wanted);
    fault.times -= 1;
    if (fault.how === 'refused') throw new StoreUnavailable('the store was cut off');
    await store.append(wanted);
    throw new AppendOutcomeUnknown('the answer was lost');
  };
  return appendingBy(store, append);
}

/** The store, with appends that go another way. */
export const appendingBy = (store: EventStore, append: EventStore['append']): EventStore => ({
  soleWriter: store.soleWriter,
  append,
  readStream: (stream, slice) => store.readStream(stream, slice),
  readAll: (slice) => store.readAll(slice),
  head: () => store.head(),
  subscribe: (after, signal) => store.subscribe(after, signal),
  close: () => store.close(),
});

/** The same log as seen by one of several processes that write to it. */
export const shared = (store: EventStore): EventStore => ({
  ...appendingBy(store, (append) => store.append(append)),
  soleWriter: false,
});
