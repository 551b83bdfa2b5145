import { expect, test } from '@jest/globals';
import Fastify from 'fastify';
import { methodsOf, noteRoutes } from './route-table.ts';

test('knows the methods of a path, and no method of a path that is none', () => {
  const fastify = Fastify({ exposeHeadRoutes: false });
  noteRoutes(fastify);
  fastify.get('/v1/invoices/:id', () => '');
  fastify.put('/v1/invoices/:id', () => '');
  fastify.post('/v1/invoices/calculate', () => '');
  fastify.get('/openapi.json', () => '');
  expect(methodsOf(fastify, '/v1/invoices/4711')).toEqual(['GET', 'PUT']);
  expect(methodsOf(fastify, '/v1/invoices/calculate')).toEqual(['GET', 'POST', 'PUT']);
  expect(methodsOf(fastify, '/openapi.json')).toEqual(['GET']);
  expect(methodsOf(fastify, '/openapi-json')).toEqual([]);
  expect(methodsOf(fastify, '/v1/invoices/4711/x')).toEqual([]);
});
