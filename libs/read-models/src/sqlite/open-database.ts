import { DatabaseSync } from 'node:sqlite';

/** How long a connection waits for another one that writes, in milliseconds. */
const patience = 10_000;

/**
 * The writing side. `synchronous=NORMAL`: a power cut may take the last transactions, each with its checkpoint, and the
 * projector applies them again; nothing is in this file that the log has not. Pages of 2 KiB: most writes touch one
 * entry of an index somewhere in the middle, and a page is written whole.
 */
export function openForWriting(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: patience });
  database.exec(`
    PRAGMA page_size = 2048;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA wal_autocheckpoint = 16000;
    PRAGMA journal_size_limit = 67108864;
    PRAGMA cache_size = -8000;
  `);
  return database;
}

/** Sees what is committed, never waits for the writer, can't change anything. */
export function openForReading(file: string, cacheKibibytes: number): DatabaseSync {
  const database = new DatabaseSync(file, { readOnly: true, timeout: patience });
  database.exec(`PRAGMA cache_size = -${String(cacheKibibytes)}`);
  return database;
}
