import type { TotalsPolicy } from '../totals/figures.ts';
import type { MerchantSettings } from '../merchant/settings.ts';
import type { CalendarDate, Decimal, InvoiceContent } from './content.ts';
import type { LifecyclePolicy, PaymentMethod, SourceApi } from './events.ts';

/** What can be asked of an invoice. Ids, dates and settings are inputs: a decision has no clock, no chance, no I/O. */
export type InvoiceCommand =
  | CreateInvoice
  | ReplaceInvoice
  | PublishInvoice
  | CancelInvoice
  | ReopenInvoice
  | DeleteInvoice
  | MarkInvoiceAsPaid
  | RecordPayment
  | RefundPayment
  | ReversePayment;

export interface CreateInvoice {
  readonly kind: 'create';
  readonly invoiceId: string;
  readonly tenantId: string;
  readonly serial: number;
  readonly content: InvoiceContent;
  readonly totalsPolicy: TotalsPolicy;
  readonly lifecyclePolicy: LifecyclePolicy;
  readonly source: SourceApi;
}

/** Replaces everything that a client may say; what did not change makes no event. */
export interface ReplaceInvoice {
  readonly kind: 'replace';
  readonly content: InvoiceContent;
}

export interface PublishInvoice {
  readonly kind: 'publish';
  /** Frozen into the event. */
  readonly settings: MerchantSettings;
  /** Today in the seller's zone. */
  readonly today: CalendarDate;
  /** Taken from the series for this invoice. An invoice that has a number of its own keeps that. */
  readonly number: string;
  readonly pageToken: string;
  /** For the settlement of an invoice over nothing, which is paid as it is published (policy `standard`). */
  readonly paymentId: string;
  /** A payment method that the customer's page must offer; each needs a processor in the settings. */
  readonly hostedPayments: readonly ('card' | 'ach')[];
}

export interface CancelInvoice {
  readonly kind: 'cancel';
  readonly reason: string | null;
}

export interface ReopenInvoice {
  readonly kind: 'reopen';
  readonly reason: string | null;
}

export interface DeleteInvoice {
  readonly kind: 'delete';
  readonly reason: string | null;
}

export interface MarkInvoiceAsPaid {
  readonly kind: 'mark-as-paid';
  readonly paymentId: string;
  readonly paymentMethod: PaymentMethod;
  /** Null: today. */
  readonly paymentDate: CalendarDate | null;
  readonly today: CalendarDate;
  readonly reference: string | null;
}

export interface RecordPayment {
  readonly kind: 'record-payment';
  readonly paymentId: string;
  readonly amount: Decimal;
  readonly method: PaymentMethod;
  readonly reference: string | null;
  readonly valueDate: CalendarDate | null;
  readonly today: CalendarDate;
}

export interface RefundPayment {
  readonly kind: 'refund';
  readonly refundId: string;
  readonly paymentId: string;
  readonly amount: Decimal;
  readonly reason: string | null;
}

export interface ReversePayment {
  readonly kind: 'reverse';
  readonly paymentId: string;
  /** Null: all that is left of it. */
  readonly amount: Decimal | null;
  readonly reason: string | null;
}
