import { RequestInProgress } from './command-errors.ts';

/** The idempotency keys that are being worked on now, by stream. */
export class RequestsInFlight {
  readonly #keys = new Set<string>();

  /** @throws RequestInProgress where the same key is at work on the same stream */
  async during<Result>(stream: string, idempotencyKey: string | null, work: () => Promise<Result>): Promise<Result> {
    if (idempotencyKey === null) return work();
    const entry = `${stream} ${idempotencyKey}`;
    if (this.#keys.has(entry))
      throw new RequestInProgress('a request with this Idempotency-Key is still being worked on');
    this.#keys.add(entry);
    try {
      return await work();
    } finally {
      this.#keys.delete(entry);
    }
  }
}
