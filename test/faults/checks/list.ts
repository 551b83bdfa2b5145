import { isDeepStrictEqual } from 'node:util';
import type { ListRow, ShownInvoice } from '../journal/shown-invoice.ts';
import type { Findings, Observation } from './observation.ts';

/** The list holds every invoice once, no other, and says of each what the invoice says of itself. */
export function checkList({ invoices, rows, total }: Pick<Observation, 'invoices' | 'rows' | 'total'>): Findings {
  const findings: string[] = [];
  const byId = new Map(rows.map((row) => [row.id, row]));
  if (byId.size < rows.length) findings.push(`the list shows ${String(rows.length - byId.size)} invoices twice`);
  if (total !== rows.length) findings.push(`the list says ${String(total)} and shows ${String(rows.length)}`);
  for (const { invoice } of invoices) {
    const row = byId.get(invoice.id);
    byId.delete(invoice.id);
    if (row === undefined) findings.push(`${invoice.id} is not in the list`);
    else findings.push(...differences(row, rowOf(invoice)));
  }
  for (const id of byId.keys()) findings.push(`${id} is in the list and nowhere else`);
  return findings;
}

const differences = (row: ListRow, expected: ListRow): Findings =>
  (Object.keys(expected) as (keyof ListRow)[])
    .filter((member) => !isDeepStrictEqual(row[member], expected[member]))
    .map(
      (member) => `${row.id}: the list says ${member} ${String(row[member])}, the invoice ${String(expected[member])}`,
    );

const rowOf = (invoice: ShownInvoice): ListRow => ({
  id: invoice.id,
  serial: invoice.serial,
  number: invoice.number,
  status: invoice.status,
  paymentState: invoice.paymentState,
  customerName: invoice.customer.name,
  currency: invoice.currency,
  issueDate: invoice.issueDate,
  dueDate: invoice.dueDate,
  paymentDate: invoice.paymentDate,
  total: invoice.totals.total,
  amountDue: invoice.totals.amountDue,
  version: invoice.version,
});
