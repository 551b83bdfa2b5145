import type { Position } from '#event-store';

/** How far the log is published. Compared as a whole: whoever moved it meanwhile raised the revision. */
export interface PublisherCheckpoint {
  /** Everything up to and with this event is acknowledged; null: nothing is. */
  readonly position: Position | null;
  /** Raised by every change. */
  readonly revision: number;
}

/** An event that can't be published. */
export interface HeldUp {
  readonly position: Position;
  readonly stream: string;
  /** 0-based. */
  readonly streamRevision: number;
  readonly eventType: string;
  /** Why, for the operator; holds nothing of the event's content. */
  readonly reason: string;
}

/** The operator's decision that one event is never published. */
export interface Skip {
  readonly position: Position;
  readonly who: string;
  readonly why: string;
  /** RFC 3339 in UTC. */
  readonly at: string;
}

/** What the publisher remembers. Several processes may have it open: the revision decides who moves the checkpoint. */
export interface PublisherStore {
  checkpoint(): Promise<PublisherCheckpoint>;
  /** Null, and nothing written, where the checkpoint is not `from` any more. */
  advance(from: PublisherCheckpoint, position: Position): Promise<PublisherCheckpoint | null>;
  /** What stops the publisher, for whoever asks from another process; null: nothing does. */
  heldUp(): Promise<HeldUp | null>;
  holdUp(heldUp: HeldUp | null): Promise<void>;
  /** Remembered for ever. A second decision on the same event changes nothing. */
  skip(skip: Skip): Promise<void>;
  /** Every decision, in the order in which they were made. */
  skips(): Promise<readonly Skip[]>;
  close(): Promise<void>;
}

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
