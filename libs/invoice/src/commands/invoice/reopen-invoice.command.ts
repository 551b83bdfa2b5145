import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { decide } from '../../domain/index.ts';
import type { CommandContext } from '../command-context.ts';
import { type CommandRuntime, commandRuntime } from '../command-runtime.ts';
import { executeOnInvoice } from './execute-on-invoice.ts';
import type { InvoiceCommandResult } from './invoice-command-result.ts';

export class ReopenInvoiceCommand extends Command<InvoiceCommandResult> {
  readonly context: CommandContext;
  readonly invoiceId: string;

  constructor(context: CommandContext, invoiceId: string) {
    super();
    this.context = context;
    this.invoiceId = invoiceId;
  }
}

@CommandHandler(ReopenInvoiceCommand)
export class ReopenInvoiceHandler implements ICommandHandler<ReopenInvoiceCommand> {
  readonly #runtime: CommandRuntime;

  constructor(@Inject(commandRuntime) runtime: CommandRuntime) {
    this.#runtime = runtime;
  }

  execute({ context, invoiceId }: ReopenInvoiceCommand): Promise<InvoiceCommandResult> {
    return executeOnInvoice(this.#runtime, context, invoiceId, (state) =>
      decide(state, { kind: 'reopen', reason: context.reason }),
    );
  }
}
