import { randomUUID } from 'node:crypto';
import type { Append } from '../port/events.ts';
import { batchRequest } from './append-request.ts';
import { sharedMessages, type BatchAppendResp, type BatchStream } from './driver.ts';
import { uuidText } from './uuid.ts';

interface Waiting {
  readonly resolve: (answer: BatchAppendResp) => void;
  readonly reject: (error: unknown) => void;
  readonly patience: NodeJS.Timeout;
}

/** No answer came within the time that the caller gave. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/**
 * One batch call: any number of appends go out on it, and each gets the answer that names it. What becomes of one of them is
 * no other's concern; only when the call itself breaks do all that are open share its end.
 */
export class BatchCall {
  readonly #stream: BatchStream;
  readonly #waiting = new Map<string, Waiting>();
  /** Correlation ids are UUIDs: this much of one is the call's, and the rest counts its appends. */
  readonly #correlation = randomUUID().slice(0, 24);
  #sent = 0;
  #over = false;

  constructor(stream: BatchStream) {
    this.#stream = stream;
    stream
      .on('data', (answer: BatchAppendResp) => this.#settle(answer))
      .on('error', (error: Error) => this.#break(error))
      .on('end', () => this.#break(new Error('the server ended the call')));
  }

  /** Whether the call takes no more appends. */
  get isOver(): boolean {
    return this.#over;
  }

  /** Rejects with `NoAnswer`, or with the error of the call. An answer that comes after the patience is let go. */
  send(append: Append, patienceMs: number): Promise<BatchAppendResp> {
    this.#sent += 1;
    const key = this.#correlation + this.#sent.toString(16).padStart(12, '0');
    const { promise, resolve, reject } = Promise.withResolvers<BatchAppendResp>();
    const patience = setTimeout(() => {
      this.#waiting.delete(key);
      reject(new NoAnswer(`no answer within ${String(Math.round(patienceMs))} ms`));
    }, patienceMs);
    this.#waiting.set(key, { resolve, reject, patience });
    this.#stream.write(batchRequest(append, new sharedMessages.UUID().setString(key)));
    return promise;
  }

  end(): void {
    this.#over = true;
    this.#stream.end();
  }

  #settle(answer: BatchAppendResp): void {
    const key = uuidText(answer.getCorrelationId());
    const waiting = this.#waiting.get(key);
    if (waiting === undefined) return;
    this.#waiting.delete(key);
    clearTimeout(waiting.patience);
    waiting.resolve(answer);
  }

  #break(error: Error): void {
    this.#over = true;
    for (const { reject, patience } of this.#waiting.values()) {
      clearTimeout(patience);
      reject(error);
    }
    this.#waiting.clear();
  }
}
