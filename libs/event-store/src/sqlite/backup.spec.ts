import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { appendOf, newStream, numbered, streamOf } from '../contract/log-under-test.ts';
import { backUpLog } from './backup.ts';
import { openSqliteEventStore } from './event-store.ts';
import { temporaryLog } from './temporary-log.fixture.ts';

describe('a backup of a log at work', () => {
  test('is the log as it was at one moment, and can be opened in its place', async () => {
    const log = await temporaryLog();
    const store = await log.open();
    for (let count = 0; count < 20; count++) await streamOf(store, 100);
    const target = join(log.folder, 'copy.db');
    let done = false;
    const backingUp = backUpLog(log.file, target).finally(() => (done = true));
    const meanwhile = async (): Promise<void> => {
      while (!done) await store.append(appendOf({ stream: newStream(), expected: 'no_stream', data: numbered(1) }));
    };
    await Promise.all([backingUp, meanwhile()]);
    const copy = await openSqliteEventStore({ file: target });
    const first = await copy.readAll({ after: null, limit: 1_000 });
    expect(first).toEqual(await store.readAll({ after: null, limit: 1_000 }));
    expect(Number(await copy.head())).toBeGreaterThanOrEqual(2_000);
    expect(copy.logId).toBe(store.logId);
    await copy.close();
    await store.close();
    await log.dispose();
  });
});
