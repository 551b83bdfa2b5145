import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeAppend, eventIdFor, type Position } from '#event-store';
import { openSqliteEventStore, type SqliteEventStore } from '#event-store/sqlite';
import { invoiceCodec } from '#invoice/stored-events';
import { openSqliteInvoiceQueries } from '../../sqlite/open-invoice-queries.ts';
import { created, invoiceId, tenant } from '../../testing/invoice-facts.ts';
import type { EmbeddedProjectorData } from '../../testing/embedded-projector.thread.ts';
import { type ProjectorThread, startProjectorThread } from './projector-thread.ts';

const patience = 20_000;
let folder: string;
let log: SqliteEventStore;
let projector: ProjectorThread | null;
let heard: Failures;

/** Failures as they come, to be waited for. */
class Failures {
  readonly #first = Promise.withResolvers<string>();
  readonly all: string[] = [];

  hear(message: string): void {
    this.all.push(message);
    this.#first.resolve(message);
  }

  first(): Promise<string> {
    return this.#first.promise;
  }
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'projector-'));
  log = await openSqliteEventStore({ file: join(folder, 'events.db') });
  projector = null;
  heard = new Failures();
});
afterEach(async () => {
  await projector?.close();
  await log.close();
  rmSync(folder, { recursive: true });
});

function start(deaths = 0): ProjectorThread {
  const dying = new SharedArrayBuffer(4);
  new Int32Array(dying)[0] = deaths;
  const workerData: EmbeddedProjectorData = {
    eventsFile: join(folder, 'events.db'),
    readModelsFile: join(folder, 'read-models.db'),
    commits: log.commits,
    deaths: dying,
  };
  projector = startProjectorThread({
    module: new URL('../../testing/embedded-projector.thread.ts', import.meta.url),
    workerData,
    onFailure: (message) => {
      heard.hear(message);
    },
  });
  return projector;
}

async function create(n: number): Promise<Position> {
  const now = '2026-03-01T09:00:00.000Z';
  const proposal = {
    stream: `invoice-${invoiceId(n)}`,
    expected: 'no_stream',
    commandId: `create ${String(n)}`,
    previousChain: '',
    events: [created(n)],
    metadata: {
      tenantId: tenant,
      actor: { type: 'key', id: 'k' },
      occurredAt: now,
      recordedAt: now,
      correlationId: 'c',
      causationId: null,
      commandId: `create ${String(n)}`,
      fingerprint: 'f',
      reason: null,
      comment: null,
      traceparent: null,
    },
  } as const;
  const { position } = await log.append(encodeAppend(invoiceCodec, proposal));
  return position;
}

test('rows follow the log, and whoever waits for a position is told', async () => {
  const before = await create(1);
  const running = start();
  expect(await running.whenAt(before, patience)).toBe(true);
  const positions = [];
  for (let n = 2; n <= 50; n += 1) positions.push(await create(n));
  expect(await running.whenAt(positions.at(-1)!, patience)).toBe(true);
  expect(running.position()).toBe(positions.at(-1));
  expect(running.failure()).toBeNull();
  const queries = openSqliteInvoiceQueries(join(folder, 'read-models.db'));
  expect(await queries.find(tenant, invoiceId(50))).toMatchObject({ version: 1 });
  expect(await queries.position()).toBe(positions.at(-1));
  await queries.close();
});

test('waiting for a position that does not come ends with false', async () => {
  const running = start();
  expect(await running.whenAt('1000000', 20)).toBe(false);
  const waiting = running.whenAt('1000000', patience);
  await running.close();
  expect(await waiting).toBe(false);
  expect(await running.whenAt('1000000', patience)).toBe(false);
});

test('an event that cannot be read stops it, is reported once, and is not passed by', async () => {
  const last = await create(1);
  const [stream, commandId] = [`invoice-${invoiceId(2)}`, 'unreadable'];
  const event = {
    id: eventIdFor(stream, 0, commandId),
    type: 'NeverHeardOf',
    data: '{}',
    metadata: '{"schemaVersion":1}',
  };
  await log.append({ stream, expected: 'no_stream', commandId, events: [event] });
  const after = await create(3);
  const running = start();
  expect(await heard.first()).toMatch(/NeverHeardOf/);
  expect(running.failure()).toMatch(/NeverHeardOf/);
  expect(running.behindSince()).not.toBeNull();
  expect(await running.whenAt(after, 300)).toBe(false);
  expect(running.position()).not.toBe(last);
  expect(heard.all).toHaveLength(1);
});

test('a thread that dies is started again', async () => {
  const position = await create(1);
  const running = start(2);
  expect(await running.whenAt(position, patience)).toBe(true);
  expect(heard.all).toEqual(Array.from({ length: 2 }, () => 'the projector thread died: Error: dead on arrival'));
  expect(running.failure()).toBeNull();
});
