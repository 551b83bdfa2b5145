import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandContext } from '../command-context.ts';
import { type CommandRuntime, commandRuntime } from '../command-runtime.ts';
import { executeOnInvoice } from './execute-on-invoice.ts';
import type { InvoiceCommandResult } from './invoice-command-result.ts';
import { planPublication, publishWithNumber } from './publication.ts';

export class PublishInvoiceCommand extends Command<InvoiceCommandResult> {
  readonly context: CommandContext;
  readonly invoiceId: string;

  constructor(context: CommandContext, invoiceId: string) {
    super();
    this.context = context;
    this.invoiceId = invoiceId;
  }
}

@CommandHandler(PublishInvoiceCommand)
export class PublishInvoiceHandler implements ICommandHandler<PublishInvoiceCommand> {
  readonly #runtime: CommandRuntime;

  constructor(@Inject(commandRuntime) runtime: CommandRuntime) {
    this.#runtime = runtime;
  }

  async execute({ context, invoiceId }: PublishInvoiceCommand): Promise<InvoiceCommandResult> {
    const plan = await planPublication(this.#runtime, context);
    const result = await executeOnInvoice(this.#runtime, context, invoiceId, (state, toAppend) =>
      publishWithNumber(this.#runtime, plan, state, toAppend),
    );
    this.#runtime.numbers.used(context.tenantId, invoiceId);
    return result;
  }
}
