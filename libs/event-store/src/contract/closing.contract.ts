import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { StoreUnavailable } from '../port/errors.ts';
import type { EventStore } from '../port/event-store.ts';
import {
  appendOf,
  dataOf,
  newStream,
  numbered,
  wholeStream,
  type LogFactory,
  type LogUnderTest,
} from './log-under-test.ts';

export function describeClosing(factory: LogFactory): void {
  describe('closing', () => {
    let log: LogUnderTest;
    let store: EventStore;

    beforeEach(async () => {
      log = await factory();
      store = await log.open();
    });

    afterEach(async () => {
      await store.close();
      await log.dispose();
    });

    test('waits for the appends in flight, which are there when the log is opened again', async () => {
      const streams = Array.from({ length: 100 }, newStream);
      const appends = streams.map((stream) =>
        store.append(appendOf({ stream, expected: 'no_stream', data: numbered(2) })),
      );
      await store.close();
      await expect(Promise.all(appends)).resolves.toHaveLength(100);
      store = await log.open();
      for (const stream of streams) expect(dataOf(await wholeStream(store, stream))).toEqual(numbered(2));
    });

    test('keeps the log: it goes on after the last revision and position', async () => {
      const stream = newStream();
      const before = await store.append(appendOf({ stream, expected: 'no_stream', data: numbered(2) }));
      await store.close();
      store = await log.open();
      const again = await store.append(appendOf({ stream, expected: 1, data: numbered(1, 2) }));
      expect(again.revision).toBe(2);
      const rest = await store.readAll({ after: before.position, limit: 1_000 });
      expect(dataOf(rest.filter((event) => event.stream === stream))).toEqual(numbered(1, 2));
    });

    test('makes every further call StoreUnavailable', async () => {
      await store.close();
      const append = appendOf({ stream: newStream(), expected: 'no_stream', data: ['{}'] });
      await expect(store.append(append)).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(store.readStream('x', { limit: 1 })).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(store.readAll({ after: null, limit: 1 })).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(store.head()).rejects.toBeInstanceOf(StoreUnavailable);
    });

    test('ends a subscription loudly', async () => {
      const iteration = store.subscribe(await store.head(), new AbortController().signal)[Symbol.asyncIterator]();
      const ending = expect(iteration.next()).rejects.toBeInstanceOf(StoreUnavailable);
      await store.close();
      await ending;
    });

    test('twice is closing once', async () => {
      await Promise.all([store.close(), store.close()]);
      await expect(store.close()).resolves.toBeUndefined();
    });
  });
}
