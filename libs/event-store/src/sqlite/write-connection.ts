import { DatabaseSync } from 'node:sqlite';
import { CannotOpenLog } from './cannot-open-log.ts';
import { createSchema, readLogId } from './schema.ts';
import { asCannotOpen } from './sqlite-failure.ts';

/** Milliseconds that a statement waits for a lock: only a foreign tool or a reader recovering the file can hold one. */
const lockTimeoutMs = 1_000;

/**
 * The one connection that writes. An event of an invoice takes some 1.7 kB, so that a page of 8 KiB holds four and wastes
 * little; 1,000 pages of write-ahead log are copied into the file at a time; the cache is all the memory that it takes.
 */
const settings = `
  PRAGMA page_size = 8192;
  PRAGMA synchronous = FULL;
  PRAGMA cache_size = -4000;
  PRAGMA wal_autocheckpoint = 1000;
`;

export interface WriteConnection {
  readonly database: DatabaseSync;
  readonly logId: string;
}

/** Opens the file, or makes it. @throws CannotOpenLog */
export function openWriteConnection(file: string): WriteConnection {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(file, { timeout: lockTimeoutMs });
    database.exec(settings);
    const mode = database.prepare('PRAGMA journal_mode = WAL').get()?.['journal_mode'];
    if (mode !== 'wal') throw new CannotOpenLog('refused', `${file} stands on a file system without shared memory`);
    createSchema(database);
    return { database, logId: readLogId(database, file) };
  } catch (error) {
    database?.close();
    throw asCannotOpen(file, error);
  }
}
