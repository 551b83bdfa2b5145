import type { PublicName } from '../public-types.ts';
import { calculation, calculations, customer, details, figures, lines } from './content-schemas.ts';
import {
  day,
  decimal,
  described,
  flag,
  list,
  moment,
  object,
  orNull,
  partOf,
  type Schema,
  text,
  word,
} from './schema-parts.ts';

/** What a type of event means, and its facts. */
export interface FactsSchema {
  readonly summary: string;
  readonly properties: Readonly<Record<string, Schema>>;
}

const card = described('All that is kept of it', object({ brand: orNull(text), lastFour: orNull(text) }));
const sandbox = described('The processor moved no money', flag);
const pricedMethod = word('debit_card', 'credit_card', 'ach');
const reason = { reason: orNull(text) };

const payment = {
  paymentId: text,
  amount: decimal,
  method: word('card', 'ach', 'cash', 'check', 'bank_transfer', 'other'),
  reference: orNull(text),
  valueDate: day,
  transactionId: orNull(text),
  card: orNull(card),
  sandbox,
};

const notification = {
  notificationId: text,
  channel: word('email', 'sms'),
  template: word('published', 'reminder', 'paid', 'cancelled', 'refund'),
  target: described('Masked', text),
  customerConsent: flag,
};

/** Every public type. Held against the messages of generated invoices in a test. */
export const factsSchemas: Readonly<Record<PublicName, FactsSchema>> = {
  created: {
    summary: 'A draft was made',
    properties: {
      serial: described("Counted in the merchant's account", { type: 'integer' }),
      exponent: described("Digits of the currency's minor unit", { type: 'integer', minimum: 0 }),
      totalsPolicy: word('standard', 'declared', 'adjusted', 'bankers'),
      lifecyclePolicy: word('standard', 'open'),
      source: word('native', 'arise', 'sperse', 'servicestack', 'onlyoffice', 'highlevel'),
      customer,
      details: object(details),
      lines,
      figures,
    },
  },
  'customer-updated': { summary: 'Who owes it changed', properties: { customer } },
  'line-items-updated': {
    summary: 'The lines changed',
    properties: { lines, figures, calculations: orNull(calculations) },
  },
  'details-updated': {
    summary: 'Something beside customer and lines changed',
    properties: {
      changed: described('Members that changed, also those that are not shown', list(text)),
      before: partOf(details),
      after: partOf(details),
      figures: described('Null where the change does not move them', orNull(figures)),
      calculations: orNull(calculations),
    },
  },
  published: {
    summary: 'It was published, and is due',
    properties: {
      number: text,
      issueDate: day,
      dueDate: day,
      timeZone: described('IANA name of the zone in which it becomes past due', text),
      locale: text,
      customer,
      lines,
      figures,
      calculations,
    },
  },
  'payment-started': {
    summary: 'A payment is with the processor',
    properties: { paymentId: text, method: word('card', 'ach'), pricedMethod, amount: decimal, card, sandbox },
  },
  'payment-failed': {
    summary: 'A payment came to nothing',
    properties: { paymentId: text, errorCode: text, errorMessage: text },
  },
  'payment-recorded': { summary: 'Money came in, and did not settle the invoice', properties: payment },
  paid: {
    summary: 'It is settled in full by this payment',
    properties: {
      ...payment,
      markedAsPaid: flag,
      paymentDate: day,
      pricedMethod: orNull(pricedMethod),
      calculation: described('The price that applied', calculation),
    },
  },
  'payment-reversed': {
    summary: 'Money was taken back by a bounce or a chargeback',
    properties: { paymentId: text, amount: decimal, ...reason },
  },
  refunded: {
    summary: 'Money was given back',
    properties: { refundId: text, paymentId: text, amount: decimal, ...reason },
  },
  cancelled: { summary: 'It was cancelled', properties: reason },
  reopened: { summary: 'A cancelled invoice is a draft again', properties: reason },
  deleted: { summary: 'It was deleted', properties: reason },
  'notification-sent': {
    summary: 'The customer was notified',
    properties: { ...notification, providerId: orNull(text) },
  },
  'notification-failed': {
    summary: 'A notification did not reach the customer',
    properties: { ...notification, errorCode: text },
  },
  'became-past-due': { summary: 'Its due date passed with something left to pay', properties: { dueDate: day } },
  viewed: { summary: 'The customer opened its page', properties: { at: moment } },
};
