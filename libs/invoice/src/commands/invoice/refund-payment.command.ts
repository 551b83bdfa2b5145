import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { newId } from '#platform';
import { type Decimal, decide } from '../../domain/index.ts';
import type { CommandContext } from '../command-context.ts';
import { type CommandRuntime, commandRuntime } from '../command-runtime.ts';
import { executeOnInvoice } from './execute-on-invoice.ts';
import type { InvoiceCommandResult } from './invoice-command-result.ts';

export class RefundPaymentCommand extends Command<InvoiceCommandResult> {
  readonly context: CommandContext;
  readonly invoiceId: string;
  readonly paymentId: string;
  readonly amount: Decimal;

  constructor(context: CommandContext, invoiceId: string, paymentId: string, amount: Decimal) {
    super();
    this.context = context;
    this.invoiceId = invoiceId;
    this.paymentId = paymentId;
    this.amount = amount;
  }
}

@CommandHandler(RefundPaymentCommand)
export class RefundPaymentHandler implements ICommandHandler<RefundPaymentCommand> {
  readonly #runtime: CommandRuntime;

  constructor(@Inject(commandRuntime) runtime: CommandRuntime) {
    this.#runtime = runtime;
  }

  execute({ context, invoiceId, paymentId, amount }: RefundPaymentCommand): Promise<InvoiceCommandResult> {
    const refundId = newId();
    return executeOnInvoice(this.#runtime, context, invoiceId, (state) =>
      decide(state, { kind: 'refund', refundId, paymentId, amount, reason: context.reason }),
    );
  }
}
