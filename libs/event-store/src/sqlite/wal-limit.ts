import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';

/** Size in bytes at which the write-ahead log is made short. */
export const walLimitBytes = 64 * 1024 * 1024;

/**
 * SQLite begins its write-ahead log anew when nobody reads it, so that readers who always overlap let it grow for ever. This
 * waits for them instead, no longer than the connection's lock timeout; if that was in vain, it tries again a quarter later.
 * @returns to be called after a commit
 */
export function keepWalShort(database: DatabaseSync, file: string, limitBytes = walLimitBytes): () => void {
  const wal = `${file}-wal`;
  const truncate = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)');
  let next = limitBytes;
  return () => {
    if (sizeOf(wal) < next) return;
    truncate.get();
    next = Math.max(limitBytes, sizeOf(wal) + limitBytes / 4);
  };
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
