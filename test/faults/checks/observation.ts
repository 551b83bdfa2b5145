import type { InvoiceJournal } from '../journal/invoice-journal.ts';
import type { HistoryEntry, ListRow, RegisterEntry, ShownInvoice } from '../journal/shown-invoice.ts';

/** An invoice as the service shows it after the last start. */
export interface SeenInvoice {
  readonly invoice: ShownInvoice;
  /** From the resource of its own, not from the invoice. */
  readonly history: readonly HistoryEntry[];
}

/** Everything that a client can see after the last start, beside everything that clients asked for and were told. */
export interface Observation {
  readonly journals: readonly InvoiceJournal[];
  readonly invoices: readonly SeenInvoice[];
  /** Of all pages of the list. */
  readonly rows: readonly ListRow[];
  /** What the list says it holds. */
  readonly total: number;
  readonly register: readonly RegisterEntry[];
}

/** What is wrong, in words that name the invoice; none: nothing. */
export type Findings = readonly string[];
