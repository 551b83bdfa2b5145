import type {
  BaseTotals,
  Calculation,
  Calculations,
  Figures,
  TotalsPolicy,
  ZeroCostProcessing,
} from '../totals/figures.ts';
import type { Seller } from '../merchant/settings.ts';
import type { CalendarDate, Customer, Decimal, Details, Line } from './content.ts';
import type {
  CardFacts,
  LifecyclePolicy,
  NotificationChannel,
  NotificationTemplate,
  PaymentMethod,
  PricedMethod,
  SourceApi,
} from './events.ts';

/** What the events so far come to. `past_due` is no state: it is `due` seen after the due date (`statusAt`). */
export type Invoice = NoInvoice | DraftInvoice | DueInvoice | PaidInvoice | CancelledInvoice | DeletedInvoice;
export type ExistingInvoice = Exclude<Invoice, NoInvoice>;

export interface NoInvoice {
  readonly status: 'none';
}

/** What every invoice has, whatever its state. */
export interface InvoiceFacts {
  readonly invoiceId: string;
  readonly tenantId: string;
  readonly serial: number;
  readonly currency: string;
  readonly exponent: number;
  readonly totalsPolicy: TotalsPolicy;
  readonly lifecyclePolicy: LifecyclePolicy;
  readonly source: SourceApi;
  readonly customer: Customer;
  readonly lines: readonly Line[];
  /** `details.number`, `issueDate` and `dueDate` are what holds now: given, or set by publishing. */
  readonly details: Details;
  readonly figures: Figures;
  readonly payments: readonly Payment[];
  readonly refunds: readonly Refund[];
  readonly notifications: readonly Notification[];
  /** Due dates of which `BecamePastDue` has been announced. */
  readonly announcedPastDue: readonly CalendarDate[];
  /** Day of the last recorded view in UTC, null: never seen. */
  readonly lastViewedOn: CalendarDate | null;
}

/** What publishing froze, beside what replaced the draft's own customer, lines, dates and figures. */
export interface PublishedFacts {
  readonly timeZone: string;
  readonly locale: string;
  readonly seller: Seller;
  readonly zeroCostProcessing: ZeroCostProcessing;
  readonly calculations: Calculations;
  readonly pageToken: string;
}

export interface DraftInvoice extends InvoiceFacts {
  readonly status: 'draft';
  /** Set once a published invoice was cancelled and reopened (policy `open`). */
  readonly published: PublishedFacts | null;
}
export interface DueInvoice extends InvoiceFacts {
  readonly status: 'due';
  readonly published: PublishedFacts;
}
export interface PaidInvoice extends InvoiceFacts {
  readonly status: 'paid';
  readonly published: PublishedFacts;
  readonly settlement: Settlement;
}
export interface CancelledInvoice extends InvoiceFacts {
  readonly status: 'cancelled';
  /** Null where a draft was cancelled (policy `open`). */
  readonly published: PublishedFacts | null;
  readonly reason: string | null;
}
export interface DeletedInvoice extends InvoiceFacts {
  readonly status: 'deleted';
  readonly published: PublishedFacts | null;
  readonly reason: string | null;
}

/** How a paid invoice was settled. */
export interface Settlement {
  readonly paymentId: string;
  readonly paymentDate: CalendarDate;
  readonly markedAsPaid: boolean;
  readonly pricedMethod: PricedMethod | null;
  readonly calculation: Calculation;
}

export interface Payment {
  readonly id: string;
  readonly method: PaymentMethod;
  readonly pricedMethod: PricedMethod | null;
  readonly amount: Decimal;
  /** `started`: with the processor, outcome not known yet. */
  readonly status: 'started' | 'failed' | 'succeeded';
  /** Taken back by bounce or chargeback so far. */
  readonly reversed: Decimal;
  readonly reference: string | null;
  readonly valueDate: CalendarDate | null;
  readonly processor: string | null;
  readonly processorKey: string | null;
  readonly transactionId: string | null;
  readonly card: CardFacts | null;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly sandbox: boolean;
}

export interface Refund {
  readonly id: string;
  readonly paymentId: string;
  readonly amount: Decimal;
  readonly reason: string | null;
}

export interface Notification {
  readonly id: string;
  readonly channel: NotificationChannel;
  readonly template: NotificationTemplate;
  readonly target: string;
  readonly status: 'requested' | 'sent' | 'failed';
}

export type InvoiceStatus = 'draft' | 'due' | 'past_due' | 'paid' | 'cancelled' | 'deleted';
export type PaymentState =
  'unpaid' | 'processing' | 'partially_paid' | 'paid' | 'overpaid' | 'partially_refunded' | 'refunded';

/** The totals as shown: while unpaid the base total, once paid the figures of the method used. */
export interface ShownTotals extends BaseTotals {
  readonly surcharge: Decimal;
  readonly cashDiscount: Decimal;
  /** Succeeded payments less reversals; refunds are not taken off. */
  readonly amountPaid: Decimal;
  readonly amountRefunded: Decimal;
  /** total - amountPaid, never below 0; nothing once cancelled or deleted. */
  readonly amountDue: Decimal;
}
