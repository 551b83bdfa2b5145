import { addDays, LAST_DATE, startOfDay } from '../calendar/index.ts';
import { compare, isNegative, isZero, subtract, toExponent } from '../money/index.ts';
import type { Calculation } from '../totals/figures.ts';
import type { Decimal, Instant } from './content.ts';
import { amountPaid, amountRefunded, openPayment } from './money-held.ts';
import type { DueInvoice, ExistingInvoice, InvoiceStatus, PaymentState, ShownTotals } from './state.ts';

/** The status as shown at a moment: `due` becomes `past_due` by the clock alone. */
export const statusAt = (invoice: ExistingInvoice, now: Instant): InvoiceStatus =>
  invoice.status === 'due' && isPastDue(invoice, now) ? 'past_due' : invoice.status;

/**
 * The first moment at which the invoice is past due: 00:00 of the day after its due date in the zone frozen at publish.
 * Null where it never is: not due, due with nothing left to pay, or due on the last day that there is.
 */
export function pastDueFrom(invoice: ExistingInvoice): Instant | null {
  if (invoice.status !== 'due' || isZero(amountDue(invoice))) return null;
  const { dueDate } = invoice.details;
  return dueDate === null || dueDate === LAST_DATE ? null : startOfDay(addDays(dueDate, 1), invoice.published.timeZone);
}

export function paymentStateOf(invoice: ExistingInvoice): PaymentState {
  if (invoice.payments.length === 0) return 'unpaid';
  if (openPayment(invoice) !== undefined) return 'processing';
  const paid = amountPaid(invoice);
  const refunded = amountRefunded(invoice);
  if (!isZero(refunded)) return compare(refunded, paid) >= 0 ? 'refunded' : 'partially_refunded';
  if (isZero(paid)) return invoice.status === 'paid' ? 'paid' : 'unpaid';
  const excess = compare(paid, priceInForce(invoice).total);
  return excess > 0 ? 'overpaid' : excess === 0 ? 'paid' : 'partially_paid';
}

/** What is to be paid at most; never below 0. Nobody owes anything on a cancelled or deleted invoice. */
export function amountDue(invoice: ExistingInvoice): Decimal {
  const nothing = toExponent('0', invoice.exponent);
  if (invoice.status === 'cancelled' || invoice.status === 'deleted') return nothing;
  const { total } = priceInForce(invoice);
  const due = invoice.payments.length === 0 ? total : subtract(total, amountPaid(invoice));
  return isNegative(due) ? nothing : due;
}

export function shownTotals(invoice: ExistingInvoice): ShownTotals {
  const { subTotal, discount, tax, fees, shipping } = invoice.figures.totals;
  const { total, surcharge, cashDiscount } = priceInForce(invoice);
  return {
    subTotal,
    discount,
    tax,
    fees,
    shipping,
    surcharge,
    cashDiscount,
    total,
    amountPaid: amountPaid(invoice),
    amountRefunded: amountRefunded(invoice),
    amountDue: amountDue(invoice),
  };
}

/** The base total, without surcharge or cash discount: what holds until the whole is paid at once by one method. */
export function basePrice(invoice: Pick<ExistingInvoice, 'figures' | 'exponent'>): Calculation {
  const nothing = toExponent('0', invoice.exponent);
  return { total: invoice.figures.totals.total, surcharge: nothing, cashDiscount: nothing };
}

const priceInForce = (invoice: ExistingInvoice): Calculation =>
  invoice.status === 'paid' ? invoice.settlement.calculation : basePrice(invoice);

/** No zone is further than 14 hours from UTC: only near midnight does the zone have to be asked. */
const FURTHEST_OFFSET = 14 * 3_600_000;

function isPastDue(invoice: DueInvoice, now: Instant): boolean {
  const { dueDate } = invoice.details;
  if (dueDate === null || dueDate === LAST_DATE) return false;
  const midnight = Date.parse(addDays(dueDate, 1));
  const moment = Date.parse(now);
  if (moment < midnight - FURTHEST_OFFSET) return false;
  if (moment >= midnight + FURTHEST_OFFSET) return !isZero(amountDue(invoice));
  const from = pastDueFrom(invoice);
  return from !== null && moment >= Date.parse(from);
}
