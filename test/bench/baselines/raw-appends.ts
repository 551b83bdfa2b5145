import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export interface RawAppends {
  /** Durable rows per second, a commit each. */
  readonly committedOneByOne: number;
  /** Durable rows per second, 32 in each commit: what as many connections could share at best. */
  readonly committedBy32: number;
}

/**
 * The least that a durable append can cost on this disk: SQLite in this process, written without any thread, protocol or
 * check in between, with the settings of the event log.
 */
export class RawAppendBaseline {
  readonly #database: DatabaseSync;
  readonly #row: string;

  /** @param bytes of a row: what one event takes */
  constructor(folder: string, bytes: number) {
    this.#database = new DatabaseSync(join(folder, 'raw-appends.db'));
    this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    this.#database.exec('CREATE TABLE events (position INTEGER PRIMARY KEY, bytes TEXT NOT NULL) STRICT');
    this.#row = 'x'.repeat(bytes);
  }

  measure(seconds: number): RawAppends {
    return { committedOneByOne: this.#rowsPerSecond(1, seconds), committedBy32: this.#rowsPerSecond(32, seconds) };
  }

  close(): void {
    this.#database.close();
  }

  #rowsPerSecond(perCommit: number, seconds: number): number {
    const insert = this.#database.prepare('INSERT INTO events (bytes) VALUES (?)');
    const start = performance.now();
    let rows = 0;
    while (performance.now() - start < seconds * 1_000) {
      this.#database.exec('BEGIN IMMEDIATE');
      for (let row = 0; row < perCommit; row++) insert.run(this.#row);
      this.#database.exec('COMMIT');
      rows += perCommit;
    }
    return rows / ((performance.now() - start) / 1_000);
  }
}
