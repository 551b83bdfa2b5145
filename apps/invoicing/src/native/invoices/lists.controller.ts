import { Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '#platform';
import type { InvoiceQueries } from '#read-models';
import { type PublicAddress, tokens } from '../../tokens.ts';
import { answer } from '../http/answer.ts';
import { filterOf, filterParameters, listParameters } from '../http/list-parameters.ts';
import { NativeController } from '../http/native-controller.ts';
import { readParameters } from '../http/parameters.ts';
import { ReadYourWrites } from '../http/read-your-writes.ts';
import { RequireScope } from '../http/require-scope.ts';
import { Describe } from '../openapi/describe.ts';
import { tenantOf } from './invoice-answers.ts';
import { pageLinks } from './page-links.ts';

@NativeController('invoices', 'Invoices')
export class ListsController {
  readonly #queries: InvoiceQueries;
  readonly #writes: ReadYourWrites;
  readonly #clock: Clock;
  readonly #address: PublicAddress;

  constructor(
    @Inject(tokens.invoiceQueries) queries: InvoiceQueries,
    writes: ReadYourWrites,
    @Inject(tokens.clock) clock: Clock,
    @Inject(tokens.publicAddress) address: PublicAddress,
  ) {
    this.#queries = queries;
    this.#writes = writes;
    this.#clock = clock;
    this.#address = address;
  }

  @Get()
  @RequireScope('invoices:read')
  @Describe({
    id: 'listInvoices',
    summary: 'List invoices',
    parameters: listParameters,
    readsProjection: true,
    answers: { 200: 'InvoicePage' },
  })
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { sort, limit, cursor, includeTotal, ...filter } = readParameters(listParameters, request.query);
    await this.#writes.wait(request);
    const page = await this.#queries.list({
      filter: filterOf(tenantOf(request), filter),
      sort,
      limit,
      cursor,
      includeTotal,
      now: this.#clock(),
    });
    const { total, ...rest } = page;
    answer(
      reply,
      200,
      includeTotal ? { ...rest, total } : rest,
      pageLinks(`${this.#address()}/v1/invoices`, request.url, page),
    );
  }

  @Get('summary')
  @RequireScope('invoices:read')
  @Describe({
    id: 'summariseInvoices',
    summary: 'Counts and sums by status and currency, and what is due by age',
    parameters: filterParameters,
    readsProjection: true,
    answers: { 200: 'InvoiceSummary' },
  })
  async summary(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const filter = readParameters(filterParameters, request.query);
    await this.#writes.wait(request);
    answer(reply, 200, await this.#queries.summary(filterOf(tenantOf(request), filter), this.#clock()));
  }
}
