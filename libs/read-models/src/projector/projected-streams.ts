import type { RecordedEvent } from '#event-store';
import type { ProjectedEvent } from '../projections/project-page.ts';
import type { DecodedInvoiceEvent, DecodedNumberingEvent } from '../port/rows.ts';

/** How recorded events are read: both throw on one that can't be. */
export interface Decoders {
  readonly invoice: (recorded: RecordedEvent) => DecodedInvoiceEvent;
  readonly numbering: (recorded: RecordedEvent) => DecodedNumberingEvent;
}

const invoicePrefix = 'invoice-';
const seriesPrefix = 'numbers-';

/** Null for streams that no read model shows: settings, access, serials and reservations are folded where they are used. */
export function projectedEvent(recorded: RecordedEvent, decode: Decoders): ProjectedEvent | null {
  if (recorded.stream.startsWith(invoicePrefix)) {
    return { of: 'invoice', invoiceId: recorded.stream.slice(invoicePrefix.length), event: decode.invoice(recorded) };
  }
  if (recorded.stream.startsWith(seriesPrefix)) return { of: 'series', event: decode.numbering(recorded) };
  return null;
}
