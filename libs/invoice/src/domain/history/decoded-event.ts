import type { Instant } from '../invoice/content.ts';
import type { InvoiceEvent } from '../invoice/events.ts';

/** The part of an event's metadata that its history shows. */
export interface HistoryMetadata {
  readonly actor: { readonly type: string; readonly id: string };
  readonly occurredAt: Instant;
  readonly correlationId: string;
  readonly reason: string | null;
  readonly comment: string | null;
}

/** An invoice's event as it came out of the log. `version` is its place in the stream, counted from 1. */
export type DecodedInvoiceEvent<Metadata extends HistoryMetadata = HistoryMetadata> = InvoiceEvent & {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly version: number;
  readonly position: string;
  readonly metadata: Metadata;
};
