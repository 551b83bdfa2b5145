import { type Decision, type Invoice, type InvoiceEvent, refuse } from '../../domain/index.ts';
import type { CommandRuntime } from '../command-runtime.ts';

/** Enters a number that the caller gives into the register before the events that carry it are appended. */
export async function withGivenNumber(
  { numbers }: CommandRuntime,
  tenantId: string,
  before: Invoice,
  decision: Decision<InvoiceEvent>,
): Promise<Decision<InvoiceEvent>> {
  if (decision.outcome === 'refused') return decision;
  const given = newlyGiven(before, decision.events);
  if (given === null) return decision;
  const taken = await numbers.give(tenantId, given.number, given.invoiceId);
  return taken ? decision : duplicate(given.number);
}

function newlyGiven(before: Invoice, events: readonly InvoiceEvent[]): { number: string; invoiceId: string } | null {
  for (const { type, data } of events) {
    if (type === 'InvoiceCreated' && data.details.number !== null)
      return { number: data.details.number, invoiceId: data.invoiceId };
    if (type === 'DetailsUpdated' && data.after.number != null && before.status !== 'none')
      return { number: data.after.number, invoiceId: before.invoiceId };
  }
  return null;
}

const duplicate = (number: string): Decision<never> =>
  refuse('duplicate-number', `the number ${number} is taken`, [
    { pointer: '/number', code: 'unique', detail: `the number ${number} is taken by another invoice, or was once` },
  ]);
