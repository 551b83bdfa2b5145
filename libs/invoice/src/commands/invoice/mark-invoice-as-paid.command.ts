import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { newId } from '#platform';
import { type CalendarDate, decide, type PaymentMethod } from '../../domain/index.ts';
import type { CommandContext } from '../command-context.ts';
import { type CommandRuntime, commandRuntime } from '../command-runtime.ts';
import { executeOnInvoice } from './execute-on-invoice.ts';
import type { InvoiceCommandResult } from './invoice-command-result.ts';
import { todayAt, withPaymentReference } from './payment-reference.ts';

export interface Settling {
  readonly paymentMethod: PaymentMethod;
  /** Null: today in the seller's zone. */
  readonly paymentDate: CalendarDate | null;
  /** Unique in the tenant; null: none. */
  readonly reference: string | null;
}

export class MarkInvoiceAsPaidCommand extends Command<InvoiceCommandResult> {
  readonly context: CommandContext;
  readonly invoiceId: string;
  readonly settling: Settling;

  constructor(context: CommandContext, invoiceId: string, settling: Settling) {
    super();
    this.context = context;
    this.invoiceId = invoiceId;
    this.settling = settling;
  }
}

@CommandHandler(MarkInvoiceAsPaidCommand)
export class MarkInvoiceAsPaidHandler implements ICommandHandler<MarkInvoiceAsPaidCommand> {
  readonly #runtime: CommandRuntime;

  constructor(@Inject(commandRuntime) runtime: CommandRuntime) {
    this.#runtime = runtime;
  }

  execute({ context, invoiceId, settling }: MarkInvoiceAsPaidCommand): Promise<InvoiceCommandResult> {
    const paymentId = newId();
    return executeOnInvoice(this.#runtime, context, invoiceId, (state) =>
      withPaymentReference(
        this.#runtime,
        state,
        decide(state, { kind: 'mark-as-paid', paymentId, ...settling, today: todayAt(state, context.now) }),
      ),
    );
  }
}
