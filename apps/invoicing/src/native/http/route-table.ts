import type { FastifyInstance } from 'fastify';

interface KnownRoute {
  readonly pattern: RegExp;
  readonly methods: readonly string[];
}

const tables = new WeakMap<object, KnownRoute[]>();

/** Notes every route as it is registered, for telling a wrong method from a wrong path. Call it before there is any. */
export function noteRoutes(fastify: FastifyInstance): void {
  const table: KnownRoute[] = [];
  tables.set(fastify.server, table);
  fastify.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return;
    table.push({ pattern: patternOf(url), methods: [method].flat() });
  });
}

/** The methods that a path knows; none where nothing is there. */
export const methodsOf = (fastify: FastifyInstance, path: string): readonly string[] =>
  [
    ...new Set(
      (tables.get(fastify.server) ?? []).flatMap(({ pattern, methods }) => (pattern.test(path) ? methods : [])),
    ),
  ].sort();

/** Of a path such as `/v1/invoices/:id`. */
const patternOf = (url: string): RegExp =>
  new RegExp(
    `^${url
      .split('/')
      .map((part) => (part.startsWith(':') ? '[^/]+' : part.replaceAll('.', '\\.')))
      .join('/')}$`,
  );
