import type { Backoff, EventLogReader, Position } from '#event-store';
import type { OpenMessageBroker } from '../port/message-broker.ts';
import type { PublisherLock } from '../port/publisher-lock.ts';
import type { PublisherStore } from '../port/publisher-store.ts';
import type { BatchLimits } from './batches.ts';
import type { PublisherObserver } from './publisher-state.ts';

export interface PublisherOptions {
  readonly log: Pick<EventLogReader, 'readAll' | 'readStream' | 'subscribe'>;
  readonly openBroker: OpenMessageBroker;
  readonly store: PublisherStore;
  readonly lock: PublisherLock;
  /** Ends the publisher once the batch in flight is acknowledged and the checkpoint has it. */
  readonly signal: AbortSignal;
  readonly observer: PublisherObserver;
  /** Where a log of which nothing was ever published begins to be: after this position. Default: at its beginning. */
  readonly startAfter?: Position | null;
  readonly limits?: Partial<PublisherLimits>;
  readonly backoff?: Backoff;
}

export interface PublisherLimits extends BatchLimits {
  /** Tries of one batch with one producer, before a fresh one begins at the checkpoint. */
  readonly tries: number;
  /** How long one try may take. */
  readonly ackTimeoutMs: number;
  /** How often a publisher that is held up looks for a decision. */
  readonly decisionPollMs: number;
}

export const defaultLimits: PublisherLimits = {
  pageSize: 500,
  batchBytes: 512 * 1024,
  tries: 5,
  ackTimeoutMs: 60_000,
  decisionPollMs: 1_000,
};
