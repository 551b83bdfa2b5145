import type { Position, RecordedEvent } from '#event-store';

/** How far the log is published. */
export interface PublishedPlace {
  /** Everything up to and with this position is acknowledged; null: nothing is. */
  readonly position: Position | null;
  /** The event that stands there, which tells the log from another one; null where an operator chose a bare position. */
  readonly event: Pick<RecordedEvent, 'stream' | 'revision' | 'id'> | null;
}

/** Compared as a whole: whoever moved it meanwhile raised the generation. */
export interface PublisherCheckpoint extends PublishedPlace {
  /** 0 as long as nothing was ever published; raised by every change. */
  readonly generation: number;
}

/** An event that can't be published. */
export interface HeldUp {
  readonly position: Position;
  readonly stream: string;
  /** 0-based place in the stream. */
  readonly revision: number;
  /** The stored type. */
  readonly type: string;
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

/**
 * What the publisher remembers. Several processes may have it open: the generation decides who moves the checkpoint. One
 * port, one contract suite (`../contract`), every adapter passes it.
 */
export interface PublisherStore {
  checkpoint(): Promise<PublisherCheckpoint>;
  /** Durable before it resolves. Null, and nothing written, where the checkpoint is not `from` any more. */
  advance(from: PublisherCheckpoint, to: PublishedPlace): Promise<PublisherCheckpoint | null>;
  /** What stops the publisher, for whoever asks from another process; null: nothing does. */
  heldUp(): Promise<HeldUp | null>;
  holdUp(heldUp: HeldUp | null): Promise<void>;
  /** Remembered for ever. A second decision on the same event changes nothing. */
  skip(skip: Skip): Promise<void>;
  /** Every decision, in the order in which they were made. */
  skips(): Promise<readonly Skip[]>;
  close(): Promise<void>;
}
