import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { DatabaseSync } from 'node:sqlite';
import { appendOf, newStream, numbered } from '../contract/log-under-test.ts';
import { BatchWriter } from './batch-writer.ts';
import { temporaryLog, type TemporaryLog } from './temporary-log.fixture.ts';
import { openWriteConnection } from './write-connection.ts';

describe('a batch that the database refuses', () => {
  let log: TemporaryLog;
  let database: DatabaseSync;
  let writer: BatchWriter;

  beforeEach(async () => {
    log = await temporaryLog();
    ({ database } = openWriteConnection(log.file));
    writer = new BatchWriter(database);
  });

  afterEach(async () => {
    database.close();
    await log.dispose();
  });

  const kinds = (...data: string[][]): string[] =>
    writer
      .write(data.map((texts) => appendOf({ stream: newStream(), expected: 'no_stream', data: texts })))
      .map(({ kind }) => kind);

  const stored = (): unknown[] =>
    database
      .prepare('SELECT data FROM events ORDER BY position')
      .all()
      .map(({ data }) => data);

  test('for one insert keeps the neighbours, and nothing of the append that failed', () => {
    database.exec(`CREATE TEMP TRIGGER poison BEFORE INSERT ON events WHEN NEW.data = 'poison'
      BEGIN SELECT RAISE(ABORT, 'poisoned'); END`);
    expect(kinds(['a'], ['b', 'poison'], ['c'])).toEqual(['appended', 'not-written', 'appended']);
    expect(stored()).toEqual(['a', 'c']);
  });

  test('for an insert that ends the whole transaction keeps the neighbours too', () => {
    database.exec(`CREATE TEMP TRIGGER poison BEFORE INSERT ON events WHEN NEW.data = 'poison'
      BEGIN SELECT RAISE(ROLLBACK, 'poisoned'); END`);
    expect(kinds(['a'], ['b', 'poison'], ['c'])).toEqual(['appended', 'not-written', 'appended']);
    expect(stored()).toEqual(['a', 'c']);
  });

  test('for want of room says so of what did not fit, and is usable again', () => {
    expect(kinds(['a'])).toEqual(['appended']);
    const { page_count: pages } = database.prepare('PRAGMA page_count').get() ?? {};
    database.exec(`PRAGMA max_page_count = ${String(Number(pages) + 1)}`);
    expect(kinds(['b'], ['x'.repeat(100_000)], ['c'])).toEqual(['appended', 'not-written', 'appended']);
    database.exec('PRAGMA max_page_count = 1000000');
    expect(kinds(['x'.repeat(100_000)])).toEqual(['appended']);
    expect(stored()).toEqual(['a', 'b', 'c', 'x'.repeat(100_000)]);
  });

  test('at its commit, nobody knows why, leaves the outcome unknown and the database usable', () => {
    database.exec(`PRAGMA foreign_keys = ON;
      CREATE TABLE orphan (parent INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED);
      CREATE TABLE parent (id INTEGER PRIMARY KEY);
      CREATE TRIGGER poison AFTER INSERT ON events WHEN NEW.data = 'poison' BEGIN INSERT INTO orphan VALUES (1); END`);
    expect(kinds(['a'], ['poison'])).toEqual(['unknown', 'unknown']);
    expect(kinds(['b'])).toEqual(['appended']);
    expect(stored()).toEqual(['b']);
  });

  test('because another connection holds the lock is surely not written', () => {
    const { database: other } = openWriteConnection(log.file);
    other.exec('BEGIN IMMEDIATE');
    database.exec('PRAGMA busy_timeout = 0');
    expect(kinds(['a'], numbered(2))).toEqual(['not-written', 'not-written']);
    other.exec('COMMIT');
    other.close();
    expect(kinds(['a'])).toEqual(['appended']);
  });
});
