import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { EventStore } from '#event-store';
import { openSqliteEventStore, type SqliteEventStore } from '#event-store/sqlite';
import { commandHandlers, createCommandRuntime, IssueKeyCommand, RevokeKeyCommand } from '#invoice';
import type { ApiKey } from '#platform';
import { ApiKeys } from './api-keys.ts';
import { KeyUse } from './key-use.ts';
import { ownContext } from './own-context.ts';

const key: ApiKey = { id: 'acme~1', secret: 's'.repeat(43) };
const start = Date.parse('2026-01-01T00:00:00.000Z');

/** The log as one of several processes sees it that write to it. */
const shared = (store: EventStore): EventStore => ({
  soleWriter: false,
  append: (append) => store.append(append),
  readStream: (stream, slice) => store.readStream(stream, slice),
  readAll: (slice) => store.readAll(slice),
  head: () => store.head(),
  subscribe: (after, signal) => store.subscribe(after, signal),
  close: () => store.close(),
});

describe('the keys of a tenant', () => {
  let folder: string;
  let store: SqliteEventStore;
  let milliseconds = start;
  const clock = () => new Date(milliseconds).toISOString();

  beforeEach(async () => {
    milliseconds = start;
    folder = mkdtempSync(join(tmpdir(), 'invoicing-keys-'));
    store = await openSqliteEventStore({ file: join(folder, 'events.db') });
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  /** A process of its own as far as caches go. */
  function process() {
    const runtime = createCommandRuntime(shared(store), clock);
    const execute = (command: IssueKeyCommand | RevokeKeyCommand) => {
      const name = `${command.constructor.name.replace('Command', '')}Handler`;
      const handler = commandHandlers.find((each) => each.name === name) as new (...parts: unknown[]) => {
        execute(command: unknown): Promise<unknown>;
      };
      return new handler(runtime).execute(command);
    };
    return {
      keys: new ApiKeys(runtime.sessions, new KeyUse(folder), clock),
      issue: (expiresAt: string | null = null) => {
        const grant = { tenant: 'acme', name: 'till', scopes: ['invoices:read'] as const, expiresAt, giver: null, key };
        return execute(new IssueKeyCommand(ownContext('acme', clock()), grant));
      },
      revoke: () => execute(new RevokeKeyCommand(ownContext('acme', clock()), 'acme', key.id)),
    };
  }

  const holder = { keyId: 'acme~1', tenantId: 'acme', scopes: ['invoices:read'] };

  test('open for their holder', async () => {
    const { keys, issue } = process();
    expect(await keys.authenticate(key)).toBeNull();
    await issue();
    expect(await keys.authenticate(key)).toEqual(holder);
    expect(await keys.authenticate({ ...key, secret: 't'.repeat(43) })).toBeNull();
    expect(await keys.authenticate({ ...key, id: 'acme~2' })).toBeNull();
    expect(await keys.authenticate({ ...key, id: 'other~1' })).toBeNull();
  });

  test('are known without a look into the log once they have been read', async () => {
    const { keys, issue } = process();
    await issue();
    await keys.authenticate(key);
    expect(keys.authenticate(key)).toEqual(holder);
  });

  test('end at once where this process takes them', async () => {
    const { keys, issue, revoke } = process();
    await issue();
    await keys.authenticate(key);
    await revoke();
    expect(keys.authenticate(key)).toBeNull();
  });

  test('end within a second where another process takes them', async () => {
    const { keys, issue } = process();
    const other = process();
    await issue();
    await keys.authenticate(key);
    await other.revoke();
    milliseconds += 1_000;
    expect(await keys.authenticate(key)).toBeNull();
  });

  test('expire at their moment', async () => {
    const { keys, issue } = process();
    await issue('2026-01-01T00:00:10.000Z');
    milliseconds = start + 9_999;
    expect(await keys.authenticate(key)).toEqual(holder);
    milliseconds = start + 10_000;
    expect(await keys.authenticate(key)).toBeNull();
  });

  test('are listed with their last use and without hash or secret, also after a new start', async () => {
    const first = process();
    await first.issue();
    milliseconds += 5_000;
    const use = new KeyUse(folder);
    const runtime = createCommandRuntime(store, clock);
    await new ApiKeys(runtime.sessions, use, clock).authenticate(key);
    use.save();
    expect(await process().keys.list('acme')).toEqual([
      {
        id: 'acme~1',
        tenant: 'acme',
        name: 'till',
        scopes: ['invoices:read'],
        createdAt: '2026-01-01T00:00:00.000Z',
        expiresAt: null,
        revokedAt: null,
        lastUsedAt: '2026-01-01T00:00:05.000Z',
      },
    ]);
  });
});
