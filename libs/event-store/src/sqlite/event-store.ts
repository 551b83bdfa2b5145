import { mkdirSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { assertAppendable } from '../port/assert-appendable.ts';
import type { EventStore, LogSlice, StreamSlice } from '../port/event-store.ts';
import type { Append, Appended, Position, RecordedEvent } from '../port/events.ts';
import { CannotOpenLog } from './cannot-open-log.ts';
import { CommitQueue, type Commit } from './commit-queue.ts';
import { createCommitSignal, type CommitSignal } from './commit-signal.ts';
import { openSqliteLogReader, type SqliteLogReader } from './log-reader.ts';
import { lockForWriting, type WriterLock } from './writer-lock.ts';
import type { FromWriter, WriterTask } from './writer-messages.ts';

export interface SqliteEventStoreOptions {
  /** Path of the log's file, e.g. `data/events.db`; file and folder are made where they are missing. */
  readonly file: string;
  /** Called after every commit, for metrics. */
  readonly onCommit?: (commit: Commit) => void;
}

/** Opens the embedded event store for writing: one process at a time. @throws CannotOpenLog */
export async function openSqliteEventStore(options: SqliteEventStoreOptions): Promise<SqliteEventStore> {
  const { file, onCommit = () => undefined } = options;
  mkdirSync(dirname(file), { recursive: true });
  const lock = lockForWriting(file);
  const commits = createCommitSignal();
  const thread = startWriter({ file, commits });
  const queue = new CommitQueue(thread, onCommit);
  try {
    await opened(thread);
    return new SqliteEventStore(queue, openSqliteLogReader({ file, commits }), commits, lock);
  } catch (error) {
    await queue.close();
    lock.release();
    throw error;
  }
}

/** The writing thread keeps nothing; left alone it would take some 50 MiB for short-lived objects. */
const resourceLimits = { maxYoungGenerationSizeMb: 12 };

function startWriter(task: WriterTask): Worker {
  const module = new URL(`./writer.thread${extname(import.meta.url)}`, import.meta.url);
  return new Worker(module, { workerData: task, execArgv: [], resourceLimits });
}

/** Resolves when the thread has the log open. @throws CannotOpenLog */
async function opened(thread: Worker): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<FromWriter>();
  thread.once('message', resolve).once('error', reject);
  thread.once('exit', () => {
    reject(new CannotOpenLog('refused', 'the thread that writes the event log ended before it began'));
  });
  const answer = await promise;
  if (answer.kind === 'not-opened') throw new CannotOpenLog(answer.reason, answer.message);
}

/** Writes in a thread of its own, reads on the calling one. */
export class SqliteEventStore implements EventStore {
  /** For `openSqliteLogReader` in other threads of this process, which then hear of every commit at once. */
  readonly commits: CommitSignal;
  readonly logId: string;
  readonly soleWriter = true;
  readonly #queue: CommitQueue;
  readonly #reader: SqliteLogReader;
  readonly #lock: WriterLock;

  constructor(queue: CommitQueue, reader: SqliteLogReader, commits: CommitSignal, lock: WriterLock) {
    this.#queue = queue;
    this.#reader = reader;
    this.#lock = lock;
    this.commits = commits;
    this.logId = reader.logId;
  }

  async append(append: Append): Promise<Appended> {
    return this.#queue.push(append, assertAppendable(append));
  }

  readStream(stream: string, slice: StreamSlice): Promise<readonly RecordedEvent[]> {
    return this.#reader.readStream(stream, slice);
  }

  readAll(slice: LogSlice): Promise<readonly RecordedEvent[]> {
    return this.#reader.readAll(slice);
  }

  head(): Promise<Position | null> {
    return this.#reader.head();
  }

  subscribe(after: Position | null, signal: AbortSignal): AsyncIterable<RecordedEvent> {
    return this.#reader.subscribe(after, signal);
  }

  async close(): Promise<void> {
    await this.#reader.close();
    await this.#queue.close();
    this.#lock.release();
  }
}
