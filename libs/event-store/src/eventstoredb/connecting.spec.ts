import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { startStandIn } from '../../../../test/engines/eventstoredb/stand-in.ts';
import { parseConnectionString } from './connection-string.ts';
import { openEventStoreDb } from './event-store.ts';

describe('connecting to EventStoreDB', () => {
  test('where nothing listens says so, and where', async () => {
    const gone = await startStandIn();
    await gone.stop();
    const refused = openEventStoreDb({ url: gone.url });
    await expect(refused).rejects.toMatchObject({ name: 'CannotConnect', reason: 'unreachable' });
    await expect(refused).rejects.toThrow(`127.0.0.1:${String(gone.port)}`);
  });

  test('to something that never answers gives up at the deadline', async () => {
    const sockets: Socket[] = [];
    const mute = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const { port } = mute.address() as { port: number };
    const refused = openEventStoreDb({ url: `esdb://127.0.0.1:${String(port)}?tls=false`, deadlineMs: 200 });
    await expect(refused).rejects.toMatchObject({ reason: 'unreachable' });
    mute.close();
    for (const socket of sockets) socket.destroy();
  });

  test('with credentials that may not read the log says so', async () => {
    const standIn = await startStandIn();
    standIn.faults.order({ calls: ['read'], fault: { kind: 'access-denied' }, times: null });
    await expect(openEventStoreDb({ url: standIn.url })).rejects.toMatchObject({ reason: 'denied' });
    await standIn.stop();
  });

  test('over TLS to a server without it says that it is unreachable', async () => {
    const standIn = await startStandIn();
    const url = `esdb://admin:changeit@127.0.0.1:${String(standIn.port)}?tls=true`;
    const refused = openEventStoreDb({ url, deadlineMs: 2_000 });
    await expect(refused).rejects.toMatchObject({ reason: 'unreachable' });
    await expect(refused).rejects.not.toThrow(/changeit/);
    await standIn.stop();
  });

  test('with a certificate file that is not there says so', async () => {
    const url = 'esdb://admin:changeit@127.0.0.1:2113?tls=true&tlsCAFile=/nowhere/ca.crt';
    await expect(openEventStoreDb({ url })).rejects.toMatchObject({ reason: 'bad-address' });
  });
});

describe('a connection string', () => {
  test.each([
    ['http://127.0.0.1:2113', 'esdb://'],
    ['esdb://', 'esdb://'],
    ['esdb://user@host', 'a user and a password'],
    ['esdb://user:geheim:er@host', 'any further colon as %3A'],
    ['esdb://host:port', 'host:port is no host'],
    ['esdb://host?tls', 'tls has no value'],
    ['esdb://host?keepAlive=1', 'there is no option keepAlive'],
    ['esdb://user:geheim@host?tlsVerifyCert=false', 'name the certificate authority with tlsCAFile'],
    ['esdb://user:geheim@host?tls=perhaps', 'tls is true or false'],
    ['esdb://user:geheim@host?gossipTimeout=soon', 'gossipTimeout is a whole number'],
    ['esdb://user:geheim@host?nodePreference=any', 'nodePreference is'],
  ])('%s is refused with what is wrong, and without the password', (text, why) => {
    const parse = (): unknown => parseConnectionString(text);
    expect(parse).toThrow(expect.objectContaining({ reason: 'bad-address', message: expect.stringContaining(why) }));
    expect(parse).not.toThrow(/geheim/);
  });

  test.each([
    ['esdb://127.0.0.1:2113?tls=false', 'esdb://127.0.0.1:2113?tls=false'],
    ['esdb+discover://cluster.example', 'esdb+discover://cluster.example'],
    ['esdb+discover://u:p@a:2113,b:2113,c', 'esdb://u:p@a:2113,b:2113,c'],
    ['esdb://u:p@a?tlsCAFile=ca.crt&nodePreference=leader', 'esdb://u:p@a?tlsCAFile=ca.crt&nodePreference=leader'],
  ])('%s reaches the driver as %s', (text, connectionString) => {
    expect(parseConnectionString(text).connectionString).toBe(connectionString);
  });

  test('may bring the deadline', () => {
    expect(parseConnectionString('esdb://a?tls=false&defaultDeadline=2500').deadlineMs).toBe(2_500);
    expect(parseConnectionString('esdb://a?tls=false').deadlineMs).toBeUndefined();
  });

  test('is shown without user and password', () => {
    expect(parseConnectionString('esdb+discover://admin:changeit@a,b?tls=true').shown).toBe('esdb+discover://a,b');
  });
});
