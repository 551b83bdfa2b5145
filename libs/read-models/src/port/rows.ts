import type { DecodedEvent, Position, Stamp } from '#event-store';
import type { ExistingInvoice, InvoiceEvent, NumberingEvent, PaymentState } from '#invoice/domain';

/** What the read models need of an event's metadata. */
export interface ProjectedMetadata extends Stamp {
  readonly tenantId: string;
  /** RFC 3339, UTC, milliseconds. */
  readonly occurredAt: string;
}

export type DecodedInvoiceEvent = DecodedEvent<InvoiceEvent, ProjectedMetadata>;
export type DecodedNumberingEvent = DecodedEvent<NumberingEvent, ProjectedMetadata>;

/** An invoice as the events so far make it: what a row is derived from, and what the next event is folded onto. */
export interface ProjectedInvoice {
  readonly state: ExistingInvoice;
  /** Events folded so far. */
  readonly version: number;
  /** When the first event happened. */
  readonly createdAt: string;
  /** When the last event happened. */
  readonly updatedAt: string;
  /** When it was last published; null: never. */
  readonly publishedAt: string | null;
  /** Where the last event stands in the log. */
  readonly position: Position;
}

/**
 * One invoice in the list. Money is an integer of ten-thousandths (`scaledAmount`), so that it sorts, filters and sums
 * exactly in any database; instants and dates are texts that sort by time.
 */
export interface InvoiceRow {
  readonly tenant: string;
  readonly id: string;
  readonly serial: number;
  readonly number: string | null;
  readonly status: ExistingInvoice['status'];
  readonly payment_state: PaymentState;
  readonly customer_id: string | null;
  readonly customer_name: string | null;
  /** In lower case: names sort without regard to case. */
  readonly customer_name_key: string | null;
  /** Number, customer name, company and e-mail in lower case, a line each. */
  readonly search_text: string;
  readonly currency: string;
  readonly exponent: number;
  readonly issue_date: string | null;
  readonly due_date: string | null;
  readonly payment_date: string | null;
  /** The zone frozen at publish; null: never published. */
  readonly time_zone: string | null;
  readonly total: bigint;
  readonly amount_due: bigint;
  /** From when on it is past due; null unless due. */
  readonly past_due_at: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly published_at: string | null;
  readonly version: number;
  readonly position: Position;
  /** JSON of the folded state. */
  readonly document: string;
}

/** One number of a series and what became of it. */
export interface NumberRow {
  readonly tenant: string;
  readonly series: string;
  /** Sorts numbers of one series by value, whatever their width. */
  readonly order_key: string;
  readonly number: string;
  readonly invoice_id: string;
  /** `issued` is final: a number that was once on a published invoice stays issued. */
  readonly outcome: 'issued' | 'reserved' | 'voided';
  readonly reason: string | null;
  readonly at: string;
  readonly position: Position;
}
