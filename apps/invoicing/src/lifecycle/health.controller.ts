import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { tokens } from '../tokens.ts';
import type { Health } from './health.ts';

/** For whoever keeps the process running, and for whoever sends requests to it. */
@ApiExcludeController()
@Controller()
export class HealthController {
  readonly #health: Health;

  constructor(@Inject(tokens.health) health: Health) {
    this.#health = health;
  }

  /** That this answers is the answer: whoever gets none starts the process anew. */
  @Get('healthz')
  alive(): { readonly status: 'alive' } {
    return { status: 'alive' };
  }

  /** 503 with reasons: send requests elsewhere for now. */
  @Get('readyz')
  async ready(
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ status: string; reasons: readonly string[] }> {
    const reasons = await this.#health.reasonsNotReady();
    reply.code(reasons.length === 0 ? 200 : 503);
    return { status: reasons.length === 0 ? 'ready' : 'not-ready', reasons };
  }
}
