import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { newId } from '#platform';
import {
  accept,
  type CreateInvoice,
  decide,
  evolve,
  type InvoiceContent,
  type LifecyclePolicy,
  type SourceApi,
  type TotalsPolicy,
} from '../../domain/index.ts';
import type { CommandContext } from '../command-context.ts';
import { type CommandRuntime, commandRuntime } from '../command-runtime.ts';
import { executeDecision } from '../execution/execute-decision.ts';
import { invoiceIdOf } from './invoice-id.ts';
import { type InvoiceCommandResult, invoiceResult } from './invoice-command-result.ts';
import { invoiceAggregate, invoiceStream } from './invoice-stream.ts';
import { planPublication, publishWithNumber } from './publication.ts';
import { withGivenNumber } from './given-number.ts';

export interface CreateOptions {
  /** Create and publish in one append. */
  readonly publish: boolean;
  readonly totalsPolicy: TotalsPolicy;
  readonly lifecyclePolicy: LifecyclePolicy;
  readonly source: SourceApi;
}

export class CreateInvoiceCommand extends Command<InvoiceCommandResult> {
  readonly context: CommandContext;
  readonly content: InvoiceContent;
  readonly options: CreateOptions;

  constructor(context: CommandContext, content: InvoiceContent, options: CreateOptions) {
    super();
    this.context = context;
    this.content = content;
    this.options = options;
  }
}

@CommandHandler(CreateInvoiceCommand)
export class CreateInvoiceHandler implements ICommandHandler<CreateInvoiceCommand> {
  readonly #runtime: CommandRuntime;

  constructor(@Inject(commandRuntime) runtime: CommandRuntime) {
    this.#runtime = runtime;
  }

  async execute({ context, content, options }: CreateInvoiceCommand): Promise<InvoiceCommandResult> {
    const invoiceId = invoiceIdOf(context, newId);
    const serial = await this.#runtime.serials.next(context.tenantId);
    const { publish, ...policies } = options;
    const command: CreateInvoice = {
      kind: 'create',
      invoiceId,
      tenantId: context.tenantId,
      serial,
      content,
      ...policies,
    };
    return publish ? this.#createAndPublish(context, command) : this.#create(context, command);
  }

  async #create(context: CommandContext, command: CreateInvoice): Promise<InvoiceCommandResult> {
    const outcome = await executeDecision(this.#runtime, {
      aggregate: invoiceAggregate,
      stream: invoiceStream(command.invoiceId),
      context,
      fresh: true,
      decide: (state) => withGivenNumber(this.#runtime, context.tenantId, state, decide(state, command)),
    });
    return invoiceResult(outcome);
  }

  async #createAndPublish(context: CommandContext, command: CreateInvoice): Promise<InvoiceCommandResult> {
    const plan = await planPublication(this.#runtime, context);
    const outcome = await executeDecision(this.#runtime, {
      aggregate: invoiceAggregate,
      stream: invoiceStream(command.invoiceId),
      context,
      // A repeat must be seen before it takes a number: only an id of this moment is surely new.
      fresh: context.idempotencyKey === null,
      decide: async (state, toAppend) => {
        const creation = decide(state, command);
        if (creation.outcome === 'refused') return creation;
        const draft = creation.events.reduce(evolve, state);
        const publication = await publishWithNumber(this.#runtime, plan, draft, (events) =>
          toAppend([...creation.events, ...events]),
        );
        if (publication.outcome === 'refused') return publication;
        return withGivenNumber(
          this.#runtime,
          context.tenantId,
          state,
          accept(...creation.events, ...publication.events),
        );
      },
    });
    this.#runtime.numbers.used(context.tenantId, command.invoiceId);
    return invoiceResult(outcome);
  }
}
