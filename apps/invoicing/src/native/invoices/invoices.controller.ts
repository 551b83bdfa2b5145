import { Delete, Get, Inject, Param, Post, Put, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  CancelInvoiceCommand,
  CreateInvoiceCommand,
  type CreateOptions,
  DeleteInvoiceCommand,
  PublishInvoiceCommand,
  ReopenInvoiceCommand,
  ReplaceInvoiceCommand,
} from '#invoice';
import { type Clock, validationFailed } from '#platform';
import { tokens } from '../../tokens.ts';
import { commandContext } from '../command-context.ts';
import { InvoiceDto } from '../dto/invoice.dto.ts';
import { ReasonDto } from '../dto/payment.dto.ts';
import { answerNothing, commandHeaders } from '../http/answer.ts';
import { NativeController } from '../http/native-controller.ts';
import { flag, moment, readParameters, whole } from '../http/parameters.ts';
import { RequireScope } from '../http/require-scope.ts';
import { validBody, validOptionalBody } from '../http/valid-body.ts';
import { Describe } from '../openapi/describe.ts';
import { InvoiceAnswers, tenantOf } from './invoice-answers.ts';
import { InvoiceReader, invoiceIdIn, type Past } from './invoice-reader.ts';
import { toContent } from './to-content.ts';

const createParameters = { publish: flag(false, 'Create and publish in one step: both or neither') } as const;

const getParameters = {
  history: flag(true, '`false`: without the history, which is then null'),
  asOf: moment('As it was at this moment'),
  atVersion: whole(1, 1_000_000, null, 'As it was after so many events'),
} as const;

const policies: Omit<CreateOptions, 'publish'> = {
  totalsPolicy: 'standard',
  lifecyclePolicy: 'standard',
  source: 'native',
};

@NativeController('invoices', 'Invoices')
export class InvoicesController {
  readonly #commands: CommandBus;
  readonly #reader: InvoiceReader;
  readonly #answers: InvoiceAnswers;
  readonly #clock: Clock;

  constructor(
    commands: CommandBus,
    reader: InvoiceReader,
    answers: InvoiceAnswers,
    @Inject(tokens.clock) clock: Clock,
  ) {
    this.#commands = commands;
    this.#reader = reader;
    this.#answers = answers;
    this.#clock = clock;
  }

  @Post()
  @RequireScope('invoices:write')
  @Describe({
    id: 'createInvoice',
    summary: 'Create a draft, or publish it in the same step',
    parameters: createParameters,
    command: true,
    body: InvoiceDto,
    answers: { 201: 'Invoice' },
    problems: ['duplicate-number', 'not-publishable'],
  })
  async create(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { publish } = readParameters(createParameters, request.query);
    const content = toContent(validBody(InvoiceDto, request.body));
    const command = new CreateInvoiceCommand(commandContext(request, this.#clock()), content, { publish, ...policies });
    await this.#answers.afterCommand(reply, 201, await this.#commands.execute(command));
  }

  @Get(':id')
  @RequireScope('invoices:read')
  @Describe({
    id: 'getInvoice',
    summary: 'Get one invoice with its history, as it is or as it was',
    parameters: getParameters,
    conditional: true,
    answers: { 200: 'Invoice', 304: null },
    problems: ['invoice-not-found'],
  })
  async get(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string): Promise<void> {
    const { history, asOf, atVersion } = readParameters(getParameters, request.query);
    const past = onePast(asOf, atVersion);
    const tenant = tenantOf(request);
    if (past === null) {
      await this.#answers.asItIs(request, reply, await this.#reader.present(tenant, invoiceIdIn(id), history));
    } else {
      const invoice = await this.#reader.past(tenant, invoiceIdIn(id), past, history);
      await this.#answers.asItWas(reply, invoice, asOf ?? invoice.updatedAt);
    }
  }

  @Put(':id')
  @RequireScope('invoices:write')
  @Describe({
    id: 'replaceInvoice',
    summary: 'Replace a draft; on a published invoice only due date and notes may differ',
    command: true,
    body: InvoiceDto,
    answers: { 200: 'Invoice' },
    problems: ['invoice-not-found', 'invalid-transition', 'duplicate-number'],
  })
  async replace(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string): Promise<void> {
    const content = toContent(validBody(InvoiceDto, request.body));
    const command = new ReplaceInvoiceCommand(commandContext(request, this.#clock()), invoiceIdIn(id), content);
    await this.#answers.afterCommand(reply, 200, await this.#commands.execute(command));
  }

  @Delete(':id')
  @RequireScope('invoices:write')
  @Describe({
    id: 'deleteInvoice',
    summary: 'Delete a draft; its history stays readable',
    command: true,
    answers: { 204: null },
    problems: ['invoice-not-found', 'invalid-transition'],
  })
  async delete(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string): Promise<void> {
    const command = new DeleteInvoiceCommand(commandContext(request, this.#clock()), invoiceIdIn(id));
    answerNothing(reply, 204, commandHeaders(await this.#commands.execute(command)));
  }

  @Post(':id/publish')
  @RequireScope('invoices:write')
  @Describe({
    id: 'publishInvoice',
    summary: 'Publish a draft: it gets its number and is due',
    command: true,
    body: ReasonDto,
    bodyOptional: true,
    answers: { 200: 'Invoice' },
    problems: ['invoice-not-found', 'invalid-transition', 'not-publishable'],
  })
  async publish(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string): Promise<void> {
    const command = new PublishInvoiceCommand(this.#withReason(request), invoiceIdIn(id));
    await this.#answers.afterCommand(reply, 200, await this.#commands.execute(command));
  }

  @Post(':id/cancel')
  @RequireScope('invoices:write')
  @Describe({
    id: 'cancelInvoice',
    summary: 'Cancel a published invoice on which nothing is paid',
    command: true,
    body: ReasonDto,
    bodyOptional: true,
    answers: { 200: 'Invoice' },
    problems: ['invoice-not-found', 'invalid-transition'],
  })
  async cancel(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string): Promise<void> {
    const command = new CancelInvoiceCommand(this.#withReason(request), invoiceIdIn(id));
    await this.#answers.afterCommand(reply, 200, await this.#commands.execute(command));
  }

  @Post(':id/reopen')
  @RequireScope('invoices:write')
  @Describe({
    id: 'reopenInvoice',
    summary: 'Make a cancelled invoice of the life-cycle policy `open` a draft again',
    command: true,
    body: ReasonDto,
    bodyOptional: true,
    answers: { 200: 'Invoice' },
    problems: ['invoice-not-found', 'invalid-transition'],
  })
  async reopen(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string): Promise<void> {
    const command = new ReopenInvoiceCommand(this.#withReason(request), invoiceIdIn(id));
    await this.#answers.afterCommand(reply, 200, await this.#commands.execute(command));
  }

  #withReason(request: FastifyRequest) {
    const { reason } = validOptionalBody(ReasonDto, request.body);
    return commandContext(request, this.#clock(), reason);
  }
}

function onePast(asOf: string | null, atVersion: number | null): Past | null {
  if (asOf !== null && atVersion !== null)
    throw validationFailed([
      { parameter: 'atVersion', code: 'exactly-one', detail: 'asOf and atVersion exclude each other' },
    ]);
  if (asOf !== null) return { asOf };
  return atVersion === null ? null : { atVersion };
}
