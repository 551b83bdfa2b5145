import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { describe, expect, test } from '@jest/globals';
import { appendOf, dataOf, logOf, newStream, numbered } from '../contract/log-under-test.ts';
import { InvalidAppend, StoreUnavailable } from '../port/errors.ts';
import type { Append } from '../port/events.ts';
import { storeOnStandIn, type StoreOnStandIn } from './event-store-db.fixture.ts';

/** Writes as any other program does that shares the server. */
async function foreign(
  { standIn }: StoreOnStandIn,
  act: (client: EventStoreDBClient) => Promise<unknown>,
): Promise<void> {
  const client = EventStoreDBClient.connectionString(standIn.url);
  await act(client);
  await client.dispose();
}

const events = (count: number) => Array.from({ length: count }, () => jsonEvent({ type: 'Foreign', data: {} }));

describe('on a server that others use too', () => {
  test('streams of others and events of the server itself never show', async () => {
    await using at = await storeOnStandIn({ streamPrefixes: ['contract-'] });
    const [kept, deleted, tombstoned] = [newStream(), newStream(), newStream()];
    for (const stream of [deleted, tombstoned, kept]) {
      await at.store.append(appendOf({ stream, expected: 'no_stream', data: numbered(2) }));
    }
    await foreign(at, async (client) => {
      await client.appendToStream('orders-1', events(30));
      await client.appendToStream('$system-thing', events(5));
      await client.deleteStream(deleted);
      await client.tombstoneStream(tombstoned);
    });
    const last = await at.store.append(appendOf({ stream: kept, expected: 1, data: numbered(2, 2) }));
    const all = await at.store.readAll({ after: null, limit: 1_000 });
    expect(new Set(all.map(({ stream }) => stream))).toEqual(new Set([kept, deleted, tombstoned]));
    expect(all.every(({ type }) => type === 'SomethingHappened')).toBe(true);
    for (const limit of [1, 2, 3]) expect(dataOf(await logOf(at.store, [kept], null, limit))).toEqual(numbered(4));
    expect(await at.store.head()).toBe(last.position);
    await foreign(at, (client) => client.tombstoneStream(kept));
    expect(await at.store.head()).toBe(last.position);
  });

  test('a subscription brings only what is of this log', async () => {
    await using at = await storeOnStandIn({ streamPrefixes: ['contract-'] });
    await foreign(at, (client) => client.appendToStream('orders-1', events(3_000)));
    const append = appendOf({ stream: newStream(), expected: 'no_stream', data: numbered(3) });
    await at.store.append(append);
    const seen: string[] = [];
    for await (const event of at.store.subscribe(null, new AbortController().signal)) {
      seen.push(event.stream);
      if (seen.length === 3) break;
    }
    expect(seen).toEqual([append.stream, append.stream, append.stream]);
  });

  test('an append to a stream that no reader would be shown is refused', async () => {
    await using at = await storeOnStandIn({ streamPrefixes: ['invoice-', 'merchant-'] });
    const append = appendOf({ stream: newStream(), expected: 'no_stream', data: ['{}'] });
    await expect(at.store.append(append)).rejects.toBeInstanceOf(InvalidAppend);
  });

  test('a stream that somebody tombstoned is refused as what it is', async () => {
    await using at = await storeOnStandIn();
    const append = appendOf({ stream: newStream(), expected: 'no_stream', data: ['{}'] });
    await at.store.append(append);
    await foreign(at, (client) => client.tombstoneStream(append.stream));
    const next = at.store.append(appendOf({ stream: append.stream, expected: 0, data: ['{}'] }));
    await expect(next).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(next).rejects.toThrow(/tombstoned/);
    await expect(at.store.readStream(append.stream, { limit: 1 })).rejects.toBeInstanceOf(StoreUnavailable);
  });
});

test('an append that lands behind what somebody deleted does not pass for one that began a stream', async () => {
  await using at = await storeOnStandIn();
  const append = appendOf({ stream: newStream(), expected: 'no_stream', data: numbered(2) });
  await at.store.append(append);
  await foreign(at, (client) => client.deleteStream(append.stream));
  const again = appendOf({ stream: append.stream, expected: 'no_stream', data: ['{}'] });
  await expect(at.store.append(again)).rejects.toThrow(/put at revision 2 .* not at 0/);
});

describe('the same append by two processes', () => {
  const attempt = (append: Append, recordedAt: string): Append => ({
    ...append,
    events: append.events.map((event) => ({ ...event, metadata: `{"recordedAt":"${recordedAt}"}` })),
  });

  test('is repeated for the second, which had not seen what the first wrote', async () => {
    await using at = await storeOnStandIn();
    const other = await at.another();
    const append = appendOf({ stream: newStream(), expected: 'no_stream', data: numbered(2) });
    const first = await at.store.append(attempt(append, '10:00'));
    expect(first.repeated).toBe(false);
    expect(await other.append(attempt(append, '10:01'))).toEqual({ ...first, repeated: true });
  });

  test('is won by exactly one when they race, whichever comes first', async () => {
    await using at = await storeOnStandIn();
    const other = await at.another();
    for (let round = 0; round < 20; round++) {
      const append = appendOf({ stream: newStream(), expected: 'no_stream', data: numbered(2) });
      const answers = await Promise.all([
        at.store.append(attempt(append, '10:00')),
        other.append(attempt(append, '10:01')),
      ]);
      expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    }
  });

  test('is known to be repeated after a restart, also when the bytes are the same', async () => {
    await using at = await storeOnStandIn();
    const append = appendOf({ stream: newStream(), expected: 'no_stream', data: numbered(2) });
    const first = await at.store.append(append);
    const restarted = await at.another();
    expect(await restarted.append(append)).toEqual({ ...first, repeated: true });
  });

  test('costs no second call where the ids were drawn for this very append', async () => {
    await using at = await storeOnStandIn();
    const reads = at.standIn.faults.calls.read;
    const append = appendOf({ stream: newStream(), expected: 'no_stream', data: numbered(2) });
    expect(await at.store.append({ ...append, fresh: true })).toMatchObject({ repeated: false });
    expect(at.standIn.faults.calls.read).toBe(reads);
    expect(await at.store.append(append)).toMatchObject({ repeated: true });
    expect(at.standIn.faults.calls.read).toBe(reads);
  });
});

test('a cold stream is read in one call', async () => {
  await using at = await storeOnStandIn();
  const append = appendOf({ stream: newStream(), expected: 'no_stream', data: numbered(5) });
  await at.store.append({ ...append, fresh: true });
  const cold = await at.another();
  const { read } = at.standIn.faults.calls;
  expect(await cold.readStream(append.stream, { limit: 1_000 })).toHaveLength(5);
  expect(at.standIn.faults.calls.read).toBe(read + 1);
});

test('positions of another log are refused', async () => {
  await using at = await storeOnStandIn();
  const { position } = await at.store.append(appendOf({ stream: newStream(), expected: 'no_stream', data: ['{}'] }));
  await at.store.append(appendOf({ stream: newStream(), expected: 'no_stream', data: ['{}'] }));
  const odd = String(BigInt(position) + 1n);
  await expect(at.store.readAll({ after: odd, limit: 1 })).rejects.toMatchObject({ name: 'InvalidRead' });
});
