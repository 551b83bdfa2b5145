import type { DecodedInvoiceEvent } from '#invoice';
import { calculationsFor, type Calculations, type ExistingInvoice, type ZeroCostProcessing } from '#invoice/domain';

/** An invoice right after one of its events, with the events up to there. */
export interface Presentable {
  readonly state: ExistingInvoice;
  readonly events: readonly DecodedInvoiceEvent[];
}

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
