import type { FastifyRequest } from 'fastify';
import type { Scope } from '#invoice/domain';

/** Who calls, as the API key says. */
export interface Caller {
  readonly keyId: string;
  readonly tenantId: string;
  readonly scopes: readonly Scope[];
}

/** What the first hook takes from every request, before any route sees it. */
export interface Trace {
  /** `X-Correlation-Id`, or a fresh UUID. */
  readonly correlationId: string;
  /** The caller's `traceparent` where it is well-formed, else null. */
  readonly traceparent: string | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    trace: Trace;
    /** Null only on the routes that answer without a key. */
    caller: Caller | null;
  }
}

/** The caller of a route that needs a key. The hook let nobody else through, so a missing one is a fault of ours. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === null) throw new Error(`${request.url} was reached without a key`);
  return request.caller;
}
