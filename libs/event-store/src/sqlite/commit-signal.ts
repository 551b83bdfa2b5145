/**
 * A count of commits in memory that threads share: whoever writes raises it, whoever follows the log, in whatever thread of
 * the process, waits for it to move. The count is taken before a read, so that a commit during the read is not slept through.
 */
export type CommitSignal = SharedArrayBuffer;

export const createCommitSignal = (): CommitSignal => new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);

export function announceCommit(signal: CommitSignal): void {
  const count = new Int32Array(signal);
  Atomics.add(count, 0, 1);
  Atomics.notify(count, 0);
}

export class CommitWatch {
  readonly #count: Int32Array<SharedArrayBuffer>;
  readonly #timeoutMs: number;

  /** @param timeoutMs after which `next` returns in any case: writers of other processes do not announce */
  constructor(signal: CommitSignal, timeoutMs: number) {
    this.#count = new Int32Array(signal);
    this.#timeoutMs = timeoutMs;
  }

  count(): number {
    return Atomics.load(this.#count, 0);
  }

  /** Resolves once the count is no longer this one, or something else woke the waiting: look again, perhaps in vain. */
  async next(count: number): Promise<void> {
    const waiting = Atomics.waitAsync(this.#count, 0, count, this.#timeoutMs);
    if (!waiting.async) return;
    // Such a waiting keeps no thread alive, but whoever follows the log means to stay.
    const alive = setInterval(() => undefined, this.#timeoutMs);
    await waiting.value;
    clearInterval(alive);
  }

  /** Ends every waiting, also in other threads, without a commit. */
  wake(): void {
    Atomics.notify(this.#count, 0);
  }
}
