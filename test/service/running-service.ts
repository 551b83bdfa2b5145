import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, jest } from '@jest/globals';
import type { ApiClient } from './api-client.ts';
import { type Service, startService } from './start-service.ts';

/** A service for all tests of a file, on a folder of its own. */
export interface RunningService {
  readonly service: () => Service;
  /** With every scope, in the tenant `default`. */
  readonly client: () => ApiClient;
  /** A client of a tenant that no other test uses, with these scopes: lists and numbers begin at nothing. */
  readonly tenant: (scopes?: readonly string[], name?: string) => Promise<ApiClient>;
}

/** A start and what follows may take long on a busy machine; what hangs still ends. */
jest.setTimeout(60_000);

let tenants = 0;

/**
 * Starts the built service before the tests of this file, and after them asks it to end: it must do so with exit code 0,
 * so whatever the tests sent to it has not harmed it.
 */
export function runningService(env: Readonly<Record<string, string>> = {}): RunningService {
  let service: Service | undefined;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'invoicing-'));
    service = await startService({ dataDir: folder, env });
  });
  afterAll(async () => {
    const ended = await service?.stop();
    await rm(folder, { recursive: true, force: true });
    if (ended?.code !== 0)
      throw new Error(`the service ended with ${JSON.stringify(ended)}:\n${service?.output() ?? ''}`);
  });
  const running = (): Service => {
    if (service === undefined) throw new Error('the service did not start');
    return service;
  };
  const client = () => running().client;
  return {
    service: running,
    client,
    tenant: async (scopes = ['admin'], name = `tenant-${String(++tenants)}`) => {
      const { status, body } = await client().post('/v1/keys', { tenant: name, name: 'test', scopes });
      if (status !== 201) throw new Error(`no key for ${name}: ${JSON.stringify(body)}`);
      return client().as((body as { key: string }).key);
    },
  };
}
