import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Decimal, decide } from '../../domain/index.ts';
import type { CommandContext } from '../command-context.ts';
import { type CommandRuntime, commandRuntime } from '../command-runtime.ts';
import { executeOnInvoice } from './execute-on-invoice.ts';
import type { InvoiceCommandResult } from './invoice-command-result.ts';

export class ReversePaymentCommand extends Command<InvoiceCommandResult> {
  readonly context: CommandContext;
  readonly invoiceId: string;
  readonly paymentId: string;
  readonly amount: Decimal | null;

  /** @param amount null: all that is left of the payment */
  constructor(context: CommandContext, invoiceId: string, paymentId: string, amount: Decimal | null) {
    super();
    this.context = context;
    this.invoiceId = invoiceId;
    this.paymentId = paymentId;
    this.amount = amount;
  }
}

@CommandHandler(ReversePaymentCommand)
export class ReversePaymentHandler implements ICommandHandler<ReversePaymentCommand> {
  readonly #runtime: CommandRuntime;

  constructor(@Inject(commandRuntime) runtime: CommandRuntime) {
    this.#runtime = runtime;
  }

  execute({ context, invoiceId, paymentId, amount }: ReversePaymentCommand): Promise<InvoiceCommandResult> {
    return executeOnInvoice(this.#runtime, context, invoiceId, (state) =>
      decide(state, { kind: 'reverse', paymentId, amount, reason: context.reason }),
    );
  }
}
