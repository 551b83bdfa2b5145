import type { DecodedInvoiceEvent } from '#invoice';
import { calculationsFor, type Calculations, type ExistingInvoice, type ZeroCostProcessing } from '#invoice/domain';
import type { InvoiceRead } from '#read-models';

/** An invoice after so many of its events; with these events where its history is wanted. */
export type Presentable = InvoiceRead<DecodedInvoiceEvent>;

/** An invoice with all of its events, as a command or a read of the stream leaves it. */
export interface WholeInvoice {
  readonly state: ExistingInvoice;
  readonly events: readonly DecodedInvoiceEvent[];
}

export const presentable = ({ state, events }: WholeInvoice): Presentable => ({
  state,
  events,
  version: events.length,
  createdAt: events[0]!.metadata.occurredAt,
  updatedAt: events.at(-1)!.metadata.occurredAt,
  publishedAt: events.findLast((event) => event.type === 'Published')?.metadata.occurredAt ?? null,
});

/** Whether what each method would pay still follows the merchant's settings; publishing freezes it. */
export const followsSettings = ({ status, published }: ExistingInvoice): boolean =>
  status === 'draft' || published === null;

/** What each method of payment would pay. */
export function shownCalculations(state: ExistingInvoice, zeroCost: ZeroCostProcessing): Calculations {
  if (state.status !== 'draft' && state.published !== null) return state.published.calculations;
  return calculationsFor({
    baseTotal: state.figures.totals.total,
    exponent: state.exponent,
    zeroCost,
    useCardPrice: state.details.useCardPrice,
  });
}
