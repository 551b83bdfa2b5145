import { isCalendarDate } from '../../calendar/index.ts';
import { accept, type Decision, type FieldError, refuse } from '../../decision.ts';
import { compare, isZero } from '../../money/index.ts';
import { type Calculation, calculationFor, pricedMethodOf } from '../../totals/index.ts';
import type { RecordPayment } from '../commands.ts';
import type { CalendarDate, Decimal } from '../content.ts';
import type { InvoiceEvent, PaymentRecorded, PricedMethod } from '../events.ts';
import { amountPaid } from '../money-held.ts';
import { refuseContent } from '../../refuse-content.ts';
import type { DueInvoice, Invoice } from '../state.ts';
import { amountDue, basePrice } from '../status.ts';
import { readAmount } from './amount.ts';
import { isLive, notFound, paymentInFlight } from './live-invoice.ts';

const SENTENCE = 'Payments can be recorded only on published (Due, Past Due) invoices.';

export function recordPayment(state: Invoice, command: RecordPayment): Decision<InvoiceEvent> {
  if (!isLive(state)) return notFound();
  const inFlight = paymentInFlight(state);
  if (state.status !== 'due' || inFlight.length > 0) return refuse('invalid-transition', SENTENCE, inFlight);

  const read = readAmount(command.amount, state.exponent);
  const errors = [...(read.outcome === 'refused' ? read.errors : []), ...dayErrors('/valueDate', command.valueDate)];
  if (read.outcome === 'refused' || errors.length > 0) return refuseContent(errors);
  return received(state, read.amount, command);
}

/** The price of the method where that is paid whole at once; else the amount counts against the base total. */
function received(state: DueInvoice, amount: Decimal, command: RecordPayment): Decision<InvoiceEvent> {
  const { method } = command;
  const payment = paymentOf(command, amount);
  const price = calculationFor(state.published.calculations, method);
  const whole = isZero(amountPaid(state)) && compare(amount, price.total) === 0;
  if (whole) return accept(paid(payment, pricedMethodOf(method), price));

  const due = amountDue(state);
  const excess = compare(amount, due);
  if (excess > 0) return exceedsDue(amount, due, state.currency);
  return excess === 0
    ? accept(paid(payment, null, basePrice(state)))
    : accept({ type: 'PaymentRecorded', data: payment });
}

const paymentOf = (
  { paymentId, method, reference, valueDate, today }: RecordPayment,
  amount: Decimal,
): PaymentRecorded => ({
  paymentId,
  amount,
  method,
  reference,
  valueDate: valueDate ?? today,
  transactionId: null,
  card: null,
  sandbox: false,
});

const paid = (payment: PaymentRecorded, pricedMethod: PricedMethod | null, calculation: Calculation): InvoiceEvent => ({
  type: 'Paid',
  data: { ...payment, markedAsPaid: false, paymentDate: payment.valueDate, pricedMethod, calculation },
});

const exceedsDue = (amount: Decimal, due: Decimal, currency: string): Decision<InvoiceEvent> =>
  refuse('amount-exceeds-due', `${amount} ${currency} is more than the ${due} ${currency} that are due.`, [
    { pointer: '/amount', code: 'exceeds-due', detail: `Must be at most ${due}.` },
  ]);

export const dayErrors = (pointer: string, date: CalendarDate | null): readonly FieldError[] =>
  date === null || isCalendarDate(date)
    ? []
    : [{ pointer, code: 'not-a-date', detail: 'Must be a real day as YYYY-MM-DD.' }];
