import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { appendOf, dataOf, newStream, numbered } from '../contract/log-under-test.ts';
import type { EventLogReader, EventStore } from '../port/event-store.ts';
import type { RecordedEvent } from '../port/events.ts';
import { temporaryLog, type TemporaryLog } from '../sqlite/temporary-log.fixture.ts';
import { defaultBackoff, type Backoff } from './backoff.ts';
import { followLog, type FollowingFailure } from './follow-log.ts';

let log: TemporaryLog;
let store: EventStore;
let stop: AbortController;
let handled: RecordedEvent[];
let failures: FollowingFailure[];
let waits: number[];

/** Waits no time, and writes down for how long it should have been. */
const backoff: Backoff = {
  ...defaultBackoff,
  random: () => 0,
  wait: (ms) => {
    waits.push(ms);
    return Promise.resolve();
  },
};

beforeEach(async () => {
  log = await temporaryLog();
  store = await log.open();
  stop = new AbortController();
  [handled, failures, waits] = [[], [], []];
});

afterEach(async () => {
  stop.abort();
  await store.close();
  await log.dispose();
});

const write = (count: number, first = 0): Promise<unknown> =>
  store.append(appendOf({ stream: newStream(), expected: 'no_stream', data: numbered(count, first) }));

/** Keeps what it is given, and ends the following when it has that many. */
const keepUntil =
  (count: number) =>
  (page: readonly RecordedEvent[]): void => {
    handled.push(...page);
    if (handled.length >= count) stop.abort();
  };

const follow = (
  handle: (page: readonly RecordedEvent[]) => void | Promise<void>,
  reader: Pick<EventLogReader, 'readAll' | 'subscribe'> = store,
  after: string | null = null,
): Promise<string | null> => {
  const onError = (failure: FollowingFailure): void => {
    failures.push(failure);
  };
  return followLog({ store: reader, after, signal: stop.signal, pageSize: 4, handle, onError, backoff });
};

describe('following the log', () => {
  test('hands over what stands there in pages, and then what comes', async () => {
    await write(10);
    const sizes: number[] = [];
    const following = follow(async (page) => {
      sizes.push(page.length);
      keepUntil(15)(page);
      if (handled.length === 10) await write(5, 10);
    });
    expect(await following).toBe(await store.head());
    expect(dataOf(handled)).toEqual(numbered(15));
    expect(sizes).toEqual([4, 4, 2, 4, 1]);
  });

  test('begins after the position that was handled last', async () => {
    await write(6);
    const [, , third] = await store.readAll({ after: null, limit: 3 });
    await follow(keepUntil(3), store, third?.position ?? '');
    expect(dataOf(handled)).toEqual(numbered(3, 3));
  });

  test('gives a page that could not be handled again, and nothing after it', async () => {
    await write(6);
    let attempts = 0;
    const seen: string[][] = [];
    await follow((page) => {
      seen.push(dataOf(page));
      attempts += 1;
      if (attempts <= 3) throw new Error(`attempt ${String(attempts)}`);
      keepUntil(6)(page);
    });
    expect(seen.slice(0, 4)).toEqual([numbered(4), numbered(4), numbered(4), numbered(4)]);
    expect(dataOf(handled)).toEqual(numbered(6));
    expect(waits).toEqual([50, 100, 200]);
    expect(failures.map(({ error }) => String(error))).toEqual([1, 2, 3].map((n) => `Error: attempt ${String(n)}`));
  });

  test('waits for a page to be handled before it takes the next', async () => {
    await write(8);
    const steps: string[] = [];
    await follow(async (page) => {
      steps.push('begin');
      await new Promise(setImmediate);
      steps.push('end');
      keepUntil(8)(page);
    });
    expect(steps).toEqual(['begin', 'end', 'begin', 'end']);
  });

  test('comes back after a store that could not be read, without a gap or a repeat', async () => {
    await write(10);
    let calls = 0;
    const shaky: Pick<EventLogReader, 'readAll' | 'subscribe'> = {
      readAll: (slice) => {
        calls += 1;
        return calls % 2 === 1 ? Promise.reject(new Error('away')) : store.readAll(slice);
      },
      subscribe: (after, signal) => store.subscribe(after, signal),
    };
    await follow(keepUntil(10), shaky);
    expect(dataOf(handled)).toEqual(numbered(10));
    expect(waits).toEqual([50, 50, 50]);
  });

  test('takes a subscription that simply ends for lost, and comes back', async () => {
    let subscriptions = 0;
    const ending: Pick<EventLogReader, 'readAll' | 'subscribe'> = {
      readAll: (slice) => store.readAll(slice),
      subscribe: (after, signal) => {
        subscriptions += 1;
        return subscriptions <= 2 ? nothing() : store.subscribe(after, signal);
      },
    };
    const following = follow(keepUntil(2), ending);
    await write(2);
    await following;
    expect(dataOf(handled)).toEqual(numbered(2));
    expect(failures.map(({ error }) => (error as Error).name)).toEqual(failures.map(() => 'StoreUnavailable'));
  });

  test('starts the waits anew after a success', async () => {
    await write(8);
    let calls = 0;
    await follow((page) => {
      calls += 1;
      if (calls !== 3 && calls !== 6) throw new Error('not yet');
      keepUntil(8)(page);
    });
    expect(waits).toEqual([50, 100, 50, 100]);
  });

  test('ends at once where it is stopped while it waits for more', async () => {
    await write(1);
    const following = follow(keepUntil(99));
    await new Promise(setImmediate);
    stop.abort();
    expect(await following).toBe(await store.head());
    expect(failures).toEqual([]);
  });
});

async function* nothing(): AsyncGenerator<RecordedEvent> {}
