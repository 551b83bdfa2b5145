import { partsOf, seriesName } from '#invoice/domain';
import type { DecodedInvoiceEvent, DecodedNumberingEvent, NumberRow, ProjectedInvoice } from '../port/rows.ts';

/** What an event of a series says of numbers. */
export function numbersOfSeries(event: DecodedNumberingEvent): readonly NumberRow[] {
  switch (event.type) {
    case 'NumbersAllocated':
      return event.data.allocated.map(({ number, invoiceId }) => entry(event, number, invoiceId, 'reserved', null));
    case 'NumberGiven':
      return [entry(event, event.data.number, event.data.invoiceId, 'reserved', null)];
    case 'NumberVoided':
      return [entry(event, event.data.number, event.data.invoiceId, 'voided', event.data.reason)];
    default:
      return event satisfies never;
  }
}

/** What an event of an invoice says of numbers, given the invoice after it. */
export function numbersOfInvoice(event: DecodedInvoiceEvent, { state }: ProjectedInvoice): readonly NumberRow[] {
  const { number } = state.details;
  switch (event.type) {
    case 'InvoiceCreated':
      return number === null ? [] : [entry(event, number, state.invoiceId, 'reserved', null)];
    case 'DetailsUpdated':
      return renumbered(event, state.invoiceId, event.data.before.number, event.data.after.number);
    case 'Published':
      return [entry(event, event.data.number, state.invoiceId, 'issued', null)];
    case 'Deleted':
      return number === null ? [] : [entry(event, number, state.invoiceId, 'voided', 'the invoice was deleted')];
    case 'CustomerUpdated':
    case 'LineItemsUpdated':
    case 'PaymentStarted':
    case 'PaymentFailed':
    case 'PaymentRecorded':
    case 'Paid':
    case 'PaymentReversed':
    case 'Refunded':
    case 'Cancelled':
    case 'Reopened':
    case 'NotificationRequested':
    case 'NotificationSent':
    case 'NotificationFailed':
    case 'BecamePastDue':
    case 'Viewed':
      return [];
    default:
      return event satisfies never;
  }
}

function renumbered(
  event: DecodedInvoiceEvent,
  invoiceId: string,
  before: string | null | undefined,
  after: string | null | undefined,
): readonly NumberRow[] {
  if (after === undefined || after === before) return [];
  const reason = after === null ? 'the invoice gave it up' : `the invoice has ${after} instead`;
  return [
    ...(before == null ? [] : [entry(event, before, invoiceId, 'voided', reason)]),
    ...(after === null ? [] : [entry(event, after, invoiceId, 'reserved', null)]),
  ];
}

const entry = (
  { metadata, position }: DecodedInvoiceEvent | DecodedNumberingEvent,
  number: string,
  invoiceId: string,
  outcome: NumberRow['outcome'],
  reason: string | null,
): NumberRow => ({
  tenant: metadata.tenantId,
  ...placeOf(number),
  number,
  invoice_id: invoiceId,
  outcome,
  reason,
  at: metadata.occurredAt,
  position,
});

/** The later entry holds, but what was issued stays issued. */
export const supersedes = (later: NumberRow, earlier: NumberRow | undefined): boolean =>
  earlier?.outcome !== 'issued' || later.outcome === 'issued';

/** The series of a number, and a text by which the numbers of one series sort by value. */
export function placeOf(number: string): { readonly series: string; readonly order_key: string } {
  const { prefix } = partsOf(number);
  const digits = number.slice(prefix.length).replace(/^0+/, '');
  return { series: seriesName(prefix), order_key: String(digits.length).padStart(3, '0') + digits };
}
