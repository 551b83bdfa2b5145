import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { decide, type InvoiceContent } from '../../domain/index.ts';
import type { CommandContext } from '../command-context.ts';
import { type CommandRuntime, commandRuntime } from '../command-runtime.ts';
import { executeOnInvoice } from './execute-on-invoice.ts';
import { withGivenNumber } from './given-number.ts';
import type { InvoiceCommandResult } from './invoice-command-result.ts';

export class ReplaceInvoiceCommand extends Command<InvoiceCommandResult> {
  readonly context: CommandContext;
  readonly invoiceId: string;
  readonly content: InvoiceContent;

  constructor(context: CommandContext, invoiceId: string, content: InvoiceContent) {
    super();
    this.context = context;
    this.invoiceId = invoiceId;
    this.content = content;
  }
}

@CommandHandler(ReplaceInvoiceCommand)
export class ReplaceInvoiceHandler implements ICommandHandler<ReplaceInvoiceCommand> {
  readonly #runtime: CommandRuntime;

  constructor(@Inject(commandRuntime) runtime: CommandRuntime) {
    this.#runtime = runtime;
  }

  execute({ context, invoiceId, content }: ReplaceInvoiceCommand): Promise<InvoiceCommandResult> {
    return executeOnInvoice(this.#runtime, context, invoiceId, (state) =>
      withGivenNumber(this.#runtime, context.tenantId, state, decide(state, { kind: 'replace', content })),
    );
  }
}
