import type { Append } from '#event-store';
import type { Decision, Invoice, InvoiceEvent } from '../../domain/index.ts';
import type { CommandContext } from '../command-context.ts';
import { executeDecision } from '../execution/execute-decision.ts';
import type { Execution } from '../execution/execution.ts';
import { type InvoiceCommandResult, invoiceResult } from './invoice-command-result.ts';
import { invoiceAggregate, invoiceStream, notTheirs, unlessDeleted } from './invoice-stream.ts';

type InvoiceDecision = (
  state: Invoice,
  toAppend: (events: readonly InvoiceEvent[]) => Append,
) => Decision<InvoiceEvent> | Promise<Decision<InvoiceEvent>>;

/** Runs a decision on an invoice that exists and is the caller's tenant's. */
export async function executeOnInvoice(
  execution: Execution,
  context: CommandContext,
  invoiceId: string,
  decide: InvoiceDecision,
): Promise<InvoiceCommandResult> {
  const outcome = await executeDecision(execution, {
    aggregate: invoiceAggregate,
    stream: invoiceStream(invoiceId),
    context,
    refusesCaller: notTheirs(context.tenantId, invoiceId),
    decide: (state, toAppend) => unlessDeleted(state, () => decide(state, toAppend)),
  });
  return invoiceResult(outcome);
}
