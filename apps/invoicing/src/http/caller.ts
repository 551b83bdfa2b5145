import type { FastifyRequest } from 'fastify';
import type { Scope } from '#invoice/domain';

/** Who calls, as the API key says. */
export interface Caller {
  readonly keyId: string;
  readonly tenantId: string;
  readonly scopes: readonly Scope[];
}

/** `request.id` is the correlation id: the caller's `X-Correlation-Id`, or a fresh UUID (`fastify-options.ts`). */
declare module 'fastify' {
  interface FastifyRequest {
    /** The caller's where it is well-formed, else null. */
    traceparent: string | null;
    /** Null only on the routes that answer without a key. */
    caller: Caller | null;
  }
}

/** The caller of a route that needs a key. The hook let nobody else through, so a missing one is a fault of ours. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === null) throw new Error(`${request.url} was reached without a key`);
  return request.caller;
}
