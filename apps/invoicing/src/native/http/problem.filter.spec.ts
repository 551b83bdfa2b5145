import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type ArgumentsHost, Logger } from '@nestjs/common';
import Fastify, { type FastifyInstance } from 'fastify';
import { type AddressInfo, connect } from 'node:net';
import { prepareFastify } from './prepare-fastify.ts';
import { ProblemFilter } from './problem.filter.ts';

describe('errors of requests', () => {
  let server: FastifyInstance;
  let faults: string[];
  let answered: Promise<number>;

  beforeEach(async () => {
    faults = [];
    Logger.overrideLogger({
      log: () => undefined,
      warn: () => undefined,
      error: (fault: string) => faults.push(fault),
    });
    const filter = new ProblemFilter(() => 'https://billing.example');
    server = Fastify();
    prepareFastify(server);
    answered = new Promise((resolve) => {
      server.setErrorHandler((error, request, reply) => {
        const http = { getRequest: () => request, getResponse: () => reply };
        filter.catch(error, { switchToHttp: () => http } as ArgumentsHost);
        resolve(reply.statusCode);
      });
    });
    server.post('/', () => {
      throw new TypeError('a mistake of ours');
    });
    await server.listen({ port: 0, host: '127.0.0.1' });
  });
  afterEach(async () => {
    Logger.overrideLogger(false);
    await server.close();
  });

  test('are faults of ours where nothing else explains them', async () => {
    const { statusCode, body } = await server.inject({ method: 'POST', url: '/' });
    expect(statusCode).toBe(500);
    expect(body).not.toContain('mistake');
    expect(faults).toEqual([expect.stringContaining('a mistake of ours')]);
  });

  test('are none where the sender of a body goes away in the middle of it', async () => {
    const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1');
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{', () => {
      socket.destroy();
    });
    expect(await answered).toBe(400);
    expect(faults).toEqual([]);
  });
});
