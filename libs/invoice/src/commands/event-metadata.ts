import type { Instant } from '../domain/invoice/content.ts';
import type { Actor } from './command-context.ts';

/** Stored with every event. `chain` is added last, by the codec. */
export interface EventMetadata {
  readonly schemaVersion: number;
  readonly tenantId: string;
  readonly actor: Actor;
  /** When the thing happened, as the edge saw it. */
  readonly occurredAt: Instant;
  /** When it was written down. */
  readonly recordedAt: Instant;
  readonly correlationId: string;
  readonly causationId: string | null;
  /** The idempotency key, or a fresh UUID. */
  readonly commandId: string;
  readonly fingerprint: string;
  readonly reason: string | null;
  readonly comment: string | null;
  readonly traceparent: string | null;
}

/** SHA-256 (hex) over the previous event's chain in the stream and this event's canonical bytes. */
export interface ChainedMetadata extends EventMetadata {
  readonly chain: string;
}
