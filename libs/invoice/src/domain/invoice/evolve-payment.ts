import { ImpossibleHistory } from '../impossible-history.ts';
import { add, compare, toExponent } from '../money/index.ts';
import type {
  InvoiceEvent,
  Paid,
  PaymentFailed,
  PaymentRecorded,
  PaymentReversed,
  PaymentStarted,
  Refunded,
} from './events.ts';
import { hasSucceeded, leftOf } from './money-held.ts';
import { settledByMoney } from './settlement.ts';
import type { ExistingInvoice, InvoiceFacts, Payment } from './state.ts';

type PaymentEvent = Extract<
  InvoiceEvent,
  { type: 'PaymentStarted' | 'PaymentFailed' | 'PaymentRecorded' | 'Paid' | 'PaymentReversed' | 'Refunded' }
>;

export function afterPaymentEvent(state: ExistingInvoice, event: PaymentEvent): ExistingInvoice {
  switch (event.type) {
    case 'PaymentStarted':
      return started(state, event.data);
    case 'PaymentFailed':
      return failed(state, event.data);
    case 'PaymentRecorded':
      return recorded(state, event.data);
    case 'Paid':
      return paid(state, event.data);
    case 'PaymentReversed':
      return reversed(state, event.data);
    case 'Refunded':
      return refunded(state, event.data);
    default:
      return event satisfies never;
  }
}

function started(state: ExistingInvoice, data: PaymentStarted): ExistingInvoice {
  if (state.status !== 'due') throw impossible('PaymentStarted', state);
  if (state.payments.some((payment) => payment.id === data.paymentId)) throw repeated(data.paymentId);
  const { paymentId, ...facts } = data;
  const payment: Payment = { ...unsettled(state.exponent), ...facts, id: paymentId, status: 'started' };
  return { ...state, payments: [...state.payments, payment] };
}

function failed(state: ExistingInvoice, { paymentId, errorCode, errorMessage }: PaymentFailed): ExistingInvoice {
  const payment = paymentOf(state, paymentId, 'started');
  return withPayment(state, { ...payment, status: 'failed', errorCode, errorMessage });
}

/** Money that nobody could refuse stays known wherever it meets the invoice: on a paid one it is paid too much. */
function recorded(state: ExistingInvoice, data: PaymentRecorded): ExistingInvoice {
  if (state.status === 'draft' || state.status === 'deleted') throw impossible('PaymentRecorded', state);
  return withPayment(state, succeeded(state, data));
}

function paid(state: ExistingInvoice, data: Paid): ExistingInvoice {
  if (state.status !== 'due') throw impossible('Paid', state);
  const { paymentId, paymentDate, markedAsPaid, pricedMethod, calculation } = data;
  const settled = withPayment(state, { ...succeeded(state, data), pricedMethod });
  return {
    ...settled,
    status: 'paid',
    settlement: { paymentId, paymentDate, markedAsPaid, pricedMethod, calculation },
  };
}

function reversed(state: ExistingInvoice, { paymentId, amount }: PaymentReversed): ExistingInvoice {
  const payment = paymentWithLeft(state, paymentId, amount);
  const after = withPayment(state, { ...payment, reversed: add(payment.reversed, amount) });
  return after.status === 'due' || after.status === 'paid' ? settledByMoney(after) : after;
}

function refunded(state: ExistingInvoice, { refundId, paymentId, amount, reason }: Refunded): ExistingInvoice {
  paymentWithLeft(state, paymentId, amount);
  return { ...state, refunds: [...state.refunds, { id: refundId, paymentId, amount, reason }] };
}

/** A payment that a processor was asked for, or money that came in by itself. */
function succeeded(state: InvoiceFacts, data: PaymentRecorded): Payment {
  const known = state.payments.find((payment) => payment.id === data.paymentId);
  if (known !== undefined && known.status !== 'started') throw repeated(data.paymentId);
  const { amount, method, reference, valueDate, transactionId, card, sandbox } = data;
  const before = known ?? unsettled(state.exponent);
  return {
    ...before,
    id: data.paymentId,
    amount,
    method,
    reference,
    valueDate,
    transactionId,
    card,
    sandbox,
    status: 'succeeded',
  };
}

const unsettled = (exponent: number): Omit<Payment, 'id' | 'method' | 'amount' | 'status' | 'card' | 'sandbox'> => ({
  pricedMethod: null,
  reversed: toExponent('0', exponent),
  reference: null,
  valueDate: null,
  processor: null,
  processorKey: null,
  transactionId: null,
  errorCode: null,
  errorMessage: null,
});

function paymentWithLeft(state: ExistingInvoice, paymentId: string, amount: string): Payment {
  const payment = paymentOf(state, paymentId, 'succeeded');
  if (!hasSucceeded(payment) || compare(amount, leftOf(state, payment)) > 0) {
    throw new ImpossibleHistory(`More than payment ${paymentId} brought is reversed or refunded`);
  }
  return payment;
}

function paymentOf(state: InvoiceFacts, paymentId: string, status: Payment['status']): Payment {
  const payment = state.payments.find((each) => each.id === paymentId);
  if (payment?.status === status) return payment;
  throw new ImpossibleHistory(`Payment ${paymentId} is ${payment?.status ?? 'unknown'}, not ${status}`);
}

/** In its place, or last where it is new. */
function withPayment<State extends ExistingInvoice>(state: State, payment: Payment): State {
  const known = state.payments.some((each) => each.id === payment.id);
  const payments = known
    ? state.payments.map((each) => (each.id === payment.id ? payment : each))
    : [...state.payments, payment];
  return { ...state, payments };
}

const repeated = (paymentId: string): ImpossibleHistory =>
  new ImpossibleHistory(`Payment ${paymentId} stands in the stream already`);

const impossible = (type: PaymentEvent['type'], state: ExistingInvoice): ImpossibleHistory =>
  new ImpossibleHistory(`${type} on an invoice that is ${state.status}`);
