import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, jest, test } from '@jest/globals';
import { startStandIn } from '../../../../test/engines/eventstoredb/stand-in.ts';
import { appendOf, dataOf, newStream, numbered, wholeStream } from '../contract/log-under-test.ts';
import { AppendOutcomeUnknown, StoreUnavailable } from '../port/errors.ts';
import type { EventStore } from '../port/event-store.ts';
import type { Append } from '../port/events.ts';
import { followLog } from '../subscription/follow-log.ts';
import { storeOnStandIn } from './event-store-db.fixture.ts';
import { openEventStoreDb } from './event-store.ts';

jest.setTimeout(60_000);

const first = (count = 2): Append => appendOf({ stream: newStream(), expected: 'no_stream', data: numbered(count) });

describe('an append of which the answer', () => {
  test('is lost after the commit has an unknown outcome, and stands there once when it is sent again', async () => {
    await using at = await storeOnStandIn();
    at.standIn.faults.order({ calls: ['append'], fault: { kind: 'reply-lost' }, times: 1 });
    const append = first();
    await expect(at.store.append(append)).rejects.toBeInstanceOf(AppendOutcomeUnknown);
    expect(await at.store.append(append)).toMatchObject({ revision: 1 });
    expect(dataOf(await wholeStream(at.store, append.stream))).toEqual(numbered(2));
  });

  test('comes after the deadline has an unknown outcome, and the late answer harms nobody', async () => {
    await using at = await storeOnStandIn({ deadlineMs: 1_500 });
    at.standIn.faults.order({ calls: ['append'], fault: { kind: 'reply-held' }, times: 1 });
    const append = first();
    const late = expect(at.store.append(append)).rejects.toThrow(/no answer within/);
    const neighbours = await Promise.all(Array.from({ length: 20 }, () => at.store.append(first())));
    expect(neighbours).toHaveLength(20);
    await late;
    at.standIn.faults.clear();
    // On the same call, so that the late answer has come before this one's.
    expect(await at.store.append(append)).toMatchObject({ revision: 1 });
    expect(await wholeStream(at.store, append.stream)).toHaveLength(2);
  });

  test('is lost with those of its neighbours leaves each of them once in the log when all are sent again', async () => {
    await using at = await storeOnStandIn();
    at.standIn.faults.order({ calls: ['append'], fault: { kind: 'reply-lost' }, times: 1 });
    const appends = Array.from({ length: 20 }, () => first());
    const outcomes = await Promise.allSettled(appends.map((append) => at.store.append(append)));
    const lost = outcomes.flatMap((outcome, index) => (outcome.status === 'rejected' ? [index] : []));
    expect(lost.length).toBeGreaterThan(0);
    for (const index of lost) await at.store.append(appends[index]!);
    for (const { stream } of appends) expect(dataOf(await wholeStream(at.store, stream))).toEqual(numbered(2));
  });
});

describe('a cluster', () => {
  test.each(['append', 'read'] as const)(
    'is followed to the leader that a follower names, asked to %s',
    async (call) => {
      const leader = await startStandIn();
      const follower = await startStandIn({ log: leader.log });
      const fault = { kind: 'not-leader', host: '127.0.0.1', port: leader.port } as const;
      follower.faults.order({ calls: [call], fault, times: null });
      const store = await openEventStoreDb({ url: follower.url });
      const append = first();
      expect(await store.append(append)).toMatchObject({ revision: 1, repeated: false });
      expect(await wholeStream(store, append.stream)).toHaveLength(2);
      expect(leader.faults.calls[call]).toBeGreaterThan(0);
      await store.close();
      await follower.stop();
      await leader.stop();
    },
  );

  test('whose leader moves in the middle goes on at the new one, and nothing is there twice', async () => {
    await using at = await storeOnStandIn();
    const next = await startStandIn({ log: at.standIn.log });
    const before = first();
    await at.store.append(before);
    const fault = { kind: 'not-leader', host: '127.0.0.1', port: next.port } as const;
    at.standIn.faults.order({ calls: ['append', 'read'], fault, times: null });
    const appends = Array.from({ length: 20 }, () => first());
    await Promise.all(appends.map((append) => settled(at.store, append)));
    for (const { stream } of [before, ...appends]) {
      expect(dataOf(await wholeStream(at.store, stream))).toEqual(numbered(2));
    }
    await at.store.close();
    await next.stop();
  });

  test('is found by any of its hosts, also when the first is down', async () => {
    const dead = await startStandIn();
    await dead.stop();
    const leader = await startStandIn();
    const url = `esdb+discover://127.0.0.1:${String(dead.port)},127.0.0.1:${String(leader.port)}?tls=false`;
    const store = await openEventStoreDb({ url });
    expect(await store.append(first())).toMatchObject({ revision: 1 });
    await store.close();
    await leader.stop();
  });
});

