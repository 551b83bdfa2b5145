import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from '@jest/globals';
import { describePublisherStoreContract } from '../contract/publisher-store.contract.ts';
import { NewerPublisherStore } from './open-database.ts';
import { openSqlitePublisherLock } from './sqlite-publisher-lock.ts';
import { openSqlitePublisherStore } from './sqlite-publisher-store.ts';

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'publisher-'));

describePublisherStoreContract('SQLite', () => {
  const folder = newFolder();
  return Promise.resolve({
    open: () => Promise.resolve(openSqlitePublisherStore(join(folder, 'publisher.db'))),
    dispose: () => Promise.resolve(rmSync(folder, { recursive: true })),
  });
});

describe('the embedded publisher store', () => {
  test('is refused where a newer program wrote it, and left as it is', () => {
    const folder = newFolder();
    const file = join(folder, 'publisher.db');
    const newer = new DatabaseSync(file);
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    expect(() => openSqlitePublisherStore(file)).toThrow(NewerPublisherStore);
    rmSync(folder, { recursive: true });
  });
});

describe('the embedded publisher lock', () => {
  test('goes to one, and to the next once the first lets go', async () => {
    const folder = newFolder();
    const lock = openSqlitePublisherLock(join(folder, 'publisher.lock'));
    const { signal } = new AbortController();
    const first = await lock.acquire(signal);
    const order: string[] = [];
    const second = lock.acquire(signal).then((lease) => {
      order.push('taken');
      return lease;
    });
    order.push('let go');
    await first?.release();
    await (await second)?.release();
    expect(order).toEqual(['let go', 'taken']);
    rmSync(folder, { recursive: true });
  });

  test('is not waited for any longer than the signal says', async () => {
    const folder = newFolder();
    const lock = openSqlitePublisherLock(join(folder, 'publisher.lock'));
    const first = await lock.acquire(new AbortController().signal);
    const impatient = new AbortController();
    const second = lock.acquire(impatient.signal);
    impatient.abort();
    expect(await second).toBeNull();
    await first?.release();
    rmSync(folder, { recursive: true });
  });
});
