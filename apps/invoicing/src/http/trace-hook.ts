import { newId } from '#platform';
import type { IncomingMessage } from 'node:http';
import type { onRequestHookHandler } from 'fastify';

const correlationIdPattern = /^[\w.:/+=@-]{1,128}$/;
/** https://www.w3.org/TR/trace-context/#traceparent-header: version 00, neither id all zeros. */
const traceparentPattern = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/**
 * The request's id: the caller's, or a fresh one. An id that could not be repeated in a header or a log line is replaced:
 * tracing is no reason to refuse an invoice.
 */
export function correlationIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-correlation-id'];
  return typeof given === 'string' && correlationIdPattern.test(given) ? given : newId();
}

/** The first hook of every request: notes the caller's trace, and answers with both ids. */
export const traceHook: onRequestHookHandler = (request, reply, done) => {
  const traceparent = request.headers['traceparent'];
  reply.header('x-correlation-id', request.id);
  if (typeof traceparent === 'string' && traceparentPattern.test(traceparent)) {
    request.traceparent = traceparent;
    reply.header('traceparent', traceparent);
  }
  done();
};
