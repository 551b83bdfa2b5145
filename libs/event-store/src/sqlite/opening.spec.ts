import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { streamOf, wholeStream } from '../contract/log-under-test.ts';
import { openSqliteEventStore } from './event-store.ts';
import { openSqliteLogReader } from './log-reader.ts';
import { temporaryLog, type TemporaryLog } from './temporary-log.fixture.ts';
import { openWriteConnection } from './write-connection.ts';

describe('opening a log', () => {
  let log: TemporaryLog;

  beforeEach(async () => {
    log = await temporaryLog();
  });

  afterEach(async () => {
    await log.dispose();
  });

  const sql = (statements: string): void => {
    const database = new DatabaseSync(log.file);
    database.exec(statements);
    database.close();
  };

  const read = (): unknown => openSqliteLogReader({ file: log.file });

  test('for writing makes file and folder', async () => {
    const file = join(log.folder, 'a', 'b', 'events.db');
    const store = await openSqliteEventStore({ file });
    expect(await store.head()).toBeNull();
    await store.close();
  });

  test('gives it an id that stays, and another one for another log', async () => {
    const first = await log.open();
    await first.close();
    const again = await log.open();
    expect(again.logId).toBe(first.logId);
    expect(again.logId).toMatch(/^[0-9a-f-]{36}$/);
    await again.close();
    const other = await openSqliteEventStore({ file: join(log.folder, 'other.db') });
    expect(other.logId).not.toBe(first.logId);
    await other.close();
  });

  test('makes a commit durable before it is acknowledged, and lets readers in meanwhile', () => {
    const { database } = openWriteConnection(log.file);
    expect(database.prepare('PRAGMA synchronous').get()).toMatchObject({ synchronous: 2 });
    expect(database.prepare('PRAGMA journal_mode').get()).toMatchObject({ journal_mode: 'wal' });
    database.close();
  });

  test('of a newer program is refused, and leaves it as it was', async () => {
    await (await log.open()).close();
    sql('PRAGMA user_version = 2');
    const newer = { name: 'CannotOpenLog', reason: 'newer-schema' };
    await expect(log.open()).rejects.toMatchObject(newer);
    await expect(log.open()).rejects.toThrow('written by a newer program (schema 2, this program knows 1)');
    expect(read).toThrow(expect.objectContaining(newer));
  });

  test('that is some other SQLite file is refused', async () => {
    sql('CREATE TABLE customers (name TEXT); PRAGMA user_version = 1');
    const foreign = { name: 'CannotOpenLog', reason: 'not-a-log' };
    await expect(log.open()).rejects.toMatchObject(foreign);
    expect(read).toThrow(expect.objectContaining(foreign));
  });

  test('that is no SQLite file at all is refused', async () => {
    await writeFile(log.file, 'this is no database '.repeat(1_000));
    const damaged = { name: 'CannotOpenLog', reason: 'damaged' };
    await expect(log.open()).rejects.toMatchObject(damaged);
    expect(read).toThrow(expect.objectContaining(damaged));
  });

  test('that stands where a folder is says that the system refused', async () => {
    await mkdir(log.file);
    await expect(log.open()).rejects.toMatchObject({ name: 'CannotOpenLog', reason: 'refused' });
  });

  test('for reading makes none', async () => {
    expect(read).toThrow(expect.objectContaining({ name: 'CannotOpenLog', reason: 'refused' }));
    await writeFile(log.file, '');
    expect(read).toThrow(expect.objectContaining({ name: 'CannotOpenLog', reason: 'missing' }));
  });

  test('that failed leaves no lock behind', async () => {
    await writeFile(log.file, 'x'.repeat(10_000));
    await expect(log.open()).rejects.toMatchObject({ reason: 'damaged' });
    await writeFile(log.file, '');
    const store = await log.open();
    const stream = await streamOf(store, 2);
    expect(await wholeStream(store, stream)).toHaveLength(2);
    await store.close();
  });
});
