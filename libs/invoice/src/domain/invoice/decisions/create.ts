import { accept, type Decision, type FieldError, refuse } from '../../decision.ts';
import { exponentOf } from '../../money/index.ts';
import type { CreateInvoice } from '../commands.ts';
import type { InvoiceEvent } from '../events.ts';
import { refuseContent } from '../../refuse-content.ts';
import { settleContent } from '../settle-content.ts';
import type { Invoice } from '../state.ts';

/** The finest that any currency is: judges amounts where the currency itself is wrong. */
const FINEST_EXPONENT = 4;

export function create(state: Invoice, command: CreateInvoice): Decision<InvoiceEvent> {
  if (state.status !== 'none') return refuse('invalid-transition', 'The invoice exists already.');
  const { invoiceId, tenantId, serial, totalsPolicy, lifecyclePolicy, source } = command;
  const { currency } = command.content;
  const exponent = exponentOf(currency);
  const standing = { exponent: exponent ?? FINEST_EXPONENT, totalsPolicy, lines: [], details: null };
  const settled = settleContent(command.content, standing);
  if (exponent === null)
    return refuseContent([unknownCurrency, ...(settled.outcome === 'refused' ? settled.errors : [])]);
  if (settled.outcome === 'refused') return refuseContent(settled.errors);
  const { customer, lines, details, figures } = settled.content;
  return accept({
    type: 'InvoiceCreated',
    data: {
      invoiceId,
      tenantId,
      serial,
      currency,
      exponent,
      totalsPolicy,
      lifecyclePolicy,
      source,
      customer,
      lines,
      details,
      figures,
    },
  });
}

const unknownCurrency: FieldError = {
  pointer: '/currency',
  code: 'unknown-currency',
  detail: 'Must be an active ISO 4217 code in upper case, such as USD.',
};
