import type { Calculation, Calculations, Figures, TotalsPolicy, ZeroCostProcessing } from '../totals/figures.ts';
import type { CalendarDate, Customer, Decimal, Details, Instant, Line } from './content.ts';
import type { Seller } from '../merchant/settings.ts';

/** Stored names. They never follow a rename in code, and a change of shape is a new schema version with an upcaster. */
export type InvoiceEvent =
  | Event<'InvoiceCreated', InvoiceCreated>
  | Event<'CustomerUpdated', CustomerUpdated>
  | Event<'LineItemsUpdated', LineItemsUpdated>
  | Event<'DetailsUpdated', DetailsUpdated>
  | Event<'Published', Published>
  | Event<'PaymentStarted', PaymentStarted>
  | Event<'PaymentFailed', PaymentFailed>
  | Event<'PaymentRecorded', PaymentRecorded>
  | Event<'Paid', Paid>
  | Event<'PaymentReversed', PaymentReversed>
  | Event<'Refunded', Refunded>
  | Event<'Cancelled', WithReason>
  | Event<'Reopened', WithReason>
  | Event<'Deleted', WithReason>
  | Event<'NotificationRequested', NotificationRequested>
  | Event<'NotificationSent', NotificationSent>
  | Event<'NotificationFailed', NotificationFailed>
  | Event<'BecamePastDue', BecamePastDue>
  | Event<'Viewed', Viewed>;

export interface Event<Type extends string, Data> {
  readonly type: Type;
  readonly data: Data;
}

export type InvoiceEventType = InvoiceEvent['type'];

/** What a client may do when. Fixed at creation: `standard` natively and by ARISE, `open` for the other four APIs. */
export type LifecyclePolicy = 'standard' | 'open';

/** The door an invoice came through. */
export type SourceApi = 'native' | 'arise' | 'sperse' | 'servicestack' | 'onlyoffice' | 'highlevel';

export interface InvoiceCreated {
  readonly invoiceId: string;
  readonly tenantId: string;
  readonly serial: number;
  readonly currency: string;
  /** ISO 4217 minor-unit digits of the currency, frozen here. */
  readonly exponent: number;
  readonly totalsPolicy: TotalsPolicy;
  readonly lifecyclePolicy: LifecyclePolicy;
  readonly source: SourceApi;
  readonly customer: Customer;
  readonly lines: readonly Line[];
  readonly details: Details;
  readonly figures: Figures;
}

export interface CustomerUpdated {
  readonly customer: Customer;
}

export interface LineItemsUpdated {
  readonly lines: readonly Line[];
  /** What the invoice comes to after the whole command, which may have changed details too. */
  readonly figures: Figures;
  /** Frozen anew where the invoice was published before (policy `open`). */
  readonly calculations?: Calculations;
}

/** Only the members that changed, before and after. Figures where the change moves them, else null. */
export interface DetailsUpdated {
  readonly before: Partial<Details>;
  readonly after: Partial<Details>;
  readonly figures: Figures | null;
  /** As in `LineItemsUpdated`. */
  readonly calculations?: Calculations;
}

/** What publishing froze. A later change of the merchant's settings changes nothing here. */
export interface Published {
  readonly number: string;
  readonly issueDate: CalendarDate;
  readonly dueDate: CalendarDate;
  /** IANA name; past due starts at midnight after the due date there. */
  readonly timeZone: string;
  readonly locale: string;
  readonly seller: Seller;
  readonly customer: Customer;
  readonly lines: readonly Line[];
  readonly figures: Figures;
  readonly zeroCostProcessing: ZeroCostProcessing;
  readonly calculations: Calculations;
  /** Unguessable token of the customer's page. */
  readonly pageToken: string;
}

export type PaymentMethod = 'card' | 'ach' | 'cash' | 'check' | 'bank_transfer' | 'other';
/** The three prices that an invoice may have. */
export type PricedMethod = 'debit_card' | 'credit_card' | 'ach';

/** All of a card or account that may ever be kept. */
export interface CardFacts {
  readonly brand: string | null;
  readonly lastFour: string | null;
  readonly expiryMonth: number | null;
  readonly expiryYear: number | null;
}

export interface PaymentStarted {
  readonly paymentId: string;
  readonly method: 'card' | 'ach';
  readonly pricedMethod: PricedMethod;
  readonly processor: string;
  readonly amount: Decimal;
  /** The key that the processor is given: the same for every try of this payment. */
  readonly processorKey: string;
  readonly card: CardFacts;
  /** True where the processor moves no money. */
  readonly sandbox: boolean;
}

export interface PaymentFailed {
  readonly paymentId: string;
  readonly errorCode: string;
  readonly errorMessage: string;
}

/** Money in, invoice not settled by it. */
export interface PaymentRecorded {
  readonly paymentId: string;
  readonly amount: Decimal;
  readonly method: PaymentMethod;
  readonly reference: string | null;
  readonly valueDate: CalendarDate;
  readonly transactionId: string | null;
  readonly card: CardFacts | null;
  readonly sandbox: boolean;
}

/** Settled in full by this payment. */
export interface Paid extends PaymentRecorded {
  readonly markedAsPaid: boolean;
  readonly paymentDate: CalendarDate;
  readonly pricedMethod: PricedMethod | null;
  /** The calculation that applied: differs from the base total only where the whole was paid at once. */
  readonly calculation: Calculation;
}

export interface PaymentReversed {
  readonly paymentId: string;
  readonly amount: Decimal;
  readonly reason: string | null;
}

export interface Refunded {
  readonly refundId: string;
  readonly paymentId: string;
  readonly amount: Decimal;
  readonly reason: string | null;
}

export interface WithReason {
  readonly reason: string | null;
}

export type NotificationChannel = 'email' | 'sms';
export type NotificationTemplate = 'published' | 'reminder' | 'paid' | 'cancelled' | 'refund';

export interface NotificationRequested {
  readonly notificationId: string;
  readonly channel: NotificationChannel;
  readonly template: NotificationTemplate;
  readonly target: string;
  readonly customerConsent: boolean;
}

export interface NotificationSent extends NotificationRequested {
  readonly providerId: string | null;
}

export interface NotificationFailed extends NotificationRequested {
  readonly errorCode: string;
  readonly errorMessage: string;
}

export interface BecamePastDue {
  readonly dueDate: CalendarDate;
}

export interface Viewed {
  readonly at: Instant;
}
