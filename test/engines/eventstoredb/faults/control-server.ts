import { createServer, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import type { StandIn } from '../stand-in.ts';
import type { FaultOrder } from './faults.ts';

export interface Control {
  readonly url: string;
  stop(): void;
}

type Command = (standIn: StandIn, request: IncomingMessage) => Promise<void> | void;

/** What may be POSTed, by path. */
const commands: Record<string, Command> = {
  '/faults': async ({ faults }, request) => faults.order((await json(request)) as FaultOrder),
  '/clear-faults': ({ faults }) => faults.clear(),
  '/end-subscriptions': (standIn) => standIn.endSubscriptions(),
  '/restart': (standIn) => standIn.restart(),
};

/** Lets another process order faults and ask it to stop: HTTP on loopback, beside the port that is tested. */
export async function startControl(standIn: StandIn, port: number, onStop: () => void): Promise<Control> {
  const all: Record<string, Command> = { ...commands, '/stop': onStop };
  const server = createServer((request, response) => {
    const command = request.method === 'POST' ? all[request.url ?? ''] : undefined;
    const answer = (status: number): void => void response.writeHead(status).end();
    if (command === undefined) answer(404);
    else
      Promise.resolve(command(standIn, request)).then(
        () => answer(204),
        () => answer(400),
      );
  });
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  server.once('error', reject).listen(port, '127.0.0.1', () => resolve(undefined));
  await promise;
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => void server.close(),
  };
}
