import type { FastifyReply, FastifyRequest } from 'fastify';

/** More than this is not read only to be thrown away: the connection closes under its sender. In bytes. */
const most = 16 * 1024 * 1024;

/**
 * Lets the sender of a body that was refused for its size finish: Fastify would close the connection under it, and the
 * reset that follows can overtake the answer, so that the caller learns of a broken connection and not of the limit. Where
 * the connection stays open, Node reads the rest and drops it.
 */
export function readTheRest(request: FastifyRequest, reply: FastifyReply): void {
  if (Number(request.headers['content-length']) <= most) reply.removeHeader('connection');
}
