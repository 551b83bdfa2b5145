import type { Instant } from '../domain/invoice/content.ts';
import type { Actor } from './command-context.ts';

/** What a command gives to each of its events. */
export interface EventMetadata {
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

/** As stored: the codec adds the version of the data's schema and the hash that ties the event to the one before it. */
export interface ChainedMetadata extends EventMetadata {
  readonly schemaVersion: number;
  /** SHA-256 (hex) over the previous event's chain in the stream and this event's canonical bytes. */
  readonly chain: string;
}
