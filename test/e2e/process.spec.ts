import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { stat, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, jest, test } from '@jest/globals';
import type { Answer, ApiClient } from '../service/api-client.ts';
import { ServiceProcess } from '../service/child-process.ts';
import { invoiceBody } from '../service/invoice-bodies.ts';
import { startService } from '../service/start-service.ts';
import { inTemporaryFolder } from '../service/temporary-folder.ts';

jest.setTimeout(60_000);

/** Ends by itself, with everything that it printed. */
async function endOf(folder: string, environment: Readonly<Record<string, string>>) {
  const service = new ServiceProcess(folder, { PORT: '0', DATA_DIR: folder, ...environment });
  const { code } = await service.ended();
  return { code, output: service.output };
}

describe('a start', () => {
  test('prints its address first, and a command that creates an invoice when pasted', () =>
    inTemporaryFolder(async (dataDir) => {
      const service = await startService({ dataDir });
      const [first, ...rest] = service.output().split('\n');
      expect(first).toMatch(/http:\/\/127\.0\.0\.1:\d+/);
      const command = rest.find((text) => text.startsWith('curl '));
      const { stdout } = await promisify(execFile)('sh', ['-c', command ?? 'false']);
      expect(JSON.parse(stdout)).toMatchObject({ status: 'draft', version: 1, customer: { name: 'Ada Lovelace' } });
      expect(service.output()).not.toContain(service.key.split('.')[1]);
      await service.stop();
    }));

  test('keeps the key that it makes readable by its owner alone, and takes it again', () =>
    inTemporaryFolder(async (dataDir) => {
      const first = await startService({ dataDir });
      expect((await stat(join(dataDir, 'bootstrap-key'))).mode & 0o777).toBe(0o600);
      await first.stop();
      const second = await startService({ dataDir });
      expect(second.key).toBe(first.key);
      expect(await second.client.get('/v1/invoices')).toMatchObject({ status: 200 });
      await second.stop();
    }));

  test('takes the key of BOOTSTRAP_KEY in its place, and refuses another secret for the same id', () =>
    inTemporaryFolder(async (dataDir) => {
      const env = { BOOTSTRAP_KEY: `ops.${'s'.repeat(43)}` };
      const service = await startService({ dataDir, env });
      expect(await service.client.post('/v1/invoices', invoiceBody())).toMatchObject({ status: 201 });
      await service.stop();
      const again = await startService({ dataDir, env });
      expect(await again.client.get('/v1/invoices')).toMatchObject({ status: 200 });
      await again.stop();
      const { code, output } = await endOf(dataDir, { BOOTSTRAP_KEY: `ops.${'t'.repeat(43)}` });
      expect(code).toBe(78);
      expect(output).toContain('BOOTSTRAP_KEY');
      expect(output).not.toContain('ttt');
    }));

  test('reads .env of its working folder', () =>
    inTemporaryFolder(async (dataDir) => {
      await writeFile(join(dataDir, '.env'), 'PUBLIC_URL=https://invoices.example\n');
      const service = await startService({ dataDir });
      const made = await service.client.post('/v1/invoices', invoiceBody());
      expect(made.body.links.self).toBe(`https://invoices.example/v1/invoices/${String(made.body.id)}`);
      await service.stop();
    }));

  test('with a wrong configuration names every mistake and ends with 78', () =>
    inTemporaryFolder(async (folder) => {
      const { code, output } = await endOf(folder, { PORT: 'high', LOG_LEVEL: 'loud', EVENTSTORE_URL: 'esdb://x' });
      expect(code).toBe(78);
      for (const name of ['PORT', 'LOG_LEVEL', 'EVENTSTORE_URL']) expect(output).toContain(name);
      expect(output).not.toContain('    at ');
    }));

  test('on a folder that another process holds is refused in one line that names the folder', () =>
    inTemporaryFolder(async (dataDir) => {
      const holder = await startService({ dataDir });
      const { code, output } = await endOf(dataDir, {});
      expect(code).toBe(1);
      expect(output.trim().split('\n')).toEqual([expect.stringContaining(dataDir)]);
      expect(await holder.client.post('/v1/invoices', invoiceBody())).toMatchObject({ status: 201 });
      await holder.stop();
    }));

  test('on a port that is taken is refused in one line that names the port', () =>
    inTemporaryFolder(async (folder) => {
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      const { port } = other.address() as AddressInfo;
      const { code, output } = await endOf(folder, { PORT: String(port) }).finally(() => other.close());
      expect(code).toBe(1);
      expect(output.trim().split('\n')).toEqual([expect.stringContaining(String(port))]);
    }));

  test('on a folder that is a file is refused in one line', () =>
    inTemporaryFolder(async (folder) => {
      const file = join(folder, 'file');
      await writeFile(file, '');
      const { code, output } = await endOf(folder, { DATA_DIR: file });
      expect(code).toBe(1);
      expect(output.trim().split('\n')).toEqual([expect.stringContaining(file)]);
    }));
});

