import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import { Problem, problemBody } from '#platform';
import { answerProblem } from '../native/http/problem.filter.ts';
import type { PublicAddress } from '../tokens.ts';

/** How Fastify answers what reaches no hook and no filter: as a problem like every other. */
export const unreadableRequests = (
  publicAddress: PublicAddress,
): Required<Pick<FastifyServerOptions, 'frameworkErrors' | 'clientErrorHandler'>> => ({
  frameworkErrors: (_error, request, reply) => {
    refuseTarget(publicAddress, request, reply);
  },
  clientErrorHandler: (error, socket) => {
    refuseBytes(publicAddress, error.code, socket);
  },
});

/** A target that the router can't read: `/%ZZ`, an over-long parameter. */
function refuseTarget(publicAddress: PublicAddress, request: FastifyRequest, reply: FastifyReply): void {
  void reply.header('x-correlation-id', request.id);
  answerProblem(
    reply,
    new Problem('validation-failed', 'the path can not be read'),
    placeOf(publicAddress, request.id),
  );
}

/** Bytes that are no request. Where the next one would begin is not known, so the connection ends with the answer. */
function refuseBytes(publicAddress: PublicAddress, code: string | undefined, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) return;
  const correlationId = randomUUID();
  const problem = problemOfBytes(code);
  const body = JSON.stringify(problemBody(problem, placeOf(publicAddress, correlationId)));
  const head = [
    `HTTP/1.1 ${String(problem.status)} ${STATUS_CODES[problem.status]!}`,
    `x-correlation-id: ${correlationId}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${String(Buffer.byteLength(body))}`,
    'connection: close',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroy();
}

function problemOfBytes(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') return new Problem('headers-too-large', 'target and headers exceed 16 KiB');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new Problem('request-timeout', 'the request did not arrive in time');
  return new Problem('validation-failed', 'this is no HTTP request that can be read');
}

const placeOf = (publicAddress: PublicAddress, correlationId: string): Parameters<typeof problemBody>[1] => ({
  typeBase: `${publicAddress()}/docs/problems`,
  instance: '/',
  correlationId,
});
