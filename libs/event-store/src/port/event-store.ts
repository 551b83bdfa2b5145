import type { Append, Appended, Position, RecordedEvent } from './events.ts';

export interface StreamSlice {
  /** Revision to begin at, included. Default: the first going forwards, the last going backwards. */
  readonly from?: number;
  readonly direction?: 'forwards' | 'backwards';
  /** At most this many events; at most `maxPageSize`. */
  readonly limit: number;
}

export interface LogSlice {
  /** Events strictly after this position; null: from the beginning of the log. */
  readonly after: Position | null;
  readonly limit: number;
}

/** More than this is never returned by one call: a long stream is read in pages (`eventsOf`). */
export const maxPageSize = 1_000;

/**
 * The log as whoever only reads it sees it. Every method rejects with `InvalidRead` for a slice that can't be meant, and with
 * `StoreUnavailable` when the log can't be read.
 */
export interface EventLogReader {
  /** One page of one stream. A missing stream is an empty page. */
  readStream(stream: string, slice: StreamSlice): Promise<readonly RecordedEvent[]>;
  /** One page of the whole log, oldest first, without system events. Shorter than `limit` only at the end of the log. */
  readAll(slice: LogSlice): Promise<readonly RecordedEvent[]>;
  /** The position of the last event, or null for an empty log. */
  head(): Promise<Position | null>;
  /**
   * Every event after a position, each once and in order, for as long as the iteration goes on; then it waits for more.
   * Ends by throwing when the connection to the store is lost: whoever follows, resumes after the last event it handled.
   * Aborting the signal ends the iteration without an error.
   */
  subscribe(after: Position | null, signal: AbortSignal): AsyncIterable<RecordedEvent>;
  /** Waits for what is in flight, then releases everything. Further calls reject with `StoreUnavailable`. */
  close(): Promise<void>;
}

/**
 * The log. One port, one contract suite (`../contract`), every adapter passes it.
 *
 * Errors are ours and no driver's: `StreamConflict`, `StoreUnavailable`, `AppendOutcomeUnknown`, `InvalidAppend`,
 * `InvalidRead`.
 */
export interface EventStore extends EventLogReader {
  /**
   * No other process can append while this one has the store open: whoever has seen every append of this process knows the
   * log without reading it again.
   */
  readonly soleWriter: boolean;
  /**
   * Writes all events or none, durably, before it resolves. The same ids at the same exact revision again succeed and
   * change nothing, and so does a prefix of them; data is not compared.
   * @throws StreamConflict, InvalidAppend, StoreUnavailable, AppendOutcomeUnknown
   */
  append(append: Append): Promise<Appended>;
}
