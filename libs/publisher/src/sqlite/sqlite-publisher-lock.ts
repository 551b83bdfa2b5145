import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PublisherLease, PublisherLock } from '../port/publisher-lock.ts';

/** How often whoever waits looks whether the lock is free, in milliseconds. */
const pollMs = 250;
const SQLITE_BUSY = 5;

/**
 * One publisher per data folder, by an exclusive transaction held open on an empty SQLite file: the operating system's own
 * lock, which goes with the process however that ends. It can't be lost without that.
 */
export const openSqlitePublisherLock = (file: string): PublisherLock => ({
  async acquire(signal) {
    while (!signal.aborted) {
      const lease = tryToLock(file);
      if (lease !== null) return lease;
      await sleep(pollMs, undefined, { signal }).catch(() => undefined);
    }
    return null;
  },
});

function tryToLock(file: string): PublisherLease | null {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return null;
    throw error;
  }
  return {
    lost: new AbortController().signal,
    release: async () => {
      if (database.isOpen) database.close();
    },
  };
}
