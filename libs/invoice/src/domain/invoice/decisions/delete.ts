import { accept, type Decision, refuse } from '../../decision.ts';
import type { DeleteInvoice } from '../commands.ts';
import type { InvoiceEvent } from '../events.ts';
import { rulesOf } from '../lifecycle-policy.ts';
import type { Invoice } from '../state.ts';
import { isLive, notFound, whatStandsInTheWay } from './live-invoice.ts';

export function deleteInvoice(state: Invoice, { reason }: DeleteInvoice): Decision<InvoiceEvent> {
  if (!isLive(state)) return notFound();
  const rules = rulesOf(state);
  const obstacles = whatStandsInTheWay(state);
  if (!rules.delete.includes(state.status) || obstacles.length > 0) {
    return refuse('invalid-transition', rules.refusals.delete, obstacles);
  }
  return accept({ type: 'Deleted', data: { reason } });
}
