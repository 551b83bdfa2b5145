import type {
  InvoiceEvent,
  InvoiceEventType,
  NotificationChannel,
  NotificationTemplate,
  PaymentMethod,
} from '../invoice/events.ts';

/** The number of each kind of entry: fixed for ever, since clients store it. 9 stands for a `Paid` that was only marked. */
const TYPE_IDS: Readonly<Record<InvoiceEventType, number>> = {
  InvoiceCreated: 1,
  DetailsUpdated: 2,
  Published: 3,
  NotificationSent: 4,
  NotificationFailed: 5,
  Viewed: 6,
  Paid: 7,
  PaymentRecorded: 7,
  PaymentFailed: 8,
  Cancelled: 10,
  BecamePastDue: 11,
  LineItemsUpdated: 12,
  CustomerUpdated: 13,
  Refunded: 14,
  PaymentReversed: 15,
  Deleted: 16,
  NotificationRequested: 17,
  PaymentStarted: 18,
  Reopened: 19,
};

const MARKED_AS_PAID = 9;

export const typeIdOf = (event: InvoiceEvent): number =>
  event.type === 'Paid' && event.data.markedAsPaid ? MARKED_AS_PAID : TYPE_IDS[event.type];

export const NOTIFICATION_TYPE_IDS: Readonly<Record<NotificationChannel, number>> = { email: 1, sms: 2 };

export const TEMPLATE_TYPE_IDS: Readonly<Record<NotificationTemplate, number>> = {
  published: 1,
  reminder: 2,
  paid: 3,
  cancelled: 4,
  refund: 5,
};

export const PAYMENT_METHOD_TYPE_IDS: Readonly<Record<PaymentMethod, number>> = {
  card: 1,
  ach: 2,
  cash: 3,
  check: 4,
  bank_transfer: 5,
  other: 6,
};
