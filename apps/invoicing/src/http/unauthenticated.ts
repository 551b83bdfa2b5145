/** No key, a malformed one, an unknown, revoked or expired one: the caller learns no more than that. */
export class Unauthenticated extends Error {
  override readonly name = 'Unauthenticated';
  /** Where nothing words it better, Fastify answers with this status. */
  readonly statusCode = 401;
}
