import { accept, type Decision, refuse, type Refused } from '../../decision.ts';
import { compare, isZero } from '../../money/index.ts';
import type { RefundPayment, ReversePayment } from '../commands.ts';
import type { Decimal } from '../content.ts';
import type { InvoiceEvent } from '../events.ts';
import { hasSucceeded, leftOf } from '../money-held.ts';
import { refuseContent } from '../../refuse-content.ts';
import type { Invoice, Payment } from '../state.ts';
import { readAmount } from './amount.ts';
import { isLive, type LiveInvoice, notFound } from './live-invoice.ts';

export function refund(state: Invoice, { refundId, paymentId, amount, reason }: RefundPayment): Decision<InvoiceEvent> {
  const back = moneyBack(state, paymentId, amount, 'refunded');
  if (back.outcome === 'refused') return back;
  return accept({ type: 'Refunded', data: { refundId, paymentId, amount: back.amount, reason } });
}

export function reverse(state: Invoice, { paymentId, amount, reason }: ReversePayment): Decision<InvoiceEvent> {
  const back = moneyBack(state, paymentId, amount, 'reversed');
  if (back.outcome === 'refused') return back;
  return accept({ type: 'PaymentReversed', data: { paymentId, amount: back.amount, reason } });
}

type MoneyBack = { readonly outcome: 'found'; readonly amount: Decimal } | Refused;

/** How much of which payment goes back: at most what is left of it, and all of that where no amount is given. */
function moneyBack(state: Invoice, paymentId: string, asked: Decimal | null, what: 'refunded' | 'reversed'): MoneyBack {
  if (!isLive(state)) return notFound();
  if (!state.payments.some(hasSucceeded))
    return refuse('invalid-transition', `Nothing was paid that could be ${what}.`);
  const payment = state.payments.find((each) => each.id === paymentId);
  if (payment === undefined) return refuse('payment-not-found', 'The invoice has no such payment.');
  if (!hasSucceeded(payment)) return refuse('invalid-transition', `Only a payment that succeeded can be ${what}.`);
  return amountBack(state, payment, asked, what);
}

function amountBack(state: LiveInvoice, payment: Payment, asked: Decimal | null, what: string): MoneyBack {
  const left = leftOf(state, payment);
  const read = asked === null ? ({ outcome: 'read', amount: left } as const) : readAmount(asked, state.exponent);
  if (read.outcome === 'refused') return refuseContent(read.errors);
  if (!isZero(left) && compare(read.amount, left) <= 0) return { outcome: 'found', amount: read.amount };
  return refuse('amount-exceeds-paid', `No more than ${left} ${state.currency} of this payment can be ${what}.`, [
    { pointer: '/amount', code: 'exceeds-paid', detail: `Must be at most ${left}.` },
  ]);
}
