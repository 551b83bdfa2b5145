import type { FastifyInstance } from 'fastify';
import { parseJson } from '#platform';
import { noteRoutes } from './route-table.ts';

/**
 * What the native API asks of Fastify, before any route is registered and with Nest's own parsers switched off
 * (`bodyParser: false`): JSON is read exactly or refused, and nothing else is read at all.
 */
export function prepareFastify(fastify: FastifyInstance): void {
  noteRoutes(fastify);
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body: Buffer, done) => {
    try {
      done(null, parseJson(body));
    } catch (error) {
      done(error as Error);
    }
  });
}
