import { once } from 'node:events';
import { Agent, createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { closeServer } from './close-server.ts';

async function listening(
  answer: (finish: () => void) => void,
): Promise<{ server: Server; ask: () => Promise<IncomingMessage> }> {
  const server = createServer((_request, response) => answer(() => response.end('done')));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  const ask = async () => {
    const [response] = (await once(get({ port, agent }), 'response')) as [IncomingMessage];
    await once(response.resume(), 'end');
    return response;
  };
  return { server, ask };
}

const closing = (server: Server) => ({
  close: () => new Promise<void>((resolve, reject) => server.close((error) => (error ? reject(error) : resolve()))),
});

describe('closing the server', () => {
  test('answers what has been asked, and then closes the connection that a client would keep', async () => {
    const begun = Promise.withResolvers<() => void>();
    const { server, ask } = await listening(begun.resolve);
    const answer = ask();
    const finish = await begun.promise;
    const closed = closeServer(closing(server), server);
    finish();
    expect((await answer).statusCode).toBe(200);
    await closed;
    expect(server.listening).toBe(false);
  });

  test('cuts off what takes longer than it may', async () => {
    const begun = Promise.withResolvers<() => void>();
    const { server, ask } = await listening(begun.resolve);
    const answer = ask();
    await begun.promise;
    const outcome = expect(answer).rejects.toThrow();
    await closeServer(closing(server), server, 50);
    await outcome;
  });
});
