import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { appendOf, newStream } from '../contract/log-under-test.ts';
import { BatchWriter } from './batch-writer.ts';
import { temporaryLog, type TemporaryLog } from './temporary-log.fixture.ts';
import { keepWalShort } from './wal-limit.ts';
import { openWriteConnection } from './write-connection.ts';

const limit = 2_000_000;

describe('the write-ahead log', () => {
  let log: TemporaryLog;
  let database: DatabaseSync;
  let write: () => void;

  beforeEach(async () => {
    log = await temporaryLog();
    ({ database } = openWriteConnection(log.file));
    database.exec('PRAGMA busy_timeout = 0');
    const writer = new BatchWriter(database);
    const afterCommit = keepWalShort(database, log.file, limit);
    write = () => {
      writer.write([appendOf({ stream: newStream(), expected: 'no_stream', data: ['x'.repeat(100_000)] })]);
      afterCommit();
    };
  });

  afterEach(async () => {
    database.close();
    await log.dispose();
  });

  const walBytes = (): number => statSync(`${log.file}-wal`).size;

  test('is made short when it reaches its limit', () => {
    for (let count = 0; count < 100; count++) {
      write();
      expect(walBytes()).toBeLessThan(limit + 200_000);
    }
  });

  test('grows while somebody reads it all the time, and is short again soon after', () => {
    const reader = new DatabaseSync(log.file, { readOnly: true });
    reader.exec('BEGIN; SELECT count(*) FROM events');
    for (let count = 0; count < 60; count++) write();
    expect(walBytes()).toBeGreaterThan(2 * limit);
    reader.exec('COMMIT');
    for (let count = 0; count < 12; count++) write();
    expect(walBytes()).toBeLessThan(limit);
    reader.close();
  });
});
