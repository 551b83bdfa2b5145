import { setTimeout as sleep } from 'node:timers/promises';
import { type Backoff, delayMs } from '#event-store';
import { BrokerUnavailable } from '../port/errors.ts';
import type { BrokerMessage } from '../port/message.ts';
import type { MessageBroker } from '../port/message-broker.ts';

/** The broker neither took the batch nor refused it in time. Its producer may still be sending: it is not used again. */
export class AckOverdue extends Error {
  override readonly name = 'AckOverdue';

  constructor(milliseconds: number) {
    super(`the broker did not acknowledge a batch within ${String(milliseconds)} ms`);
  }
}

export interface Sending {
  /** Tries of one batch with one producer. */
  readonly tries: number;
  readonly ackTimeoutMs: number;
  readonly backoff: Backoff;
  readonly signal: AbortSignal;
  readonly onRetry: (error: BrokerUnavailable, attempt: number, retryInMs: number) => void;
}

/**
 * Sends a batch until all of it is acknowledged. Tries again only what the broker said may be tried again, and only after it
 * said so: never are two batches in flight.
 * @throws BrokerUnavailable after the last try; AckOverdue; whatever else the broker throws
 */
export async function sendBatch(broker: MessageBroker, batch: readonly BrokerMessage[], how: Sending): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await acknowledged(broker.send(batch), how.ackTimeoutMs);
      return;
    } catch (error) {
      if (!(error instanceof BrokerUnavailable) || attempt >= how.tries || how.signal.aborted) throw error;
      const retryInMs = delayMs(how.backoff, attempt);
      how.onRetry(error, attempt, retryInMs);
      await how.backoff.wait(retryInMs, how.signal);
    }
  }
}

async function acknowledged(sent: Promise<void>, milliseconds: number): Promise<void> {
  const answered = new AbortController();
  const overdue = sleep(milliseconds, undefined, { signal: answered.signal }).then(
    () => {
      throw new AckOverdue(milliseconds);
    },
    () => undefined,
  );
  try {
    await Promise.race([sent, overdue]);
  } finally {
    answered.abort();
    // Given up, it may still fail later, when nobody waits for it any more.
    sent.catch(() => undefined);
  }
}
