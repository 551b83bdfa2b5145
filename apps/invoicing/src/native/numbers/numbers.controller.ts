import { Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '#platform';
import type { InvoiceQueries } from '#read-models';
import { tokens } from '../../tokens.ts';
import { answer } from '../http/answer.ts';
import { NativeController } from '../http/native-controller.ts';
import { readParameters, text, whole } from '../http/parameters.ts';
import { ReadYourWrites } from '../http/read-your-writes.ts';
import { RequireScope } from '../http/require-scope.ts';
import { tenantOf } from '../invoices/invoice-answers.ts';
import { Describe } from '../openapi/describe.ts';
import { nativePorts, type SeriesOf } from '../ports.ts';

const registerParameters = {
  after: text(100, 'Numbers after this one'),
  limit: whole(1, 1_000, 100, 'How many numbers'),
} as const;

/** The register: every number, and what became of it. */
@NativeController('numbers', 'Numbers')
export class NumbersController {
  readonly #queries: InvoiceQueries;
  readonly #seriesOf: SeriesOf;
  readonly #writes: ReadYourWrites;

  constructor(
    @Inject(tokens.invoiceQueries) queries: InvoiceQueries,
    @Inject(nativePorts.seriesOf) seriesOf: SeriesOf,
    writes: ReadYourWrites,
  ) {
    this.#queries = queries;
    this.#seriesOf = seriesOf;
    this.#writes = writes;
  }

  @Get()
  @RequireScope('invoices:read', 'audit:read')
  @Describe({
    id: 'listSeries',
    summary: 'List the series of numbers',
    readsProjection: true,
    answers: { 200: 'SeriesList' },
  })
  async series(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.#writes.wait(request);
    answer(reply, 200, { items: await this.#seriesOf(tenantOf(request)) });
  }

  @Get(':series')
  @RequireScope('invoices:read', 'audit:read')
  @Describe({
    id: 'listNumbers',
    summary: 'Each number of a series and what became of it',
    parameters: registerParameters,
    readsProjection: true,
    answers: { 200: 'NumberPage' },
    problems: ['series-not-found'],
  })
  async numbers(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('series') series: string,
  ): Promise<void> {
    const { after, limit } = readParameters(registerParameters, request.query);
    await this.#writes.wait(request);
    const found = await this.#queries.numbers(tenantOf(request), series, after, limit + 1);
    if (found === null) throw new Problem('series-not-found', 'there is no such series of numbers');
    const items = found.slice(0, limit);
    answer(reply, 200, { items, nextAfter: found.length > limit ? (items.at(-1)?.number ?? null) : null });
  }
}
