import type { FastifyRequest, onRequestHookHandler } from 'fastify';
import { parseApiKey, Problem, type ApiKey } from '#platform';
import type { Caller } from './caller.ts';

/** Who holds this key: at once where the tenant's keys are known and fresh, else after a look into the log. Null: nobody. */
export type Authenticate = (key: ApiKey) => Caller | null | Promise<Caller | null>;

/** Where a caller needs no key: health for whoever watches the process, and the description of the API. */
const openRoutes = new Set(['/healthz', '/readyz', '/openapi.json', '/asyncapi.json', '/docs']);
const openFolder = '/docs/';

/** No key, no answer. The route's pattern decides, never the URL as it was spelt; what matches no route needs a key too. */
export const authenticationHook =
  (authenticate: Authenticate): onRequestHookHandler =>
  (request, _reply, done) => {
    if (isOpen(request.routeOptions.url)) return done();
    const admit = (caller: Caller | null) => {
      if (caller === null) return done(unauthenticated());
      request.caller = caller;
      done();
    };
    const key = keyOf(request);
    if (key === null) return done(unauthenticated());
    const caller = authenticate(key);
    if (caller instanceof Promise) caller.then(admit, done);
    else admit(caller);
  };

/** Malformed, unknown, revoked, expired: the caller learns no more than that it won't do. */
const unauthenticated = () =>
  new Problem(
    'unauthenticated',
    'a valid API key is needed: X-Api-Key: <id>.<secret>, or Authorization: Bearer <id>.<secret>',
    {
      headers: { 'www-authenticate': 'Bearer realm="invoicing"' },
    },
  );

const isOpen = (route: string | undefined): boolean =>
  route !== undefined && (openRoutes.has(route) || route.startsWith(openFolder));

function keyOf(request: FastifyRequest): ApiKey | null {
  const own = request.headers['x-api-key'];
  if (typeof own === 'string') return parseApiKey(own);
  const bearer = /^Bearer +([^ ]+)$/i.exec(request.headers.authorization ?? '')?.[1];
  return bearer === undefined ? null : parseApiKey(bearer);
}
