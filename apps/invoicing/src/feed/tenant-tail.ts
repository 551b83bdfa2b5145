import type { FollowingFailure } from '#event-store';
import { TailWatch, type WatchedLog } from './tail-watch.ts';

/** A follower's part in the watch over the end of the log. */
export type Following = Pick<TailWatch, 'next'> & { readonly leave: () => void };

interface Watched {
  readonly watch: TailWatch;
  readonly begun: Promise<void>;
  followers: number;
}

/**
 * The end of the log, watched once for all who follow it, and only while somebody does: each is woken by the events of its own
 * tenant alone.
 */
export class TenantTail {
  readonly #log: WatchedLog;
  readonly #onError: (failure: FollowingFailure) => void;
  #current: Watched | null = null;

  constructor(log: WatchedLog, onError: (failure: FollowingFailure) => void) {
    this.#log = log;
    this.#onError = onError;
  }

  /**
   * Whoever reads the log after this has resolved, and then waits, misses nothing.
   * @throws StoreUnavailable
   */
  async join(): Promise<Following> {
    const current = (this.#current ??= this.#begin());
    current.followers += 1;
    const leave = (): void => {
      current.followers -= 1;
      if (current.followers > 0) return;
      current.watch.stop();
      if (this.#current === current) this.#current = null;
    };
    try {
      await current.begun;
    } catch (error) {
      leave();
      throw error;
    }
    return { next: current.watch.next.bind(current.watch), leave };
  }

  #begin(): Watched {
    const watch = new TailWatch(this.#log, this.#onError);
    return { watch, begun: watch.begin(), followers: 0 };
  }
}
