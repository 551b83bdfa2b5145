import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { decide } from '../../domain/index.ts';
import type { CommandContext } from '../command-context.ts';
import { type CommandRuntime, commandRuntime } from '../command-runtime.ts';
import { executeOnInvoice } from './execute-on-invoice.ts';
import type { InvoiceCommandResult } from './invoice-command-result.ts';

export class DeleteInvoiceCommand extends Command<InvoiceCommandResult> {
  readonly context: CommandContext;
  readonly invoiceId: string;

  constructor(context: CommandContext, invoiceId: string) {
    super();
    this.context = context;
    this.invoiceId = invoiceId;
  }
}

@CommandHandler(DeleteInvoiceCommand)
export class DeleteInvoiceHandler implements ICommandHandler<DeleteInvoiceCommand> {
  readonly #runtime: CommandRuntime;

  constructor(@Inject(commandRuntime) runtime: CommandRuntime) {
    this.#runtime = runtime;
  }

  async execute({ context, invoiceId }: DeleteInvoiceCommand): Promise<InvoiceCommandResult> {
    const result = await executeOnInvoice(this.#runtime, context, invoiceId, (state) =>
      decide(state, { kind: 'delete', reason: context.reason }),
    );
    await this.#runtime.numbers.abandon(context.tenantId, invoiceId, 'the invoice was deleted');
    return result;
  }
}
