import type { Worker } from 'node:worker_threads';
import { AppendOutcomeUnknown, StoreUnavailable, StreamConflict } from '../port/errors.ts';
import type { Append, Appended } from '../port/events.ts';
import { messageOf } from './sqlite-failure.ts';
import type { AppendOutcome, FromWriter, ToWriter } from './writer-messages.ts';

/** What one commit may hold at most: longer ones would make everybody wait for it. */
const maxBatch = { appends: 256, bytes: 4 * 1024 * 1024 };

/** What may wait at most; more is refused at once rather than answered late. */
const maxWaiting = { appends: 4_096, bytes: 64 * 1024 * 1024 };

/** One commit of the writing thread. */
export interface Commit {
  readonly appends: number;
  readonly events: number;
  readonly bytes: number;
  readonly durationMs: number;
}

interface Pending {
  readonly append: Append;
  readonly bytes: number;
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: Error) => void;
}

/** Group commit: while the thread writes one batch, whatever else is appended gathers and goes as the next one. */
export class CommitQueue {
  readonly #thread: Worker;
  readonly #onCommit: (commit: Commit) => void;
  readonly #exited: Promise<void>;
  #waiting: Pending[] = [];
  #waitingBytes = 0;
  #inFlight: readonly Pending[] = [];
  #scheduled = false;
  /** Why nothing more is taken; null while open. */
  #closed: string | null = null;

  /** @param thread just started, so that none of its events is missed; push only once it said `opened` */
  constructor(thread: Worker, onCommit: (commit: Commit) => void) {
    this.#thread = thread;
    this.#onCommit = onCommit;
    this.#exited = new Promise((resolve) => {
      thread.once('exit', () => {
        this.#lose('it ended');
        resolve();
      });
    });
    thread.on('message', (message: FromWriter) => {
      if (message.kind === 'written') this.#settle(message.outcomes, message.durationMs);
    });
    thread.on('error', (error) => this.#lose(messageOf(error)));
  }

  /** @param bytes size of the append */
  push(append: Append, bytes: number): Promise<Appended> {
    if (this.#closed !== null) return Promise.reject(new StoreUnavailable(this.#closed));
    if (this.#waiting.length >= maxWaiting.appends || this.#waitingBytes + bytes > maxWaiting.bytes) {
      return Promise.reject(new StoreUnavailable('too many appends wait for the event log'));
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ append, bytes, resolve, reject });
      this.#waitingBytes += bytes;
      this.#schedule();
    });
  }

  /** Takes nothing more, and resolves when all that was taken is settled and the thread has ended. */
  close(): Promise<void> {
    if (this.#closed === null) {
      this.#closed = 'the event log is closed';
      this.#closeThreadWhenIdle();
    }
    return this.#exited;
  }

  /** At the end of this turn of the event loop, so that all requests of one turn share a commit. */
  #schedule(): void {
    if (this.#scheduled || this.#inFlight.length > 0) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#send();
    });
  }

  #send(): void {
    if (this.#inFlight.length > 0 || this.#waiting.length === 0) return;
    const batch = this.#waiting.splice(0, this.#batchLength());
    for (const { bytes } of batch) this.#waitingBytes -= bytes;
    this.#inFlight = batch;
    this.#post({ kind: 'write', appends: batch.map(({ append }) => append) });
  }

  #batchLength(): number {
    const limit = Math.min(this.#waiting.length, maxBatch.appends);
    let bytes = 0;
    for (let length = 0; length < limit; length++) {
      bytes += this.#waiting[length]?.bytes ?? 0;
      if (bytes > maxBatch.bytes) return Math.max(length, 1);
    }
    return limit;
  }

  #settle(outcomes: readonly AppendOutcome[], durationMs: number): void {
    const batch = this.#inFlight;
    this.#inFlight = [];
    this.#send();
    for (const [index, outcome] of outcomes.entries()) {
      const pending = batch[index];
      if (pending !== undefined) settle(pending, outcome);
    }
    this.#closeThreadWhenIdle();
    this.#onCommit({ ...measure(batch), durationMs });
  }

  #closeThreadWhenIdle(): void {
    if (this.#closed !== null && this.#inFlight.length === 0 && this.#waiting.length === 0)
      this.#post({ kind: 'close' });
  }

  #lose(reason: string): void {
    const message = `the thread that writes the event log is gone: ${reason}`;
    this.#closed ??= message;
    for (const { reject } of this.#inFlight) reject(new AppendOutcomeUnknown(message));
    for (const { reject } of this.#waiting) reject(new StoreUnavailable(message));
    this.#inFlight = [];
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  #post(message: ToWriter): void {
    this.#thread.postMessage(message);
  }
}

function settle({ append, resolve, reject }: Pending, outcome: AppendOutcome): void {
  switch (outcome.kind) {
    case 'appended':
      resolve(outcome.appended);
      return;
    case 'conflict':
      reject(new StreamConflict(append.stream, append.expected, outcome.actual));
      return;
    case 'not-written':
      reject(new StoreUnavailable(`the event log can't be written: ${outcome.message}`));
      return;
    case 'unknown':
      reject(new AppendOutcomeUnknown(`the event log's commit failed: ${outcome.message}`));
      return;
    default:
      outcome satisfies never;
  }
}

function measure(batch: readonly Pending[]): Omit<Commit, 'durationMs'> {
  let events = 0;
  let bytes = 0;
  for (const pending of batch) {
    events += pending.append.events.length;
    bytes += pending.bytes;
  }
  return { appends: batch.length, events, bytes };
}
