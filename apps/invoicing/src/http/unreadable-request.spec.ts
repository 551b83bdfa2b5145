import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { fastify, type FastifyInstance } from 'fastify';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { correlationIdOf } from './trace-hook.ts';
import { unreadableRequests } from './unreadable-request.ts';

/** The whole of what comes back for these bytes, until the other side closes. */
async function answerTo(server: FastifyInstance, bytes: string): Promise<string> {
  const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1');
  socket.write(bytes);
  return text(socket);
}

describe('what is no request', () => {
  let server: FastifyInstance;
  beforeEach(async () => {
    server = fastify({
      genReqId: correlationIdOf,
      requestTimeout: 200,
      http: { headersTimeout: 200, connectionsCheckingInterval: 50 },
      routerOptions: { maxParamLength: 256 },
      ...unreadableRequests(() => 'https://billing.example'),
    });
    server.post('/v1/:name', () => 'reached');
    await server.listen({ port: 0, host: '127.0.0.1' });
  });
  afterEach(() => server.close());

  test.each([
    ['garbage', 'GARBAGE\r\n\r\n', 400, 'validation-failed'],
    [
      'two lengths',
      'POST /v1/a HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      400,
      'validation-failed',
    ],
    [
      '20 kB of headers',
      `POST /v1/a HTTP/1.1\r\nHost: a\r\nA: ${'a'.repeat(20_000)}\r\n\r\n`,
      431,
      'headers-too-large',
    ],
    [
      'a body that never comes',
      'POST /v1/a HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n',
      408,
      'request-timeout',
    ],
    [
      'a path with a broken escape',
      'POST /%ZZ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      400,
      'validation-failed',
    ],
    [
      'a long name',
      `POST /v1/${'a'.repeat(257)} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
      400,
      'validation-failed',
    ],
  ])('is answered as a problem: %s', async (_name, bytes, status, code) => {
    const [head = '', body = ''] = (await answerTo(server, bytes)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${String(status)} `));
    expect(head).toContain('content-type: application/problem+json; charset=utf-8');
    const problem = JSON.parse(body) as Readonly<Record<string, string>>;
    expect(problem).toMatchObject({ status, code, type: `https://billing.example/docs/problems#${code}` });
    expect(head).toContain(`x-correlation-id: ${problem['correlationId']!}\r\n`);
  });
});
