import {
  type CalendarDate,
  type Decision,
  type Instant,
  type Invoice,
  type InvoiceEvent,
  refuse,
  todayIn,
} from '../../domain/index.ts';
import type { CommandRuntime } from '../command-runtime.ts';

/** Today where the seller is: in the zone that publishing froze; UTC while nothing is frozen (and no money taken). */
export const todayAt = (invoice: Invoice, now: Instant): CalendarDate =>
  todayIn(invoice.status !== 'none' ? (invoice.published?.timeZone ?? 'UTC') : 'UTC', now);

/**
 * Takes the payment's reference for this invoice, before the events that carry it are appended. What an earlier payment has
 * is taken, also where that payment is on this very invoice: a slip that is entered twice is one payment.
 */
export async function withPaymentReference(
  { reservations }: CommandRuntime,
  invoice: Invoice,
  decision: Decision<InvoiceEvent>,
): Promise<Decision<InvoiceEvent>> {
  if (decision.outcome === 'refused' || invoice.status === 'none') return decision;
  const reference = referenceIn(decision.events);
  if (reference === null) return decision;
  if (invoice.payments.some((payment) => payment.reference === reference)) return duplicate(reference);
  const taken = await reservations.reserve(invoice.tenantId, 'payment-reference', reference, invoice.invoiceId);
  return taken ? decision : duplicate(reference);
}

const referenceIn = (events: readonly InvoiceEvent[]): string | null =>
  events.map((event) => (event.type === 'Paid' || event.type === 'PaymentRecorded' ? event.data.reference : null))[0] ??
  null;

const duplicate = (reference: string): Decision<never> =>
  refuse('duplicate-payment-reference', `a payment with the reference ${reference} is recorded already`, [
    { pointer: '/reference', code: 'unique', detail: `the reference ${reference} is taken by another payment` },
  ]);
