import type { InvoiceEventType } from '#invoice/domain';

/**
 * What an event is called outside, by its stored type; null: it stays inside. A name is for ever, and a change of shape that
 * an old consumer would not survive is a new version beside it.
 *
 * `Reopened` is public: without it a consumer would take a draft for a cancelled invoice. `NotificationRequested` is not: it
 * is a step of our own, and sent or failed tells what became of it.
 */
export const publicNames = {
  InvoiceCreated: 'created',
  CustomerUpdated: 'customer-updated',
  LineItemsUpdated: 'line-items-updated',
  DetailsUpdated: 'details-updated',
  Published: 'published',
  PaymentStarted: 'payment-started',
  PaymentFailed: 'payment-failed',
  PaymentRecorded: 'payment-recorded',
  Paid: 'paid',
  PaymentReversed: 'payment-reversed',
  Refunded: 'refunded',
  Cancelled: 'cancelled',
  Reopened: 'reopened',
  Deleted: 'deleted',
  NotificationRequested: null,
  NotificationSent: 'notification-sent',
  NotificationFailed: 'notification-failed',
  BecamePastDue: 'became-past-due',
  Viewed: 'viewed',
} as const satisfies Readonly<Record<InvoiceEventType, string | null>>;

export type PublicName = NonNullable<(typeof publicNames)[InvoiceEventType]>;
/** Stored types that have a public name. */
export type PublicType = {
  [Type in InvoiceEventType]: (typeof publicNames)[Type] extends null ? never : Type;
}[InvoiceEventType];

/** CloudEvents `type`. */
export const typeOf = (name: PublicName): string => `invoicing.invoice.${name}.v1`;

/** CloudEvents `dataschema`: `$id` of the schema of the value, in the AsyncAPI document. */
export const dataSchemaOf = (name: PublicName): string => `urn:invoicing:schema:${typeOf(name)}`;
