import { open } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { appendOf, dataOf, newStream, numbered, streamOf, wholeStream } from '../contract/log-under-test.ts';
import { comparePositions } from '../port/compare-positions.ts';
import { openSqliteLogReader } from './log-reader.ts';
import type { SqliteEventStore } from './event-store.ts';
import { temporaryLog, type TemporaryLog } from './temporary-log.fixture.ts';

let log: TemporaryLog;
let store: SqliteEventStore;

beforeEach(async () => {
  log = await temporaryLog();
  store = await log.open();
});

afterEach(async () => {
  await store.close();
  await log.dispose();
});

describe('a reader beside the writer', () => {
  test('sees every event that was acknowledged, and the same log', async () => {
    const reader = openSqliteLogReader({ file: log.file });
    const stream = await streamOf(store, 3);
    expect(await reader.readStream(stream, { limit: 10 })).toEqual(await wholeStream(store, stream));
    expect(await reader.head()).toBe(await store.head());
    expect(reader.logId).toBe(store.logId);
    await reader.close();
  });

  test.each(['told of commits', 'left to look for itself'])('%s follows what the writer appends', async (how) => {
    const told = how === 'told of commits';
    const reader = openSqliteLogReader(told ? { file: log.file, commits: store.commits } : { file: log.file });
    const iteration = reader.subscribe(null, new AbortController().signal)[Symbol.asyncIterator]();
    for (let n = 0; n < 5; n++) {
      const next = iteration.next();
      await store.append(appendOf({ stream: newStream(), expected: 'no_stream', data: numbered(1, n) }));
      expect((await next).value).toMatchObject({ data: `{"n":${String(n)}}` });
    }
    await reader.close();
  });

  test('in another thread hears of a commit through shared memory', async () => {
    const module = new URL('./following-thread.fixture.ts', import.meta.url);
    const thread = new Worker(module, { workerData: { file: log.file, commits: store.commits }, execArgv: [] });
    const [opened] = (await once(thread, 'message')) as [string];
    expect(opened).toBe('opened');
    const received = once(thread, 'message');
    const exit = once(thread, 'exit');
    await streamOf(store, 3);
    expect(await received).toEqual([numbered(3)]);
    await exit;
  });

  test('cannot write', () => {
    const reader = new DatabaseSync(log.file, { readOnly: true });
    expect(() => reader.exec('DELETE FROM events')).toThrow('readonly');
    reader.close();
  });
});

describe('a log that somebody tampered with', () => {
  const tamper = async (sql: string): Promise<void> => {
    await store.close();
    const database = new DatabaseSync(log.file);
    database.exec(sql);
    database.close();
    store = await log.open();
  };

  test.each([
    ['bytes that are no text', "UPDATE events SET data = CAST(x'00ff80' AS TEXT) WHERE revision = 1"],
    ['a revision beyond all numbers', 'UPDATE events SET revision = 9223372036854775807 WHERE revision = 1'],
    ['a position beyond all numbers', 'UPDATE events SET position = 9223372036854775807 WHERE revision = 1'],
    ['two events that changed places', 'UPDATE events SET position = position + 10 WHERE revision = 1'],
    ['empty texts', "UPDATE events SET id = '', type = '', data = '', metadata = '', stream = '' WHERE revision = 1"],
  ])('with %s is read all the same', async (_what, sql) => {
    await streamOf(store, 3);
    await tamper(sql);
    const events = await store.readAll({ after: null, limit: 10 });
    expect(events).toHaveLength(3);
    expect(await store.readAll({ after: events.at(-1)?.position ?? null, limit: 10 })).toEqual([]);
    expect(events.map(({ position }) => position).toSorted(comparePositions)).toEqual(
      events.map(({ position }) => position),
    );
  });

  test('by removing an event shows the others', async () => {
    const stream = await streamOf(store, 3);
    await tamper('DELETE FROM events WHERE revision = 1');
    expect(dataOf(await wholeStream(store, stream))).toEqual(['{"n":0}', '{"n":2}']);
  });

  test('that SQLite is at a loss to read says StoreUnavailable', async () => {
    for (let count = 0; count < 5; count++) await streamOf(store, 100);
    await store.close();
    const file = await open(log.file, 'r+');
    await file.write(Buffer.alloc(4 * 8192, 0xff), 0, 4 * 8192, 5 * 8192);
    await file.close();
    store = await log.open();
    const reading = store.readAll({ after: null, limit: 1_000 });
    await expect(reading).rejects.toMatchObject({ name: 'StoreUnavailable' });
    await expect(reading).rejects.toThrow('database disk image is malformed');
  });
});
