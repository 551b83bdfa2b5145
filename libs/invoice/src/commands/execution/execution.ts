import type { EventStore } from '#event-store';
import type { Instant } from '../../domain/index.ts';
import type { StoredEventCodec } from '../../stored-events/index.ts';
import type { KeyedQueue } from './keyed-queue.ts';
import type { RequestsInFlight } from './requests-in-flight.ts';
import type { SessionCache } from './session-cache.ts';

/** What executing a decision needs from the world. */
export interface Execution {
  readonly store: EventStore;
  readonly codec: StoredEventCodec;
  readonly sessions: SessionCache;
  readonly queue: KeyedQueue;
  readonly inFlight: RequestsInFlight;
  readonly now: () => Instant;
}
