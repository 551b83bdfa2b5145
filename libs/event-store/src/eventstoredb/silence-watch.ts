import { comparePositions } from '../port/compare-positions.ts';
import type { Position } from '../port/events.ts';

/**
 * A subscription that brings nothing looks the same whether there is nothing or whether the server forgot it. Compares, while
 * its reader waits, where it is with the head of the log: behind it twice in a row without an event between is not believed.
 */
export class SilenceWatch {
  readonly #timer: NodeJS.Timeout;
  #at: Position | null;
  #waiting = false;
  #delivered = 0;
  #suspectSince = -1;

  constructor(after: Position | null, everyMs: number, head: () => Promise<Position | null>, onForgotten: () => void) {
    this.#at = after;
    this.#timer = setInterval(() => {
      const seen = this.#delivered;
      if (!this.#waiting) return;
      head().then(
        (position) => {
          if (!this.#isBehind(position) || this.#delivered !== seen) this.#suspectSince = -1;
          else if (this.#suspectSince === seen) onForgotten();
          else this.#suspectSince = seen;
        },
        () => undefined,
      );
    }, everyMs);
    this.#timer.unref();
  }

  waits(): void {
    this.#waiting = true;
  }

  got(position: Position): void {
    this.#waiting = false;
    this.#delivered += 1;
    this.#at = position;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #isBehind(head: Position | null): boolean {
    return head !== null && (this.#at === null || comparePositions(this.#at, head) < 0);
  }
}
