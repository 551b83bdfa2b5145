/** Which process publishes. One per log. */
export interface PublisherLock {
  /** Waits until nobody else has it. Null where the signal was aborted first. */
  acquire(signal: AbortSignal): Promise<PublisherLease | null>;
}

export interface PublisherLease {
  /** Aborted when the lock is lost without being released, e.g. with the connection that held it. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}
