import type { Provider } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from '#platform';
import { answeredHook } from '../http/answered-hook.ts';
import { type Authenticate, authenticationHook } from '../http/authentication-hook.ts';
import { fastifyOptions } from '../http/fastify-options.ts';
import { NestLogger } from '../http/nest-logger.ts';
import { traceHook } from '../http/trace-hook.ts';
import { unreadableRequests } from '../http/unreadable-request.ts';
import { countCommands } from '../metrics/count-commands.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { prepareFastify } from '../native/index.ts';
import type { PublicAddress } from '../tokens.ts';
import { serveDescription } from './serve-description.ts';
import { ServiceModule } from './service.module.ts';

export interface HttpServerParts {
  readonly provided: readonly Provider[];
  readonly authenticate: Authenticate;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly publicAddress: PublicAddress;
}

/**
 * Nest on Fastify, ready to listen. What every request goes through stands in Fastify's own hooks, which cost next to
 * nothing: correlation id, key, and when the answer is out, metrics and log.
 */
export async function createHttpServer(parts: HttpServerParts): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ ...fastifyOptions, ...unreadableRequests(parts.publicAddress) });
  const fastify = adapter.getInstance();
  prepareFastify(fastify);
  fastify.decorateRequest('traceparent', null);
  fastify.decorateRequest('caller', null);
  fastify.addHook('onRequest', traceHook);
  fastify.addHook('onRequest', authenticationHook(parts.authenticate));
  fastify.addHook('onResponse', answeredHook(parts.logger, parts.metrics));
  const app = await NestFactory.create<NestFastifyApplication>(ServiceModule.of(parts.provided), adapter, {
    bodyParser: false,
    abortOnError: false,
    logger: new NestLogger(parts.logger),
  });
  serveDescription(app);
  countCommands(app.get(CommandBus), parts.metrics);
  return app.init();
}
