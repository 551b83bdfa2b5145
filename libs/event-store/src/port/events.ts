/** Where an event stands in the whole log: opaque to callers, strictly increasing, compared with `comparePositions` only. */
export type Position = string;

/** What a command believes of the stream: that it does not exist, or the exact revision (0-based) of its last event. */
export type ExactRevision = 'no_stream' | number;

/** `any` exists for imports and tests; commands never use it, since no store is idempotent under it. */
export type ExpectedRevision = ExactRevision | 'any';

/** An event that a caller proposes: already serialised, so that no store ever meets a value it cannot write. */
export interface ProposedEvent {
  /** UUIDv5 of stream, revision and command id (`eventIdFor`): the store refuses an id made for another place. */
  readonly id: string;
  /** The stored type name, fixed for ever. */
  readonly type: string;
  /** JSON text, kept byte for byte. */
  readonly data: string;
  /** JSON text, kept byte for byte. */
  readonly metadata: string;
}

export interface RecordedEvent extends ProposedEvent {
  readonly stream: string;
  /** 0-based place in its stream, without gaps. */
  readonly revision: number;
  readonly position: Position;
}

export interface Append {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  /** From which every event id is derived; the idempotency key, or a fresh UUID. */
  readonly commandId: string;
  readonly events: readonly ProposedEvent[];
  /**
   * True where the command id was drawn for this very append, so that nobody else can have sent these events: a store that
   * would have to look whether they are repeated need not.
   */
  readonly fresh?: boolean;
}

export interface Appended {
  /** Revision of the last event of this append. */
  readonly revision: number;
  /** Position of the last event of this append. */
  readonly position: Position;
  /** True where the store found these very events already written: nothing was added. */
  readonly repeated: boolean;
}
