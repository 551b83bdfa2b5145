import { defaultBackoff, delayMs } from '#event-store';
import type { HeldUp } from '../port/publisher-store.ts';
import { PublishingHeldUp, publishSession } from './publish-session.ts';
import { defaultLimits, type PublisherOptions } from './publisher-options.ts';

/**
 * Publishes the log for as long as the signal lets it, whatever fails. One process does so at a time; the others wait, and the
 * next takes over. Every public event reaches the broker at least once, for each invoice in order; a repetition is only ever
 * a re-send of what came before.
 */
export async function runPublisher(options: PublisherOptions): Promise<void> {
  const { lock, signal, observer, backoff = defaultBackoff } = options;
  let attempt = 0;
  while (!signal.aborted) {
    try {
      observer.stateChanged({ phase: 'waiting' });
      const lease = await lock.acquire(signal);
      if (lease === null) break;
      try {
        await publishAsTheOne(options, AbortSignal.any([signal, lease.lost]), () => (attempt = 0));
      } finally {
        await lease.release();
      }
    } catch (error) {
      attempt += 1;
      const retryInMs = delayMs(backoff, attempt);
      observer.stateChanged({ phase: 'retrying', error, freshProducer: true, attempt, retryInMs });
      await backoff.wait(retryInMs, signal);
    }
  }
  observer.stateChanged({ phase: 'stopped' });
}

/** One session, and another one after each decision of an operator; any other failure goes up. */
async function publishAsTheOne(options: PublisherOptions, signal: AbortSignal, onProgress: () => void): Promise<void> {
  const { log, store, openBroker, observer, backoff = defaultBackoff } = options;
  const limits = { ...defaultLimits, ...options.limits };
  await beginWhereChosen(options);
  await store.holdUp(null);
  while (!signal.aborted) {
    try {
      await publishSession({ log, store, openBroker, observer, limits, backoff, signal, onProgress });
    } catch (error) {
      if (!(error instanceof PublishingHeldUp)) throw error;
      await store.holdUp(error.heldUp);
      observer.stateChanged({ phase: 'held-up', heldUp: error.heldUp });
      while (!signal.aborted && !(await isSkipped(options, error.heldUp)))
        await backoff.wait(limits.decisionPollMs, signal);
      if (!signal.aborted) await store.holdUp(null);
    }
  }
}

/** A choice counts only as long as nothing was published. */
async function beginWhereChosen({ store, startAfter = null }: PublisherOptions): Promise<void> {
  const checkpoint = await store.checkpoint();
  if (startAfter === null || checkpoint.generation > 0) return;
  await store.advance(checkpoint, { position: startAfter, event: null });
}

const isSkipped = async ({ store }: PublisherOptions, { position }: HeldUp): Promise<boolean> =>
  (await store.skips()).some((skip) => skip.position === position);
