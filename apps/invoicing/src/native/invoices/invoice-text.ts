import type { DecodedInvoiceEvent } from '#invoice';
import { historyOf } from '#invoice/domain';
import type { Presentable } from './presentable.ts';
import { presentInvoice, type View } from './present-invoice.ts';

/**
 * Written once for as long as the events themselves are kept: a history never changes, it only gets longer. Not worth it for
 * one event, which is most often that of an invoice just made.
 */
const histories = new WeakMap<readonly DecodedInvoiceEvent[], string>();

/** An invoice as JSON text, the same that its picture gives (`presentInvoice`). */
export function invoiceText(invoice: Presentable, view: View): string {
  const { events } = invoice;
  const withoutHistory = JSON.stringify(presentInvoice({ ...invoice, events: null }, view));
  return events === null ? withoutHistory : `${withoutHistory.slice(0, -'null}'.length)}${historyText(events)}}`;
}

function historyText(events: readonly DecodedInvoiceEvent[]): string {
  const known = histories.get(events);
  if (known !== undefined) return known;
  const text = JSON.stringify(historyOf(events));
  if (events.length > 1) histories.set(events, text);
  return text;
}
