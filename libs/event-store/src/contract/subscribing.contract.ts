import { describe, expect, test } from '@jest/globals';
import type { EventStore } from '../port/event-store.ts';
import type { Position, RecordedEvent } from '../port/events.ts';
import { appendOf, dataOf, newStream, numbered } from './log-under-test.ts';

/** Follows one stream through a subscription to the log until that many events of it came. */
async function take(
  store: EventStore,
  stream: string,
  after: Position | null,
  count: number,
): Promise<RecordedEvent[]> {
  const taken: RecordedEvent[] = [];
  for await (const event of store.subscribe(after, new AbortController().signal)) {
    if (event.stream === stream) taken.push(event);
    if (taken.length === count) return taken;
  }
  return taken;
}

async function write(store: EventStore, stream: string, first: number, count: number): Promise<void> {
  for (let revision = first; revision < first + count; revision++) {
    const expected = revision === 0 ? 'no_stream' : revision - 1;
    await store.append(appendOf({ stream, expected, data: numbered(1, revision) }));
  }
}

export function describeSubscribing(store: () => EventStore): void {
  describe('subscribing to the log', () => {
    test('brings what stands there and then what comes, each once and in order', async () => {
      const start = await store().head();
      const stream = newStream();
      await write(store(), stream, 0, 20);
      const taking = take(store(), stream, start, 60);
      await write(store(), stream, 20, 40);
      const taken = await taking;
      expect(dataOf(taken)).toEqual(numbered(60));
      expect(taken).toEqual(await store().readStream(stream, { limit: 1_000 }));
    });

    test('brings every event at once to one who waits, however often', async () => {
      const stream = newStream();
      const stop = new AbortController();
      const iteration = store()
        .subscribe(await store().head(), stop.signal)
        [Symbol.asyncIterator]();
      for (let revision = 0; revision < 50; revision++) {
        const waiting = iteration.next();
        await write(store(), stream, revision, 1);
        let next = await waiting;
        while (next.done !== true && next.value.stream !== stream) next = await iteration.next();
        expect(next.done === true ? null : next.value.data).toBe(`{"n":${String(revision)}}`);
      }
      stop.abort();
    });

    test('resumes after the last handled position, without a gap or a repeat', async () => {
      let after = await store().head();
      const stream = newStream();
      await write(store(), stream, 0, 12);
      const handled: RecordedEvent[] = [];
      while (handled.length < 12) {
        const some = await take(store(), stream, after, 3);
        handled.push(...some);
        after = some.at(-1)?.position ?? after;
      }
      expect(dataOf(handled)).toEqual(numbered(12));
    });

    test('serves several at once', async () => {
      const start = await store().head();
      const stream = newStream();
      const takings = [1, 2, 3].map(() => take(store(), stream, start, 10));
      await write(store(), stream, 0, 10);
      for (const taken of await Promise.all(takings)) expect(dataOf(taken)).toEqual(numbered(10));
    });

    test('ends without an error when it is aborted while it waits', async () => {
      const stop = new AbortController();
      const iteration = store()
        .subscribe(await store().head(), stop.signal)
        [Symbol.asyncIterator]();
      const waiting = drain(iteration);
      stop.abort();
      await expect(waiting).resolves.toBe('ended');
    });

    test('brings nothing more once it is aborted', async () => {
      const start = await store().head();
      const stream = newStream();
      await write(store(), stream, 0, 5);
      const stop = new AbortController();
      const seen: RecordedEvent[] = [];
      for await (const event of store().subscribe(start, stop.signal)) {
        if (event.stream !== stream) continue;
        seen.push(event);
        if (seen.length === 2) stop.abort();
      }
      expect(dataOf(seen)).toEqual(numbered(2));
    });

    test('with a signal that is already aborted brings nothing', async () => {
      const iteration = store().subscribe(null, AbortSignal.abort())[Symbol.asyncIterator]();
      expect((await iteration.next()).done).toBe(true);
    });
  });
}

async function drain(iteration: AsyncIterator<RecordedEvent>): Promise<'ended'> {
  for (;;) {
    const { done } = await iteration.next();
    if (done === true) return 'ended';
  }
}
