import fastify from 'fastify';

/** What the echo answers: `[status, bytes of the body]`. */
const [status, bytes] = process.argv.slice(2).map(Number) as [number, number];

/**
 * The least that an HTTP API on this framework can do: read the request, parse its body, answer so many bytes. They are
 * ready before the first request, so what is measured beside it is charged for all that it makes, its JSON included.
 */
const answer = JSON.stringify('x'.repeat(bytes - 2));
const server = fastify({ logger: false });
server.route({
  method: ['GET', 'POST'],
  url: '/echo',
  handler: (_request, reply) => reply.code(status).type('application/json; charset=utf-8').send(answer),
});
const address = await server.listen({ host: '127.0.0.1', port: 0 });
process.send?.(Number(new URL(address).port));
process.on('disconnect', () => process.exit());
