import { Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { historyOf } from '#invoice/domain';
import { answer } from '../http/answer.ts';
import { historyPage, historyParameters } from '../http/history-page.ts';
import { NativeController } from '../http/native-controller.ts';
import { readParameters } from '../http/parameters.ts';
import { RequireScope } from '../http/require-scope.ts';
import { Describe } from '../openapi/describe.ts';
import { tenantOf } from './invoice-answers.ts';
import { InvoiceReader, invoiceIdIn } from './invoice-reader.ts';

@NativeController('invoices/:id/history', 'Invoices')
export class HistoryController {
  readonly #reader: InvoiceReader;

  constructor(reader: InvoiceReader) {
    this.#reader = reader;
  }

  @Get()
  @RequireScope('invoices:read')
  @Describe({
    id: 'getHistory',
    summary: 'Every change of the invoice, also of a deleted one',
    parameters: historyParameters,
    answers: { 200: 'HistoryPage' },
    problems: ['invoice-not-found'],
  })
  async get(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string): Promise<void> {
    const page = readParameters(historyParameters, request.query);
    const { events } = await this.#reader.whole(tenantOf(request), invoiceIdIn(id));
    answer(reply, 200, historyPage(historyOf(events), page));
  }
}