/** Creates invoices one after another until nobody listens any more; answers what each answer was. */
async function createUntilGone(client: ApiClient): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (;;) {
    const answer = await client.post('/v1/invoices?publish=true', invoiceBody()).catch(() => null);
    if (answer === null) return answers;
    answers.push(answer);
  }
}

describe('an end', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('by %s is orderly: exit code 0', (signal) =>
    inTemporaryFolder(async (dataDir) => {
      const service = await startService({ dataDir });
      service.send(signal);
      expect(await service.ended()).toEqual({ code: 0, signal: null });
    }),
  );

  test('comes at once with a second signal', () =>
    inTemporaryFolder(async (dataDir) => {
      const service = await startService({ dataDir });
      const { hostname, port } = new URL(service.url);
      // A request whose body never ends keeps the orderly way from coming to its end.
      const unfinished = connect(Number(port), hostname);
      unfinished.on('error', () => undefined);
      unfinished.write(
        `POST /v1/invoices HTTP/1.1\r\nHost: x\r\nX-Api-Key: ${service.key}\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{`,
      );
      expect(await service.client.get('/healthz')).toMatchObject({ status: 200 });
      service.send('SIGTERM');
      while (
        await service.client.get('/healthz').then(
          () => true,
          () => false,
        )
      );
      service.send('SIGTERM');
      expect(await service.ended()).toEqual({ code: 1, signal: null });
    }));

  test.each([
    ['an error that nobody caught', 'throw fault'],
    ['a rejection that nobody handled', 'Promise.reject(fault)'],
  ])('comes with %s: it is in the log, and the exit code is 1', (_, deed) =>
    inTemporaryFolder(async (dataDir) => {
      const code = `process.on('SIGUSR2', () => { const fault = new Error('out of the blue'); ${deed}; });`;
      const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` };
      const service = await startService({ dataDir, env });
      service.send('SIGUSR2');
      expect(await service.ended()).toEqual({ code: 1, signal: null });
      const last = service.output().trim().split('\n').at(-1) ?? '';
      expect(JSON.parse(last)).toMatchObject({ level: 'fatal', err: { message: 'out of the blue' } });
    }),
  );

  test('in the middle of load answers what has begun and loses nothing that was acknowledged', () =>
    inTemporaryFolder(async (dataDir) => {
      const service = await startService({ dataDir });
      const creators = Array.from({ length: 8 }, () => createUntilGone(service.client));
      while ((await service.client.get('/v1/invoices?includeTotal=true')).body.total < 50);
      expect(await service.stop()).toEqual({ code: 0, signal: null });
      const answers = (await Promise.all(creators)).flat();
      expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
      const acknowledged = answers.map(({ body }) => String(body.id));
      const again = await startService({ dataDir });
      for (const id of acknowledged) {
        expect(await again.client.get(`/v1/invoices/${id}`)).toMatchObject({
          status: 200,
          body: { status: 'due', version: 2 },
        });
      }
      const position = (await again.client.post('/v1/invoices', invoiceBody())).headers.get('log-position') ?? '';
      const { body: list } = await again.client.get('/v1/invoices?includeTotal=true&status=due', {
        'min-log-position': position,
      });
      expect(list.total).toBe(acknowledged.length);
      await again.stop();
    }));

  test('is followed by a start that has everything: invoices, lists, numbers, settings, keys', () =>
    inTemporaryFolder(async (dataDir) => {
      const before = await startService({ dataDir });
      await before.client.put('/v1/settings', { numbering: { prefix: 'RE-', width: 4 } });
      const made = await before.client.post('/v1/invoices?publish=true', invoiceBody(), { 'idempotency-key': 'once' });
      const { body: key } = await before.client.post('/v1/keys', { name: 'reader', scopes: ['invoices:read'] });
      await before.stop();

      const after = await startService({ dataDir });
      const reader = after.client.as(key.key);
      expect((await reader.get(`/v1/invoices/${String(made.body.id)}`)).body).toEqual({
        ...made.body,
        links: expect.anything(),
      });
      expect((await reader.get('/v1/invoices')).body.items).toHaveLength(1);
      const replay = await after.client.post('/v1/invoices?publish=true', invoiceBody(), { 'idempotency-key': 'once' });
      expect(replay.headers.get('idempotency-replayed')).toBe('true');
      expect(replay.body.id).toBe(made.body.id);
      expect((await after.client.post('/v1/invoices?publish=true', invoiceBody())).body.number).toBe('RE-0002');
      await after.stop();
    }));
});