describe('a server', () => {
  test('that has too much to do leaves the store as usable as before', async () => {
    await using at = await storeOnStandIn();
    at.standIn.faults.order({ calls: ['append', 'read'], fault: { kind: 'exhausted' }, times: 2 });
    const append = first();
    await expect(at.store.append(append)).rejects.toBeInstanceOf(AppendOutcomeUnknown);
    await expect(at.store.readStream(append.stream, { limit: 1 })).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await at.store.append(append)).toMatchObject({ revision: 1 });
  });

  test('that is gone makes every call StoreUnavailable, and the first call works when it is back', async () => {
    await using at = await storeOnStandIn();
    const append = first();
    await at.store.append(append);
    at.standIn.disconnect();
    const lost = await at.store.append(first()).catch((error: unknown) => error);
    expect(lost).toBeInstanceOf(Error);
    await expect(at.store.append(first())).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(at.store.readStream('x', { limit: 1 })).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(at.store.readAll({ after: null, limit: 1 })).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(at.store.head()).rejects.toBeInstanceOf(StoreUnavailable);
    await at.standIn.listen();
    expect(dataOf(await wholeStream(at.store, append.stream))).toEqual(numbered(2));
    expect(await at.store.append(first())).toMatchObject({ revision: 1 });
  });

  test('that is cut off with appends open leaves each of them unknown, and every one once in the log when sent again', async () => {
    await using at = await storeOnStandIn();
    at.standIn.faults.order({ calls: ['append'], fault: { kind: 'reply-held' }, times: 200 });
    const appends = Array.from({ length: 200 }, () => first());
    const outcomes = Promise.allSettled(appends.map((append) => at.store.append(append)));
    while (at.standIn.log.length < 400) await new Promise(setImmediate);
    await at.standIn.restart();
    for (const outcome of await outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(AppendOutcomeUnknown) });
    }
    at.standIn.faults.clear();
    for (const append of appends) {
      expect(await at.store.append(append)).toMatchObject({ revision: 1 });
      expect(await wholeStream(at.store, append.stream)).toHaveLength(2);
    }
  });
});

describe('appends under way', () => {
  test('are bounded: one more is refused at once, and there is room again when they have ended', async () => {
    await using at = await storeOnStandIn({ mostAppends: 4 });
    at.standIn.faults.order({ calls: ['append'], fault: { kind: 'reply-held' }, times: 4 });
    const open = Array.from({ length: 4 }, () => at.store.append(first()));
    await expect(at.store.append(first())).rejects.toThrow(/4 appends under way/);
    while (at.standIn.faults.calls.append < 4) await new Promise(setImmediate);
    at.standIn.faults.clear();
    await Promise.all(open);
    expect(await at.store.append(first())).toMatchObject({ revision: 1 });
  });
});

describe('a subscription', () => {
  test('that the server ends without an error ends loudly', async () => {
    await using at = await storeOnStandIn();
    const iteration = at.store.subscribe(null, new AbortController().signal)[Symbol.asyncIterator]();
    const next = expect(iteration.next()).rejects.toThrow('the server ended the subscription');
    while (at.standIn.subscriptions === 0) await new Promise(setImmediate);
    at.standIn.endSubscriptions();
    await next;
  });

  test('that the server forgot is told from one that has nothing to bring', async () => {
    await using at = await storeOnStandIn({ watchEveryMs: 30 });
    at.standIn.faults.order({ calls: ['subscribe'], fault: { kind: 'silent' }, times: 1 });
    await at.store.append(first());
    const iteration = at.store.subscribe(null, new AbortController().signal)[Symbol.asyncIterator]();
    await expect(iteration.next()).rejects.toThrow('the event store forgot the subscription');
  });

  test('that has nothing to bring waits on, however long', async () => {
    await using at = await storeOnStandIn({ watchEveryMs: 5 });
    const { position } = await at.store.append(first());
    const iteration = at.store.subscribe(position, new AbortController().signal)[Symbol.asyncIterator]();
    const next = iteration.next();
    const reads = at.standIn.faults.calls.read;
    while (at.standIn.faults.calls.read < reads + 10) await delay(5);
    const append = first(1);
    await at.store.append(append);
    expect((await next).value).toMatchObject({ stream: append.stream });
  });
});

test('through lost and late answers, ended subscriptions and restarts every event stands once, and is followed once and in order', async () => {
  await using at = await storeOnStandIn({ deadlineMs: 500 });
  const { standIn, store } = at;
  const stop = new AbortController();
  const stream = newStream();
  const handled: string[] = [];
  const following = followLog({
    store,
    after: null,
    signal: stop.signal,
    handle: (page) => {
      handled.push(...page.map(({ data }) => data));
      if (handled.length >= 150) stop.abort();
    },
    onError: () => undefined,
    backoff: { firstMs: 5, longestMs: 20, random: () => 0.5, wait: (ms) => delay(ms) },
  });
  for (let n = 0; n < 150; n++) {
    if (n % 10 === 3) standIn.faults.order({ calls: ['append'], fault: { kind: 'reply-lost' }, times: 1 });
    if (n % 50 === 17) standIn.faults.order({ calls: ['append'], fault: { kind: 'reply-delayed', ms: 700 }, times: 1 });
    if (n % 10 === 7) standIn.faults.order({ calls: ['append', 'read'], fault: { kind: 'exhausted' }, times: 2 });
    if (n % 15 === 5) standIn.endSubscriptions();
    if (n % 40 === 30) await standIn.restart();
    await settled(store, appendOf({ stream, expected: n === 0 ? 'no_stream' : n - 1, data: numbered(1, n) }));
  }
  await following;
  standIn.faults.clear();
  const patient = await at.another({ deadlineMs: 10_000 });
  expect(dataOf(await wholeStream(patient, stream))).toEqual(numbered(150));
  expect(handled).toEqual(numbered(150));
});

/** As a command does it: where the outcome is unknown or the store is away, the very same append again. */
async function settled(store: EventStore, append: Append): Promise<void> {
  for (;;) {
    try {
      await store.append(append);
      return;
    } catch (error) {
      if (!(error instanceof AppendOutcomeUnknown || error instanceof StoreUnavailable)) throw error;
      await delay(5);
    }
  }
}
