import { startStandIn, type StandIn } from '../../../../test/engines/eventstoredb/stand-in.ts';
import type { LogUnderTest } from '../contract/log-under-test.ts';
import { openEventStoreDb, type EventStoreDbOptions, type EventStoreDbStore } from './index.ts';

/** The server that the environment names; a stand-in where it names none. */
export async function eventStoreDbUnderTest(): Promise<LogUnderTest> {
  const url = process.env['EVENTSTORE_URL'];
  if (url !== undefined) {
    return { open: () => openEventStoreDb({ url }), dispose: () => Promise.resolve() };
  }
  const standIn = await startStandIn();
  return { open: () => openEventStoreDb({ url: standIn.url }), dispose: () => standIn.stop() };
}

/** A stand-in with a store on it, both of which end with the test that holds them. */
export async function storeOnStandIn(options: Partial<EventStoreDbOptions> = {}): Promise<StoreOnStandIn> {
  const standIn = await startStandIn();
  const store = await openEventStoreDb({ url: standIn.url, ...options });
  const others: EventStoreDbStore[] = [];
  return {
    standIn,
    store,
    async another(more = {}) {
      const other = await openEventStoreDb({ url: standIn.url, ...options, ...more });
      others.push(other);
      return other;
    },
    async [Symbol.asyncDispose]() {
      for (const open of [store, ...others]) await open.close();
      await standIn.stop();
    },
  };
}

export interface StoreOnStandIn extends AsyncDisposable {
  readonly standIn: StandIn;
  readonly store: EventStoreDbStore;
  /** As another process would have it. */
  another(options?: Partial<EventStoreDbOptions>): Promise<EventStoreDbStore>;
}
