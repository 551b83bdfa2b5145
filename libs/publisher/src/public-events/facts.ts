import type {
  CardFacts,
  InvoiceCreated,
  InvoiceEvent,
  NotificationRequested,
  PaymentRecorded,
  Published,
} from '#invoice/domain';
import { maskTarget } from './masking.ts';
import { publicCustomer, publicDetails, publicFigures, publicLines } from './public-content.ts';

/** What an event says to the world. A member without a value is null; its schema is in `schemas/facts-schemas.ts`. */
export type Facts = Readonly<Record<string, unknown>>;

/** The public facts of an event; null: it is private. */
export function factsOf(event: InvoiceEvent): Facts | null {
  switch (event.type) {
    case 'InvoiceCreated':
      return created(event.data);
    case 'CustomerUpdated':
      return { customer: publicCustomer(event.data.customer) };
    case 'LineItemsUpdated': {
      const { lines, figures, calculations = null } = event.data;
      return { lines: publicLines(lines), figures: publicFigures(figures), calculations };
    }
    case 'DetailsUpdated': {
      const { before, after, figures, calculations = null } = event.data;
      return {
        changed: Object.keys({ ...before, ...after }),
        before: publicDetails(before),
        after: publicDetails(after),
        figures: figures === null ? null : publicFigures(figures),
        calculations,
      };
    }
    case 'Published':
      return published(event.data);
    case 'PaymentStarted': {
      const { paymentId, method, pricedMethod, amount, card, sandbox } = event.data;
      return { paymentId, method, pricedMethod, amount, card: publicCard(card), sandbox };
    }
    case 'PaymentFailed': {
      const { paymentId, errorCode, errorMessage } = event.data;
      return { paymentId, errorCode, errorMessage };
    }
    case 'PaymentRecorded':
      return payment(event.data);
    case 'Paid': {
      const { markedAsPaid, paymentDate, pricedMethod, calculation } = event.data;
      return { ...payment(event.data), markedAsPaid, paymentDate, pricedMethod, calculation };
    }
    case 'PaymentReversed': {
      const { paymentId, amount, reason } = event.data;
      return { paymentId, amount, reason };
    }
    case 'Refunded': {
      const { refundId, paymentId, amount, reason } = event.data;
      return { refundId, paymentId, amount, reason };
    }
    case 'Cancelled':
    case 'Reopened':
    case 'Deleted':
      return { reason: event.data.reason };
    case 'NotificationRequested':
      return null;
    case 'NotificationSent':
      return { ...notification(event.data), providerId: event.data.providerId };
    case 'NotificationFailed':
      // A provider's message may name the address that did not work.
      return { ...notification(event.data), errorCode: event.data.errorCode };
    case 'BecamePastDue':
      return { dueDate: event.data.dueDate };
    case 'Viewed':
      return { at: event.data.at };
    default:
      return event satisfies never;
  }
}

const created = (data: InvoiceCreated): Facts => ({
  serial: data.serial,
  exponent: data.exponent,
  totalsPolicy: data.totalsPolicy,
  lifecyclePolicy: data.lifecyclePolicy,
  source: data.source,
  customer: publicCustomer(data.customer),
  details: publicDetails(data.details),
  lines: publicLines(data.lines),
  figures: publicFigures(data.figures),
});

/** Not the seller, who is the merchant itself, and not the page's token, which would open the page to every consumer. */
const published = (data: Published): Facts => ({
  number: data.number,
  issueDate: data.issueDate,
  dueDate: data.dueDate,
  timeZone: data.timeZone,
  locale: data.locale,
  customer: publicCustomer(data.customer),
  lines: publicLines(data.lines),
  figures: publicFigures(data.figures),
  calculations: data.calculations,
});

const payment = (data: PaymentRecorded): Facts => ({
  paymentId: data.paymentId,
  amount: data.amount,
  method: data.method,
  reference: data.reference,
  valueDate: data.valueDate,
  transactionId: data.transactionId,
  card: data.card === null ? null : publicCard(data.card),
  sandbox: data.sandbox,
});

const publicCard = ({ brand, lastFour }: CardFacts) => ({ brand, lastFour });

const notification = ({
  notificationId,
  channel,
  template,
  target,
  customerConsent,
}: NotificationRequested): Facts => ({
  notificationId,
  channel,
  template,
  target: maskTarget(channel, target),
  customerConsent,
});
