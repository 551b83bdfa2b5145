import type { FastifyInstance } from 'fastify';
import { parseJson, Problem } from '#platform';
import { noteRoutes } from './route-table.ts';

/**
 * What the native API asks of Fastify, before any route is registered and with Nest's own parsers switched off
 * (`bodyParser: false`): JSON is read exactly or refused, and nothing else is read at all.
 */
export function prepareFastify(fastify: FastifyInstance): void {
  noteRoutes(fastify);
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, ({ headers }, body: Buffer, done) => {
    try {
      refuseCoded(headers['content-encoding']);
      done(null, parseJson(body));
    } catch (error) {
      done(error as Error);
    }
  });
}

/** A compressed body would be bounded only by what it unfolds to. RFC 9110, 15.5.16: the answer tells what is taken. */
function refuseCoded(coding: string | undefined): void {
  if (coding === undefined || coding.toLowerCase() === 'identity') return;
  const headers = { 'Accept-Encoding': 'identity' };
  throw new Problem('unsupported-media-type', 'a body must come without Content-Encoding', { headers });
}
