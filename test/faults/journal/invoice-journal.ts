import type { ShownInvoice } from './shown-invoice.ts';

export type Kind = 'create' | 'create and publish' | 'replace' | 'publish';

/** What a create or a replacement writes: found again in the invoice, and in what it comes to. */
export interface Content {
  readonly notes: string;
  /** Of one line at 10.00. */
  readonly quantity: number;
}

export type Outcome =
  /** Sent, and no whole answer came: it may have happened or not. */
  | { readonly kind: 'no answer' }
  | Acknowledged
  | { readonly kind: 'refused'; readonly status: number; readonly body: unknown };

export interface Acknowledged {
  readonly kind: 'acknowledged';
  readonly replayed: boolean;
  /** `Log-Position`. */
  readonly position: string | null;
  readonly invoice: ShownInvoice;
}

export interface Attempt {
  /** Stands in the history of whatever this attempt did. */
  readonly correlationId: string;
  outcome: Outcome;
}

/** One thing that a client wanted done to one invoice, however often it asked for it. */
export interface Operation {
  /** Unique in the run; the idempotency key, where there is one. */
  readonly id: string;
  readonly kind: Kind;
  /** Sent with an `Idempotency-Key`, so it may be asked for again. */
  readonly keyed: boolean;
  /** Null: publishing writes nothing of its own. */
  readonly content: Content | null;
  readonly attempts: Attempt[];
}

/** All that was asked for one invoice, in order: the next operation is begun when the one before is acknowledged. */
export interface InvoiceJournal {
  /** The customer's name, unique in the run: by it the invoice is known also where the answer with its id was lost. */
  readonly mark: string;
  readonly operations: Operation[];
}

export const acknowledgements = ({ attempts }: Operation): readonly Acknowledged[] =>
  attempts.flatMap(({ outcome }) => (outcome.kind === 'acknowledged' ? [outcome] : []));

export const isAcknowledged = (operation: Operation): boolean => acknowledgements(operation).length > 0;

/** Null while no answer told it. */
export function invoiceIdOf({ operations }: InvoiceJournal): string | null {
  for (const operation of operations) {
    const id = acknowledgements(operation)[0]?.invoice.id;
    if (id !== undefined) return id;
  }
  return null;
}
