import { accept, type Decision, refuse } from '../../decision.ts';
import type { ReopenInvoice } from '../commands.ts';
import type { InvoiceEvent } from '../events.ts';
import { rulesOf } from '../lifecycle-policy.ts';
import type { Invoice } from '../state.ts';
import { isLive, notFound } from './live-invoice.ts';

export function reopen(state: Invoice, { reason }: ReopenInvoice): Decision<InvoiceEvent> {
  if (!isLive(state)) return notFound();
  const rules = rulesOf(state);
  if (!rules.reopen.includes(state.status)) return refuse('invalid-transition', rules.refusals.reopen);
  return accept({ type: 'Reopened', data: { reason } });
}
