import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { fastify, type FastifyInstance, type InjectOptions } from 'fastify';
import type { ApiKey } from '#platform';
import { authenticationHook } from './authentication-hook.ts';
import type { Caller } from './caller.ts';
import { correlationIdOf, traceHook } from './trace-hook.ts';

const caller: Caller = { keyId: 'acme~1', tenantId: 'acme', scopes: ['invoices:read'] };
const knownKey = { id: 'acme~1', secret: 'right' };
const isKnown = (key: ApiKey) => key.id === knownKey.id && key.secret === knownKey.secret;

describe.each([
  ['at once', (key: ApiKey) => (isKnown(key) ? caller : null)],
  ['after a look into the log', (key: ApiKey) => Promise.resolve(isKnown(key) ? caller : null)],
])('a key that is found %s', (_, authenticate) => {
  let server: FastifyInstance;
  beforeEach(() => {
    server = fastify({ genReqId: correlationIdOf });
    server.decorateRequest('traceparent', null);
    server.decorateRequest('caller', null);
    server.addHook('onRequest', traceHook);
    server.addHook('onRequest', authenticationHook(authenticate));
    server.get('/v1/invoices', (request) => ({ tenant: request.caller?.tenantId }));
    server.get('/healthz', (request) => ({ caller: request.caller }));
  });
  afterEach(() => server.close());

  const statusOf = async (request: InjectOptions) =>
    (await server.inject({ url: '/v1/invoices', ...request })).statusCode;

  test('opens the door in X-Api-Key', async () => {
    const answer = await server.inject({ url: '/v1/invoices', headers: { 'x-api-key': 'acme~1.right' } });
    expect(answer.json()).toMatchObject({ tenant: 'acme' });
  });

  test.each(['Bearer acme~1.right', 'bearer acme~1.right', 'Bearer   acme~1.right'])(
    'opens the door as %j',
    async (authorization) => {
      expect(await statusOf({ headers: { authorization } })).toBe(200);
    },
  );

  test.each([
    {},
    { 'x-api-key': '' },
    { 'x-api-key': 'acme~1' },
    { 'x-api-key': 'acme~1.wrong' },
    { 'x-api-key': 'acme~1.right.' },
    { authorization: 'acme~1.right' },
    { authorization: 'Basic acme~1.right' },
    { authorization: 'Bearer acme~1.right extra' },
    { authorization: 'Bearer eyJhbGciOiJIUzI1NiJ9.eyJ0ZW5hbnQiOiJhY21lIn0.c2ln' },
    { 'x-api-key': 'acme~1.wrong', authorization: 'Bearer acme~1.right' },
  ])('does not open it with %j', async (headers) => {
    expect(await statusOf({ headers })).toBe(401);
  });

  test('is not needed for health, but for what does not exist', async () => {
    expect(await statusOf({ url: '/healthz' })).toBe(200);
    expect(await statusOf({ url: '/nothing' })).toBe(401);
    expect(await statusOf({ url: '/healthz/../v1/invoices' })).toBe(401);
    expect(await statusOf({ url: '//healthz' })).toBe(401);
  });
});

describe('the trace of a request', () => {
  let server: FastifyInstance;
  beforeEach(() => {
    server = fastify({ genReqId: correlationIdOf });
    server.decorateRequest('traceparent', null);
    server.decorateRequest('caller', null);
    server.addHook('onRequest', traceHook);
    server.get('/', (request) => ({ correlationId: request.id, traceparent: request.traceparent }));
  });
  afterEach(() => server.close());

  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

  test('is taken from the caller and given back', async () => {
    const answer = await server.inject({
      url: '/',
      headers: { 'x-correlation-id': 'order-4711', traceparent },
    });
    expect(answer.json()).toEqual({ correlationId: 'order-4711', traceparent });
    expect(answer.headers).toMatchObject({ 'x-correlation-id': 'order-4711', traceparent });
  });

  test('is made where the caller brings none', async () => {
    const answer = await server.inject('/');
    expect(answer.headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers['traceparent']).toBeUndefined();
  });

  test.each(['', 'a b', 'ü', 'x'.repeat(129), '"}'])('does not repeat %j as a correlation id', async (id) => {
    const answer = await server.inject({ url: '/', headers: { 'x-correlation-id': id } });
    expect(answer.headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  test.each([
    '01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    '00-00000000000000000000000000000000-00f067aa0ba902b7-01',
    '00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01',
    'nonsense',
  ])('does not take %j for a traceparent', async (wrong) => {
    const answer = await server.inject({ url: '/', headers: { traceparent: wrong } });
    expect(answer.json()).toMatchObject({ traceparent: null });
  });
});
