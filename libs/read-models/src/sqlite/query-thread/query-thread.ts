import { extname } from 'node:path';
import type { SQLInputValue } from 'node:sqlite';
import type { Worker } from 'node:worker_threads';
import { ReadModelsUnavailable } from '../../port/read-models-unavailable.ts';
import { startThread } from '../../threads/start-thread.ts';
import type { QueryOutcome, QueryTask, QueryThreadData } from './query-messages.ts';

const module = new URL(`./query.thread${extname(import.meta.url)}`, import.meta.url);

/** A thread that nobody asks anything for so long, in milliseconds, ends and gives its memory back. */
const defaultIdleLimit = 10_000;

interface Waiting {
  readonly resolve: (rows: readonly unknown[]) => void;
  readonly reject: (reason: ReadModelsUnavailable) => void;
}

/**
 * A connection that reads in a thread of its own, while there is something to read. A thread that dies fails what it was
 * asked; the next query starts another.
 */
export class QueryThread {
  readonly #data: QueryThreadData;
  readonly #idleLimit: number;
  readonly #waiting = new Map<number, Waiting>();
  #thread: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;
  #lastId = 0;
  #closed = false;

  constructor(data: QueryThreadData, idleLimitMs = defaultIdleLimit) {
    this.#data = data;
    this.#idleLimit = idleLimitMs;
  }

  get resting(): boolean {
    return this.#thread === null;
  }

  /** @throws ReadModelsUnavailable */
  query(sql: string, parameters: readonly SQLInputValue[]): Promise<readonly unknown[]> {
    if (this.#closed) return Promise.reject(new ReadModelsUnavailable('the read models are closed'));
    const { promise, resolve, reject } = Promise.withResolvers<readonly unknown[]>();
    const task: QueryTask = { id: ++this.#lastId, sql, parameters };
    this.#waiting.set(task.id, { resolve, reject });
    clearTimeout(this.#idle);
    this.#thread ??= this.#start();
    this.#thread.postMessage(task);
    return promise;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#idle);
    await this.#thread?.terminate();
  }

  #start(): Worker {
    const thread = startThread(module, this.#data);
    let cause: unknown = null;
    thread.on('message', (outcome: QueryOutcome) => {
      this.#settle(outcome);
    });
    thread.on('error', (error) => {
      cause = error;
    });
    thread.on('exit', () => {
      if (this.#thread !== thread) return;
      this.#thread = null;
      for (const { reject } of this.#waiting.values())
        reject(new ReadModelsUnavailable('the query thread ended', { cause }));
      this.#waiting.clear();
    });
    return thread;
  }

  /** The next query starts another thread at once, while this one is still ending. */
  #rest(): void {
    void this.#thread?.terminate();
    this.#thread = null;
  }

  #settle(outcome: QueryOutcome): void {
    const waiting = this.#waiting.get(outcome.id);
    this.#waiting.delete(outcome.id);
    if ('rows' in outcome) waiting?.resolve(outcome.rows);
    else waiting?.reject(new ReadModelsUnavailable(`the read models can't be read: ${outcome.failure}`));
    if (this.#waiting.size === 0) this.#idle = setTimeout(() => this.#rest(), this.#idleLimit).unref();
  }
}
