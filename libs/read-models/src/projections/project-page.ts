import type { RowOperations } from '../port/read-model-store.ts';
import type { DecodedInvoiceEvent, DecodedNumberingEvent, NumberRow, ProjectedInvoice } from '../port/rows.ts';
import { invoiceRow, projectInvoice } from './invoice-list.projection.ts';
import { numbersOfInvoice, numbersOfSeries, supersedes } from './number-register.projection.ts';

export type ProjectedEvent =
  | { readonly of: 'invoice'; readonly invoiceId: string; readonly event: DecodedInvoiceEvent }
  | { readonly of: 'series'; readonly event: DecodedNumberingEvent };

/**
 * Folds a page of the log by row, so that a row that changes often within it is written once.
 * @param known the invoices of this page that have a row already
 */
export function projectPage(
  page: readonly ProjectedEvent[],
  known: ReadonlyMap<string, ProjectedInvoice>,
): RowOperations {
  const invoices = new Map<string, ProjectedInvoice>();
  const numbers = new Map<string, NumberRow>();
  const enter = (row: NumberRow): void => {
    const key = `${row.tenant}\n${row.number}`;
    if (supersedes(row, numbers.get(key))) numbers.set(key, row);
  };
  for (const each of page) {
    if (each.of === 'series') {
      numbersOfSeries(each.event).forEach(enter);
    } else {
      const before = invoices.get(each.invoiceId) ?? known.get(each.invoiceId) ?? null;
      const after = projectInvoice(before, each.event);
      invoices.set(each.invoiceId, after);
      numbersOfInvoice(each.event, after).forEach(enter);
    }
  }
  return { invoices: Array.from(invoices.values(), invoiceRow), numbers: [...numbers.values()] };
}
