import type { Instant } from '../domain/invoice/content.ts';

/** Who acts: an API key, or the person that a caller names in `X-Actor`. */
export interface Actor {
  readonly type: 'key' | 'person' | 'customer' | 'system';
  readonly id: string;
}

/** Taken once, at the edge, and carried by every command: nothing further in reads a clock, a header or a key. */
export interface CommandContext {
  readonly tenantId: string;
  readonly actor: Actor;
  readonly now: Instant;
  readonly correlationId: string;
  readonly causationId: string | null;
  /** The caller's `Idempotency-Key`; null without one. */
  readonly idempotencyKey: string | null;
  /** SHA-256 of what was asked (method, target, canonical body): tells a replay from a reused key. */
  readonly fingerprint: string;
  /** The version that `If-Match` names; null without one. */
  readonly expectedVersion: number | null;
  readonly reason: string | null;
  readonly comment: string | null;
  readonly traceparent: string | null;
}
