import type { Worker } from 'node:worker_threads';
import type { Position } from '#event-store';
import { startThread } from '../../threads/start-thread.ts';
import { PositionWaiters } from './position-waiters.ts';
import type { FromProjector, ToProjector } from './thread-messages.ts';

export interface ProjectorThreadOptions {
  /** A module that opens log and rows and calls `runProjector`: the application knows which engines. */
  readonly module: URL;
  readonly workerData: unknown;
  /** Something is wrong and projecting stands still: an event can't be read, the thread died. Called once for each cause. */
  readonly onFailure?: (message: string) => void;
}

export interface ProjectorThread {
  /** The last event in the rows, from memory; null: none, or not known yet. */
  position(): Position | null;
  /** True once the rows have the event; false after so many milliseconds without. */
  whenAt(position: Position, timeoutMs: number): Promise<boolean>;
  /** Since when, in milliseconds of `performance.now()`, the rows have not been up to date; null: they are. */
  behindSince(): number | null;
  /** Why projecting stands still, or null while it goes on. */
  failure(): string | null;
  close(): Promise<void>;
}

const firstRestart = 100;
const lastRestart = 30_000;
/** A thread that has not ended its page by then is ended; what it had begun is rolled back. */
const pageAtMost = 5_000;

/** Projects in a thread of its own; one that dies is started again, ever more slowly. */
export function startProjectorThread(options: ProjectorThreadOptions): ProjectorThread {
  return new RunningProjector(options);
}

class RunningProjector implements ProjectorThread {
  readonly #options: ProjectorThreadOptions;
  readonly #waiters = new PositionWaiters();
  #thread: Worker | null = null;
  #restart: NodeJS.Timeout | undefined;
  #restartAfter = firstRestart;
  #failure: string | null = null;
  #behindSince: number | null = performance.now();
  #closing = false;

  constructor(options: ProjectorThreadOptions) {
    this.#options = options;
    this.#start();
  }

  position(): Position | null {
    return this.#waiters.reached;
  }

  whenAt(position: Position, timeoutMs: number): Promise<boolean> {
    if (this.#waiters.has(position)) return Promise.resolve(true);
    if (this.#closing) return Promise.resolve(false);
    this.#tell({ kind: 'hurry' });
    return this.#waiters.wait(position, timeoutMs);
  }

  behindSince(): number | null {
    return this.#behindSince;
  }

  failure(): string | null {
    return this.#failure;
  }

  async close(): Promise<void> {
    this.#closing = true;
    clearTimeout(this.#restart);
    this.#waiters.giveUp();
    const thread = this.#thread;
    if (thread === null) return;
    const ended = new Promise((resolve) => thread.once('exit', resolve));
    this.#tell({ kind: 'close' });
    const overdue = setTimeout(() => void thread.terminate(), pageAtMost);
    await ended;
    clearTimeout(overdue);
  }

  #tell(message: ToProjector): void {
    this.#thread?.postMessage(message);
  }

  #start(): void {
    const { module, workerData } = this.#options;
    const thread = startThread(module, workerData);
    let cause = 'the projector thread ended';
    this.#thread = thread;
    thread.on('message', (message: FromProjector) => {
      this.#hear(message);
    });
    thread.on('error', (error) => {
      cause = `the projector thread died: ${String(error)}`;
    });
    thread.on('exit', () => {
      this.#thread = null;
      if (!this.#closing) this.#startAgain(cause);
    });
  }

  #startAgain(cause: string): void {
    this.#fail(cause);
    this.#restart = setTimeout(() => {
      this.#start();
    }, this.#restartAfter);
    this.#restartAfter = Math.min(this.#restartAfter * 2, lastRestart);
  }

  #hear(message: FromProjector): void {
    switch (message.kind) {
      case 'progress':
        this.#failure = null;
        this.#restartAfter = firstRestart;
        this.#behindSince = message.caughtUp ? null : (this.#behindSince ?? performance.now());
        this.#waiters.advance(message.position);
        return;
      case 'failed':
        this.#fail(message.message);
        return;
      default:
        message satisfies never;
    }
  }

  #fail(message: string): void {
    this.#failure = message;
    this.#behindSince ??= performance.now();
    this.#options.onFailure?.(message);
  }
}
