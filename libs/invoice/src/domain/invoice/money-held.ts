import { compare, isZero, subtract, sum } from '../money/index.ts';
import type { CalendarDate, Decimal } from './content.ts';
import type { InvoiceFacts, Payment } from './state.ts';

export type SucceededPayment = Payment & { readonly status: 'succeeded'; readonly valueDate: CalendarDate };

export const hasSucceeded = (payment: Payment): payment is SucceededPayment =>
  payment.status === 'succeeded' && payment.valueDate !== null;

/** What the customer has paid: succeeded payments less what was taken back of them. Refunds are not taken off. */
export const amountPaid = (invoice: InvoiceFacts): Decimal =>
  sum(invoice.payments.filter(hasSucceeded).map(keptOf), invoice.exponent);

export const amountRefunded = (invoice: InvoiceFacts): Decimal =>
  sum(
    invoice.refunds.map((refund) => refund.amount),
    invoice.exponent,
  );

/** Of a payment, what was not taken back by bounce or chargeback. */
export const keptOf = (payment: Payment): Decimal => subtract(payment.amount, payment.reversed);

/** Of a succeeded payment, what can still be refunded or reversed: neither has happened to it. */
export function leftOf(invoice: InvoiceFacts, payment: Payment): Decimal {
  const refunds = invoice.refunds.filter((refund) => refund.paymentId === payment.id);
  return refunds.reduce((left, refund) => subtract(left, refund.amount), keptOf(payment));
}

/** Whether any money of the customer's is here: paid, and neither taken back nor refunded since. */
export const holdsMoney = (invoice: InvoiceFacts): boolean =>
  invoice.payments.some((payment) => hasSucceeded(payment) && !isZero(leftOf(invoice, payment)));

/** A payment that is with a processor, outcome unknown: until it is settled nothing else may settle the invoice. */
export const openPayment = (invoice: InvoiceFacts): Payment | undefined =>
  invoice.payments.find((payment) => payment.status === 'started');

/** Whether what is paid covers an amount. */
export const covers = (invoice: InvoiceFacts, amount: Decimal): boolean => compare(amountPaid(invoice), amount) >= 0;
