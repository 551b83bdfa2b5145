import { describe, expect, test } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import { gzipSync } from 'node:zlib';
import { Problem } from '#platform';
import { prepareFastify } from './prepare-fastify.ts';

function echo(): FastifyInstance {
  const fastify = Fastify();
  prepareFastify(fastify);
  fastify.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof Problem)) return reply.code(500).send();
    return reply
      .code(error.status)
      .headers(error.facts.headers ?? {})
      .send({ code: error.code });
  });
  fastify.post('/', ({ body }) => ({ body }));
  return fastify;
}

const json = { 'content-type': 'application/json' };

describe('a body', () => {
  test('that is JSON is read, also where it says that it is not encoded', async () => {
    for (const headers of [json, { ...json, 'content-encoding': 'Identity' }]) {
      const answer = await echo().inject({ method: 'POST', url: '/', headers, payload: '{"a":1}' });
      expect(answer.json()).toEqual({ body: { a: 1 } });
    }
  });

  test.each(['gzip', 'br', 'gzip, identity'])('that comes in %s is refused, and told what is taken', async (coding) => {
    const headers = { ...json, 'content-encoding': coding };
    const answer = await echo().inject({ method: 'POST', url: '/', headers, payload: gzipSync('{"a":1}') });
    expect(answer).toMatchObject({ statusCode: 415, headers: { 'accept-encoding': 'identity' } });
    expect(answer.json()).toEqual({ code: 'unsupported-media-type' });
  });
});
