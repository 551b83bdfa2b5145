import type { Decision } from '../decision.ts';
import type { InvoiceCommand } from './commands.ts';
import { cancel } from './decisions/cancel.ts';
import { create } from './decisions/create.ts';
import { deleteInvoice } from './decisions/delete.ts';
import { markAsPaid } from './decisions/mark-as-paid.ts';
import { refund, reverse } from './decisions/money-back.ts';
import { publish } from './decisions/publish.ts';
import { recordPayment } from './decisions/record-payment.ts';
import { reopen } from './decisions/reopen.ts';
import { replace } from './decisions/replace.ts';
import type { InvoiceEvent } from './events.ts';
import type { Invoice } from './state.ts';

/** The facts that a command makes of an invoice, none where it would change nothing, or why it is refused. */
export function decide(state: Invoice, command: InvoiceCommand): Decision<InvoiceEvent> {
  switch (command.kind) {
    case 'create':
      return create(state, command);
    case 'replace':
      return replace(state, command);
    case 'publish':
      return publish(state, command);
    case 'cancel':
      return cancel(state, command);
    case 'reopen':
      return reopen(state, command);
    case 'delete':
      return deleteInvoice(state, command);
    case 'mark-as-paid':
      return markAsPaid(state, command);
    case 'record-payment':
      return recordPayment(state, command);
    case 'refund':
      return refund(state, command);
    case 'reverse':
      return reverse(state, command);
    default:
      return command satisfies never;
  }
}
