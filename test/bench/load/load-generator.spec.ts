import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { LoadGenerator } from './load-generator.ts';
import type { LoadPlan } from './load-plan.ts';

interface Seen {
  readonly target: string;
  readonly key: string | undefined;
  readonly body: string;
}

describe('the load generator', () => {
  let seen: Seen[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const target = `${request.method ?? ''} ${request.url ?? ''}`;
      seen.push({ target, key: request.headers['x-api-key'] as string | undefined, body });
      response.writeHead(request.url === '/missing' ? 404 : 200, { 'content-length': 2 }).end('{}');
    });
  });
  let load: LoadGenerator;
  beforeAll(async () => {
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    load = new LoadGenerator();
  });
  beforeEach(() => {
    seen = [];
  });
  afterAll(async () => {
    await load.close();
    await new Promise((closed) => server.close(closed));
  });

  const plan = (requests: Partial<LoadPlan['requests']>, until: LoadPlan['until']): LoadPlan => ({
    port: (server.address() as AddressInfo).port,
    connections: 4,
    requests: { method: 'GET', paths: ['/'], headers: {}, body: null, expectedStatus: 200, ...requests },
    until,
  });

  test('sends exactly as many requests as asked, each path in its turn', async () => {
    const result = await load.run(plan({ paths: ['/a', '/b', '/c'] }, { requests: 99 }));
    expect(result.requests).toBe(99);
    for (const path of ['/a', '/b', '/c'])
      expect(seen.filter(({ target }) => target === `GET ${path}`)).toHaveLength(33);
  });

  test('sends the body and the headers', async () => {
    await load.run(plan({ method: 'POST', headers: { 'X-Api-Key': 'k' }, body: '{"é":1}' }, { requests: 1 }));
    expect(seen).toEqual([{ target: 'POST /', key: 'k', body: '{"é":1}' }]);
  });

  test('goes on for as long as asked', async () => {
    const result = await load.run(plan({}, { seconds: 0.2 }));
    expect(result.seconds).toBeGreaterThanOrEqual(0.2);
    expect(result.requests).toBe(seen.length);
    expect(result.latency.p99).toBeGreaterThanOrEqual(result.latency.p50);
    expect(result.generatorCpuSeconds).toBeGreaterThan(0);
  });

  test('measures nothing where an answer is not the expected one', async () => {
    await expect(load.run(plan({ paths: ['/missing'] }, { requests: 1 }))).rejects.toThrow(
      '/missing was answered with 404',
    );
    await expect(load.run({ ...plan({}, { requests: 1 }), port: 1 })).rejects.toThrow('ECONNREFUSED');
  });
});
