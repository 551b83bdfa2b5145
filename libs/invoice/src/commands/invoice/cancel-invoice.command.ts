import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { decide } from '../../domain/index.ts';
import type { CommandContext } from '../command-context.ts';
import { type CommandRuntime, commandRuntime } from '../command-runtime.ts';
import { executeOnInvoice } from './execute-on-invoice.ts';
import type { InvoiceCommandResult } from './invoice-command-result.ts';

export class CancelInvoiceCommand extends Command<InvoiceCommandResult> {
  readonly context: CommandContext;
  readonly invoiceId: string;

  constructor(context: CommandContext, invoiceId: string) {
    super();
    this.context = context;
    this.invoiceId = invoiceId;
  }
}

@CommandHandler(CancelInvoiceCommand)
export class CancelInvoiceHandler implements ICommandHandler<CancelInvoiceCommand> {
  readonly #runtime: CommandRuntime;

  constructor(@Inject(commandRuntime) runtime: CommandRuntime) {
    this.#runtime = runtime;
  }

  execute({ context, invoiceId }: CancelInvoiceCommand): Promise<InvoiceCommandResult> {
    return executeOnInvoice(this.#runtime, context, invoiceId, (state) =>
      decide(state, { kind: 'cancel', reason: context.reason }),
    );
  }
}
