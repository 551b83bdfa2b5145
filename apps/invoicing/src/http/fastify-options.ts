import type { FastifyHttpOptions } from 'fastify';
import type { Server } from 'node:http';
import { correlationIdOf } from './trace-hook.ts';

/** The longest body, in bytes. */
export const bodyLimit = 1024 * 1024;

/** How long a request may take to arrive, in milliseconds. */
const patience = 30_000;

/** What one request may cost, and how long one may take. Times are in milliseconds. */
export const fastifyOptions: FastifyHttpOptions<Server> & { readonly skipMiddie: true } = {
  logger: false,
  bodyLimit,
  /** For the whole request to arrive: a caller that sends a byte a minute holds no connection for ever. */
  requestTimeout: patience,
  /** No longer than that: Node takes the larger of the two for the whole request. */
  http: { headersTimeout: patience },
  connectionTimeout: 0,
  /** Longer than the idle time-out of the usual load balancers (60 s), so that it is they who close, never we under their next request. */
  keepAliveTimeout: 72_000,
  /** While closing, an answer says `Connection: close`, and a request that came in on an open connection is still answered. */
  return503OnClosing: false,
  forceCloseConnections: 'idle',
  trustProxy: false,
  routerOptions: { maxParamLength: 256, ignoreTrailingSlash: false, caseSensitive: true },
  genReqId: correlationIdOf,
  /** No Express-style middleware is used: without its engine every request is spared a look at it. */
  skipMiddie: true,
};
