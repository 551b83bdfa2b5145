import { isDeepStrictEqual } from 'node:util';
import { type InvoiceJournal, isAcknowledged, type Kind, type Operation } from '../journal/invoice-journal.ts';
import type { HistoryEntry } from '../journal/shown-invoice.ts';
import type { Findings, SeenInvoice } from './observation.ts';

/** The events that each operation of the traffic leaves: every replacement changes a line and the notes. */
const effects: Readonly<Record<Kind, readonly string[]>> = {
  create: ['InvoiceCreated'],
  'create and publish': ['InvoiceCreated', 'Published'],
  replace: ['LineItemsUpdated', 'DetailsUpdated'],
  publish: ['Published'],
};

/**
 * What was acknowledged stands in the invoice's history once and whole; what was not stands there once and whole, or not at
 * all; and nothing else stands there.
 * @param seen the invoices that bear the journal's mark
 */
export function checkEffects(journal: InvoiceJournal, seen: readonly SeenInvoice[]): Findings {
  if (seen.length > 1) return [`${journal.mark} was made ${String(seen.length)} times`];
  const history = seen[0]?.history ?? [];
  return [
    ...journal.operations.flatMap((operation) => checkEffect(operation, history)),
    ...unasked(journal, history).map(({ typeName }) => `${journal.mark}: ${typeName}, for which nobody asked`),
  ];
}

function checkEffect(operation: Operation, history: readonly HistoryEntry[]): Findings {
  const expected = effects[operation.kind];
  const found = history
    .filter(({ correlationId }) => causedBy(operation, correlationId))
    .map(({ typeName }) => typeName);
  if (isDeepStrictEqual(found, expected)) return [];
  const what = `${operation.id} (${operation.kind})`;
  if (found.length === 0) return isAcknowledged(operation) ? [`${what} was acknowledged and is lost`] : [];
  return [`${what} left ${found.join(', ')} instead of ${expected.join(', ')}`];
}

const unasked = ({ operations }: InvoiceJournal, history: readonly HistoryEntry[]): readonly HistoryEntry[] =>
  history.filter(({ correlationId }) => !operations.some((operation) => causedBy(operation, correlationId)));

const causedBy = ({ attempts }: Operation, correlationId: string): boolean =>
  attempts.some((attempt) => attempt.correlationId === correlationId);
