import { Controller, Get, Header, Inject, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { allows } from '#invoice/domain';
import { Problem } from '#platform';
import { callerOf } from '../http/caller.ts';
import { tokens } from '../tokens.ts';
import type { Metrics } from './metrics.ts';

/** For Prometheus. The figures are those of the whole process and name no tenant, so a scraper needs `audit:read` and no more. */
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  readonly #metrics: Metrics;

  constructor(@Inject(tokens.metrics) metrics: Metrics) {
    this.#metrics = metrics;
  }

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async metrics(@Req() request: FastifyRequest): Promise<string> {
    if (!allows(callerOf(request).scopes, 'audit:read'))
      throw new Problem('forbidden', 'the key lacks the scope audit:read');
    return this.#metrics.registry.metrics();
  }
}
