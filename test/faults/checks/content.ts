import type { InvoiceJournal, Operation } from '../journal/invoice-journal.ts';
import type { Findings, SeenInvoice } from './observation.ts';

/** The invoice is what its operations come to, one after another: those of them that the history says took place. */
export function checkContent(journal: InvoiceJournal, { invoice, history }: SeenInvoice): Findings {
  const ids = new Set(history.map(({ correlationId }) => correlationId));
  const done = journal.operations.filter(({ attempts }) =>
    attempts.some(({ correlationId }) => ids.has(correlationId)),
  );
  const content = done.findLast((operation) => operation.content !== null)?.content;
  if (content == null) return [`${journal.mark} stands there without a creation`];
  const expected = {
    notes: content.notes,
    total: `${String(content.quantity * 10)}.00`,
    status: done.some(publishes) ? 'due' : 'draft',
    numbered: done.some(publishes),
  };
  const found = {
    notes: invoice.notes,
    total: invoice.totals.total,
    status: invoice.status,
    numbered: invoice.number !== null,
  };
  return (Object.keys(expected) as (keyof typeof expected)[])
    .filter((member) => expected[member] !== found[member])
    .map((member) => `${journal.mark}: ${member} is ${String(found[member])}, not ${String(expected[member])}`);
}

const publishes = ({ kind }: Operation): boolean => kind === 'publish' || kind === 'create and publish';
