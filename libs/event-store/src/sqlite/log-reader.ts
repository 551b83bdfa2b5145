import { DatabaseSync, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { assertLogSlice, assertPosition, assertStreamSlice } from '../port/assert-readable.ts';
import { InvalidRead, StoreUnavailable } from '../port/errors.ts';
import type { EventLogReader, LogSlice, StreamSlice } from '../port/event-store.ts';
import type { Position, RecordedEvent } from '../port/events.ts';
import { CommitWatch, createCommitSignal, type CommitSignal } from './commit-signal.ts';
import { readLogId } from './schema.ts';
import { asCannotOpen, messageOf } from './sqlite-failure.ts';

/** How often a subscription looks for new events by itself: where nobody tells it of commits, and where somebody does. */
const pollMs = { untold: 50, told: 60_000 };

/** Events that a subscription fetches at a time. */
const subscriptionPage = 500;

/** Texts and floats, whatever stands in the file: a forged number must be readable too, for whoever verifies the log. */
const columns = 'id, type, data, metadata, stream, CAST(revision AS REAL), CAST(position AS TEXT)';

export interface LogReaderOptions {
  readonly file: string;
  /** The writing store's, where reader and writer are threads of one process; without it, commits are found by polling. */
  readonly commits?: CommitSignal;
}

/**
 * Reads the embedded log through a connection of its own, on the calling thread, beside the writer in whatever process.
 * @throws CannotOpenLog
 */
export function openSqliteLogReader({ file, commits }: LogReaderOptions): SqliteLogReader {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(file, { readOnly: true, timeout: 1_000 });
    database.exec('PRAGMA cache_size = -2000');
    const watch = commits
      ? new CommitWatch(commits, pollMs.told)
      : new CommitWatch(createCommitSignal(), pollMs.untold);
    return new SqliteLogReader(database, readLogId(database, file), watch);
  } catch (error) {
    database?.close();
    throw asCannotOpen(file, error);
  }
}

export class SqliteLogReader implements EventLogReader {
  /** Given to the log when it was made: a read model of another log has another. */
  readonly logId: string;
  readonly #database: DatabaseSync;
  readonly #commits: CommitWatch;
  readonly #forwards: StatementSync;
  readonly #backwards: StatementSync;
  readonly #all: StatementSync;
  readonly #head: StatementSync;

  constructor(database: DatabaseSync, logId: string, commits: CommitWatch) {
    this.logId = logId;
    this.#database = database;
    this.#commits = commits;
    const rows = (sql: string): StatementSync => {
      const statement = database.prepare(`SELECT ${sql}`);
      statement.setReturnArrays(true);
      return statement;
    };
    this.#forwards = rows(`${columns} FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?`);
    this.#backwards = rows(`${columns} FROM events WHERE stream = ? AND revision <= ? ORDER BY revision DESC LIMIT ?`);
    this.#all = rows(`${columns} FROM events WHERE position > ? ORDER BY position LIMIT ?`);
    this.#head = rows('CAST(max(position) AS TEXT) FROM events');
  }

  async readStream(stream: string, slice: StreamSlice): Promise<readonly RecordedEvent[]> {
    assertStreamSlice(slice);
    return slice.direction === 'backwards'
      ? this.#rows(this.#backwards, stream, slice.from ?? Number.MAX_SAFE_INTEGER, slice.limit).map(asRecorded)
      : this.#rows(this.#forwards, stream, slice.from ?? 0, slice.limit).map(asRecorded);
  }

  async readAll(slice: LogSlice): Promise<readonly RecordedEvent[]> {
    assertLogSlice(slice);
    return this.#page(slice);
  }

  async head(): Promise<Position | null> {
    return (this.#rows(this.#head)[0]?.[0] ?? null) as Position | null;
  }

  async *subscribe(after: Position | null, signal: AbortSignal): AsyncGenerator<RecordedEvent, void, undefined> {
    assertPosition(after);
    const wake = (): void => this.#commits.wake();
    signal.addEventListener('abort', wake);
    const stopped = (): boolean => signal.aborted;
    try {
      let handled = after;
      while (!stopped()) {
        const count = this.#commits.count();
        const page = this.#page({ after: handled, limit: subscriptionPage });
        for (const event of page) {
          yield event;
          if (stopped()) return;
          handled = event.position;
        }
        if (page.length === 0) await this.#commits.next(count);
      }
    } finally {
      signal.removeEventListener('abort', wake);
    }
  }

  async close(): Promise<void> {
    if (!this.#database.isOpen) return;
    this.#database.close();
    this.#commits.wake();
  }

  #page({ after, limit }: LogSlice): RecordedEvent[] {
    return this.#rows(this.#all, rowAt(after), limit).map(asRecorded);
  }

  #rows(statement: StatementSync, ...parameters: (string | number | bigint)[]): SQLOutputValue[][] {
    if (!this.#database.isOpen) throw new StoreUnavailable('the event log is closed');
    try {
      return statement.all(...parameters) as unknown as SQLOutputValue[][];
    } catch (error) {
      throw new StoreUnavailable(`the event log can't be read: ${messageOf(error)}`, { cause: error });
    }
  }
}

function rowAt(position: Position | null): bigint {
  if (position?.includes('/') === true) throw new InvalidRead(`${position} is a position of another store's log`);
  return BigInt(position ?? 0);
}

function asRecorded([id, type, data, metadata, stream, revision, position]: SQLOutputValue[]): RecordedEvent {
  return { id, type, data, metadata, stream, revision, position } as RecordedEvent;
}
