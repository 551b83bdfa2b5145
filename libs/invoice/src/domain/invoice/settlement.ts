import { isZero } from '../money/index.ts';
import { covers, hasSucceeded, keptOf, type SucceededPayment } from './money-held.ts';
import type { DueInvoice, PaidInvoice, Settlement } from './state.ts';
import { basePrice } from './status.ts';

/**
 * Paid or due, as the money says, after the price has moved or a payment was taken back. A surcharge or cash discount was
 * for the whole at once, which this no longer is: what counts now is the base total.
 */
export function settledByMoney(invoice: DueInvoice | PaidInvoice): DueInvoice | PaidInvoice {
  const holding = invoice.payments.filter(hasSucceeded).filter((payment) => !isZero(keptOf(payment)));
  const last = holding.at(-1);
  const price = basePrice(invoice);
  if (last === undefined || !covers(invoice, price.total)) return dueAgain(invoice);
  const before = invoice.status === 'paid' ? invoice.settlement : null;
  const stands = before !== null && holding.some((payment) => payment.id === before.paymentId);
  const settlement = { ...(stands ? before : settlementBy(last)), pricedMethod: null, calculation: price };
  return { ...invoice, status: 'paid', settlement };
}

function dueAgain(invoice: DueInvoice | PaidInvoice): DueInvoice {
  if (invoice.status === 'due') return invoice;
  const { settlement: _, ...facts } = invoice;
  return { ...facts, status: 'due' };
}

const settlementBy = (payment: SucceededPayment): Pick<Settlement, 'paymentId' | 'paymentDate' | 'markedAsPaid'> => ({
  paymentId: payment.id,
  paymentDate: payment.valueDate,
  markedAsPaid: false,
});
