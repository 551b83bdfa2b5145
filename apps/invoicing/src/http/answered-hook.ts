import type { FastifyReply, FastifyRequest, onResponseHookHandler } from 'fastify';
import type { Logger } from '#platform';
import type { Metrics } from '../metrics/metrics.ts';

/** An answer that took longer than this is worth a line at any time, in milliseconds. */
const slow = 500;

/**
 * The last hook of every request: times it by route, and logs it. A line costs about 5 µs, a twentieth of what creating
 * an invoice costs in all, so what went well and fast is a matter for `LOG_LEVEL=debug`; the metrics count it anyway.
 */
export const answeredHook =
  (logger: Logger, metrics: Metrics): onResponseHookHandler =>
  (request, reply, done) => {
    const milliseconds = reply.elapsedTime;
    const streamed = isStream(reply);
    if (!streamed)
      metrics.answered(request.method, request.routeOptions.url ?? 'none', reply.statusCode, milliseconds / 1_000);
    const level = streamed ? 'debug' : levelOf(reply.statusCode, milliseconds);
    if (logger.isLevelEnabled(level)) logger[level](lineOf(request, reply, milliseconds), 'answered');
    done();
  };

/** It lasts for as long as its caller likes, which is no latency. */
const isStream = (reply: FastifyReply): boolean =>
  String(reply.getHeader('content-type')).startsWith('text/event-stream');

function levelOf(status: number, milliseconds: number): 'error' | 'warn' | 'info' | 'debug' {
  if (status >= 500) return 'error';
  if (milliseconds >= slow) return 'warn';
  return status >= 400 ? 'info' : 'debug';
}

/** Without query, headers and body: they hold names, addresses and keys. */
const lineOf = (request: FastifyRequest, reply: FastifyReply, milliseconds: number) => ({
  correlationId: request.id,
  method: request.method,
  path: pathOf(request.url),
  status: reply.statusCode,
  milliseconds: Math.round(milliseconds * 100) / 100,
  keyId: request.caller?.keyId,
});

function pathOf(url: string): string {
  const query = url.indexOf('?');
  return query < 0 ? url : url.slice(0, query);
}
