/** An event as the stand-in keeps it. */
export interface LoggedEvent {
  readonly id: string;
  readonly stream: string;
  readonly revision: bigint;
  /** Commit and prepare position alike, as a real server answers them. */
  readonly position: bigint;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  /** Ticks of 100 ns since the year 1, as .NET counts them. */
  readonly created: bigint;
}

/** An event on its way in: the log gives it revision, position and time. */
export type ProposedEvent = Omit<LoggedEvent, 'stream' | 'revision' | 'position' | 'created'>;

export type Expected = 'no_stream' | 'any' | 'stream_exists' | bigint;

/** What a tombstone is numbered, and the bound before which a soft-deleted stream is cut off. */
export const lastRevision = 9_223_372_036_854_775_807n;

const ticksAtUnixEpoch = 621_355_968_000_000_000n;

export const ticksNow = (): bigint => ticksAtUnixEpoch + BigInt(Date.now()) * 10_000n;
