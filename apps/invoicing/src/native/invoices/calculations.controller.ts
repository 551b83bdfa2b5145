import { Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { calculationOf } from '#invoice/domain';
import { InvoiceDto } from '../dto/invoice.dto.ts';
import { answer } from '../http/answer.ts';
import { NativeController } from '../http/native-controller.ts';
import { oneOf, readParameters } from '../http/parameters.ts';
import { RequireScope } from '../http/require-scope.ts';
import { validBody } from '../http/valid-body.ts';
import { Describe } from '../openapi/describe.ts';
import { KnownSettings } from '../settings/known-settings.ts';
import { calculateContent } from './calculate-content.ts';
import { InvoiceAnswers, tenantOf } from './invoice-answers.ts';
import { InvoiceReader, invoiceIdIn } from './invoice-reader.ts';
import { shownCalculations } from './presentable.ts';
import { toContent } from './to-content.ts';

const parameters = {
  paymentMethod: oneOf(['debit_card', 'credit_card', 'ach'], 'Only what this method would pay'),
} as const;

/** Asking for a price changes nothing. */
@NativeController('invoices', 'Calculations')
export class CalculationsController {
  readonly #reader: InvoiceReader;
  readonly #answers: InvoiceAnswers;
  readonly #settings: KnownSettings;

  constructor(reader: InvoiceReader, answers: InvoiceAnswers, settings: KnownSettings) {
    this.#reader = reader;
    this.#answers = answers;
    this.#settings = settings;
  }

  @Post('calculate')
  @HttpCode(200)
  @RequireScope('invoices:read')
  @Describe({
    id: 'calculateInvoice',
    summary: 'What an invoice would come to; stores nothing',
    body: InvoiceDto,
    answers: { 200: 'CalculatedInvoice' },
  })
  async calculate(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const content = toContent(validBody(InvoiceDto, request.body));
    const { zeroCostProcessing } = await this.#settings.of(tenantOf(request));
    answer(reply, 200, calculateContent(content, zeroCostProcessing));
  }

  @Get(':id/calculation')
  @RequireScope('invoices:read')
  @Describe({
    id: 'getCalculation',
    summary: 'What each method of payment would pay',
    parameters,
    answers: { 200: 'Calculation' },
    problems: ['invoice-not-found'],
  })
  async calculation(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('id') id: string,
  ): Promise<void> {
    const { paymentMethod } = readParameters(parameters, request.query);
    const { state } = await this.#reader.present(tenantOf(request), invoiceIdIn(id), false);
    const calculations = shownCalculations(state, await this.#answers.zeroCostOf(state));
    const { currency } = state;
    if (paymentMethod === null) answer(reply, 200, { currency, calculations });
    else answer(reply, 200, { currency, paymentMethod, ...calculationOf(calculations, paymentMethod) });
  }
}
