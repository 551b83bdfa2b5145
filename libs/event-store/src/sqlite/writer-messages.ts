import type { Append, Appended, ExactRevision } from '../port/events.ts';
import type { CannotOpenReason } from './cannot-open-log.ts';

/** What the thread that writes is given when it starts. */
export interface WriterTask {
  readonly file: string;
  /** See `commit-signal.ts`. */
  readonly commits: SharedArrayBuffer;
}

export type ToWriter = { readonly kind: 'write'; readonly appends: readonly Append[] } | { readonly kind: 'close' };

export type FromWriter =
  | { readonly kind: 'opened'; readonly logId: string }
  | { readonly kind: 'not-opened'; readonly reason: CannotOpenReason; readonly message: string }
  /** One outcome an append, in the order of the batch. */
  | { readonly kind: 'written'; readonly outcomes: readonly AppendOutcome[]; readonly durationMs: number };

export type AppendOutcome =
  | { readonly kind: 'appended'; readonly appended: Appended }
  | { readonly kind: 'conflict'; readonly actual: ExactRevision }
  /** Surely not written. */
  | { readonly kind: 'not-written'; readonly message: string }
  /** Perhaps written. */
  | { readonly kind: 'unknown'; readonly message: string };
