import { randomUUID } from 'node:crypto';
import type { onRequestHookHandler } from 'fastify';
import type { Trace } from './caller.ts';

const correlationIdPattern = /^[\w.:/+=@-]{1,128}$/;
/** https://www.w3.org/TR/trace-context/#traceparent-header: version 00, neither id all zeros. */
const traceparentPattern = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/**
 * The first hook of every request: notes the caller's ids, or makes one, and answers with them. An id that could not be
 * repeated in a header or a log line is replaced by a fresh one: tracing is no reason to refuse an invoice.
 */
export const traceHook: onRequestHookHandler = (request, reply, done) => {
  request.trace = traceOf(request.headers['x-correlation-id'], request.headers['traceparent']);
  reply.header('x-correlation-id', request.trace.correlationId);
  if (request.trace.traceparent !== null) reply.header('traceparent', request.trace.traceparent);
  done();
};

export const traceOf = (correlationId: unknown, traceparent: unknown): Trace => ({
  correlationId:
    typeof correlationId === 'string' && correlationIdPattern.test(correlationId) ? correlationId : randomUUID(),
  traceparent: typeof traceparent === 'string' && traceparentPattern.test(traceparent) ? traceparent : null,
});
