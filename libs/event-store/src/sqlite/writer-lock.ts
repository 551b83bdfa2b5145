import { DatabaseSync } from 'node:sqlite';
import { CannotOpenLog } from './cannot-open-log.ts';
import { asCannotOpen, isBusy } from './sqlite-failure.ts';

export interface WriterLock {
  release(): void;
}

/**
 * Makes this the only writer of a log, by an exclusive transaction held open on an empty SQLite file beside it: the operating
 * system's own lock, which goes with the process however that ends, and which a second opening in the same process meets too.
 * A lock on the log's file itself would keep readers out.
 * @throws CannotOpenLog `in-use`
 */
export function lockForWriting(file: string): WriterLock {
  const lockFile = `${file.replace(/\.db$/, '')}.lock`;
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(lockFile, { timeout: 0 });
    database.exec('BEGIN EXCLUSIVE');
    const held = database;
    return { release: () => (held.isOpen ? held.close() : undefined) };
  } catch (error) {
    database?.close();
    if (!isBusy(error)) throw asCannotOpen(lockFile, error);
    const message = `another process writes to ${file}: one data folder serves one process (it holds ${lockFile})`;
    throw new CannotOpenLog('in-use', message, { cause: error });
  }
}
