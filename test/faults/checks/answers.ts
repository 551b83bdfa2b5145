import { isDeepStrictEqual } from 'node:util';
import { acknowledgements, type InvoiceJournal, type Operation } from '../journal/invoice-journal.ts';
import type { Findings, SeenInvoice } from './observation.ts';

/** Every answer was true, and still is: what it showed as history is how the history begins; each repeat said the same. */
export function checkAnswers(journal: InvoiceJournal, { history }: SeenInvoice): Findings {
  return journal.operations.flatMap((operation) => [
    ...refusals(operation),
    ...repeats(operation),
    ...acknowledgements(operation)
      .filter(({ invoice }) => !isDeepStrictEqual(invoice.history, history.slice(0, invoice.version)))
      .map(
        ({ invoice }) =>
          `${operation.id} was answered with other events up to ${String(invoice.version)} than there are`,
      ),
  ]);
}

/** The traffic asks for nothing that may be refused. */
const refusals = ({ id, attempts }: Operation): Findings =>
  attempts.flatMap(({ outcome }) =>
    outcome.kind === 'refused' ? [`${id} was refused: ${String(outcome.status)} ${JSON.stringify(outcome.body)}`] : [],
  );

function repeats({ id, attempts }: Operation): Findings {
  const findings: string[] = [];
  let first: unknown = null;
  attempts.forEach(({ outcome }, index) => {
    if (outcome.kind !== 'acknowledged') return;
    if (index === 0 && outcome.replayed) findings.push(`${id} was called a replay the first time`);
    if (first !== null && !outcome.replayed) findings.push(`${id} was done again`);
    if (first !== null && !isDeepStrictEqual(outcome.invoice, first)) findings.push(`${id} was answered in two ways`);
    first ??= outcome.invoice;
  });
  return findings;
}
