import { comparePositions, type Position } from '#event-store';

interface Waiter {
  readonly position: Position;
  readonly settle: (reached: boolean) => void;
}

/** Who waits until the rows have an event. */
export class PositionWaiters {
  readonly #waiters = new Set<Waiter>();
  #reached: Position | null = null;

  get reached(): Position | null {
    return this.#reached;
  }

  advance(position: Position | null): void {
    this.#reached = position;
    for (const waiter of this.#waiters) if (this.has(waiter.position)) waiter.settle(true);
  }

  has(position: Position): boolean {
    return this.#reached !== null && comparePositions(position, this.#reached) <= 0;
  }

  /** True once the rows have it; false after so many milliseconds without. */
  wait(position: Position, timeoutMs: number): Promise<boolean> {
    if (this.has(position)) return Promise.resolve(true);
    return new Promise((resolve) => {
      const waiter: Waiter = {
        position,
        settle: (reached) => {
          clearTimeout(timer);
          this.#waiters.delete(waiter);
          resolve(reached);
        },
      };
      const timer = setTimeout(waiter.settle, timeoutMs, false);
      this.#waiters.add(waiter);
    });
  }

  /** Nobody will project any more. */
  giveUp(): void {
    for (const waiter of this.#waiters) waiter.settle(false);
  }
}
