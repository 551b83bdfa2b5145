import { StoreUnavailable } from '../port/errors.ts';

/** Lets in so many tasks at once, and none after closing. */
export class TasksInFlight {
  readonly #most: number;
  readonly #open = new Set<Promise<unknown>>();
  #closing = false;

  constructor(most: number) {
    this.#most = most;
  }

  get isClosing(): boolean {
    return this.#closing;
  }

  /** @throws StoreUnavailable when there is no room, or after `close` */
  async run<Result>(task: () => Promise<Result>): Promise<Result> {
    if (this.#closing) throw new StoreUnavailable('the event store is closed');
    if (this.#open.size >= this.#most) {
      throw new StoreUnavailable(`the event store has ${String(this.#most)} appends under way, and takes no more now`);
    }
    const running = task();
    this.#open.add(running);
    try {
      return await running;
    } finally {
      this.#open.delete(running);
    }
  }

  /** Lets no more in, and resolves when the last has ended, well or badly. */
  async close(): Promise<void> {
    this.#closing = true;
    while (this.#open.size > 0) await Promise.allSettled(this.#open);
  }
}
