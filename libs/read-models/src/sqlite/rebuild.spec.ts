import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { decoders } from '#invoice/stored-events';
import type { RowDifference } from '../port/read-model-store.ts';
import { Projector } from '../projector/projector.ts';
import { type Rebuilt, rebuildReadModels, type RebuildOptions } from '../rebuild/rebuild-read-models.ts';
import { created, invoiceId, tenant } from '../testing/invoice-facts.ts';
import { LogFixture } from '../testing/log-fixture.ts';
import { writeLives } from '../testing/some-lives.ts';
import { openSqliteReadModelStore, type SqliteReadModelStore } from './sqlite-read-model-store.ts';
import { verifyReadModels, type Verified } from './verify-read-models.ts';

const invoices = 300;
let folder: string;
let file: string;
let log: LogFixture;
let store: SqliteReadModelStore;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rebuild-'));
  file = join(folder, 'read-models.db');
  log = new LogFixture();
  writeLives(log, invoices);
  store = openSqliteReadModelStore(file);
  await project();
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

async function project(): Promise<void> {
  const projector = new Projector({ log, store, decode: decoders });
  for (let caughtUp = false; !caughtUp;) ({ caughtUp } = await projector.step());
}

const rebuild = (options: Partial<RebuildOptions> = {}): Promise<Rebuilt> =>
  rebuildReadModels({ store, log, decode: decoders, ...options });

const verify = (): Promise<Verified> => verifyReadModels({ file, log, decode: decoders });

/** Changes rows behind the projector's back. */
function forge(...statements: readonly string[]): void {
  const database = new DatabaseSync(file);
  for (const statement of statements) expect(database.prepare(statement).run().changes).toBeGreaterThan(0);
  database.close();
}

const forgeries: readonly [string, string, RowDifference][] = [
  [
    'a changed amount',
    `UPDATE invoices SET total = total + 1 WHERE id = '${invoiceId(2)}'`,
    { table: 'invoices', tenant, key: invoiceId(2), kind: 'different', columns: ['total'] },
  ],
  [
    'a changed document',
    `UPDATE invoice_documents SET document = replace(document, 'Consulting', 'Nothing') WHERE row = 3`,
    { table: 'invoices', tenant, key: invoiceId(3), kind: 'different', columns: ['document'] },
  ],
  [
    'a lost document',
    `DELETE FROM invoice_documents WHERE row = 3`,
    { table: 'invoices', tenant, key: invoiceId(3), kind: 'different', columns: ['document'] },
  ],
  [
    'a missing row',
    `DELETE FROM invoices WHERE id = '${invoiceId(4)}'`,
    { table: 'invoices', tenant, key: invoiceId(4), kind: 'missing', columns: [] },
  ],
  [
    'a row of another tenant',
    `UPDATE number_register SET tenant = 'other' WHERE number = 'INV-000002'`,
    { table: 'number_register', tenant: 'other', key: 'INV-000002', kind: 'extra', columns: [] },
  ],
  [
    'a changed outcome',
    `UPDATE number_register SET outcome = 'voided', position = 'x' WHERE number = 'INV-000003'`,
    { table: 'number_register', tenant, key: 'INV-000003', kind: 'different', columns: ['outcome', 'position'] },
  ],
];

describe('verifying the rows', () => {
  test('finds nothing where nothing was touched, and leaves no file behind', async () => {
    const before = await store.checkpoint();
    expect(await verify()).toMatchObject({ position: before.position, differences: [] });
    expect(await store.checkpoint()).toEqual(before);
  });

  test.each(forgeries)('finds %s', async (_, statement, difference) => {
    forge(statement);
    expect((await verify()).differences).toContainEqual(difference);
  });

  test('judges only what is projected', async () => {
    log.write(tenant, `invoice-${invoiceId(999)}`, created(999));
    expect((await verify()).differences).toEqual([]);
  });

  test('finds rows of events that the log has no more', async () => {
    log.events.splice(-1);
    expect((await verify()).differences).not.toEqual([]);
  });
});

describe('rebuilding the rows', () => {
  test.each(forgeries)('reports and mends %s', async (_, statement, difference) => {
    forge(statement);
    const { differences } = await rebuild();
    expect(differences).toContainEqual(difference);
    expect((await verify()).differences).toEqual([]);
  });

  test('reports nothing and changes nothing where the rows are right', async () => {
    const before = await store.checkpoint();
    expect(await rebuild()).toEqual({
      differences: [],
      checkpoint: { position: before.position, generation: before.generation + 1 },
    });
    expect((await verify()).differences).toEqual([]);
  });

  test('can be done again and again', async () => {
    for (let times = 0; times < 3; times += 1) expect((await rebuild()).differences).toEqual([]);
  });

  test('takes in what is written and projected while it goes on, at every step', async () => {
    const running = openSqliteReadModelStore(file);
    const projector = new Projector({ log, store: running, decode: decoders });
    let n = 1_000;
    const write = (): void => {
      n += 1;
      log.write(tenant, `invoice-${invoiceId(n)}`, created(n));
    };
    let projected: string | null = null;
    const { checkpoint, differences } = await rebuild({
      onProgress: write,
      onStep: async (step) => {
        if (step === 'about-to-commit' || step === 'switched') return;
        write();
        projected = (await projector.step()).checkpoint.position;
      },
    });
    expect(differences).toEqual([]);
    expect(checkpoint.position).toBe(projected);
    write();
    for (let caughtUp = false; !caughtUp;) ({ caughtUp } = await projector.step());
    expect((await store.checkpoint()).position).toBe(await log.head());
    expect((await verify()).differences).toEqual([]);
    await running.close();
  });

  test('refuses a page that was computed on the rows from before the switch', async () => {
    const after = await store.checkpoint();
    await rebuild();
    const batch = { after, position: '9999', operations: { invoices: [], numbers: [] } };
    expect(await store.apply(batch)).toBeNull();
  });

  test('begins anew when asked to', async () => {
    await store.shadow();
    forgeShadow();
    await rebuild({ fromScratch: true });
    expect((await verify()).differences).toEqual([]);
  });

  function forgeShadow(): void {
    forge(`UPDATE checkpoints SET position = '100' WHERE rows = 'shadow'`);
  }
});

describe('a rebuild that is killed', () => {
  const process = new URL('../testing/killed-rebuild.process.ts', import.meta.url).pathname;
  const killedAt = (step: string): NodeJS.Signals | null =>
    spawnSync(globalThis.process.execPath, ['--conditions=source', process, file, String(invoices), step]).signal;

  test.each(['shadow-ready', 'building', 'built', 'compared', 'about-to-commit'])(
    'at "%s" leaves the living rows as they were, and the next one finishes',
    async (step) => {
      const before = await store.checkpoint();
      expect(killedAt(step)).toBe('SIGKILL');
      expect(await store.checkpoint()).toEqual(before);
      expect((await verify()).differences).toEqual([]);
      const { checkpoint, differences } = await rebuild();
      expect({ checkpoint, differences }).toEqual({
        checkpoint: { position: before.position, generation: before.generation + 1 },
        differences: [],
      });
      expect((await verify()).differences).toEqual([]);
    },
  );

  test('while it builds goes on from there', async () => {
    expect(killedAt('building')).toBe('SIGKILL');
    const seen: number[] = [];
    await rebuild({
      onProgress: ({ events }) => {
        seen.push(events);
      },
    });
    expect(seen.at(-1)).toBeLessThan(log.events.length);
    expect(seen.at(-1)).toBeGreaterThan(0);
  });

  test('after the switch has rebuilt', async () => {
    forge(`UPDATE invoices SET total = 7`);
    expect(killedAt('switched')).toBe('SIGKILL');
    expect((await verify()).differences).toEqual([]);
  });
});

describe('rows of another log', () => {
  const align = async (logId: string): Promise<boolean> => store.alignWith({ logId, head: await log.head() });

  test('are emptied, and those of this log are not', async () => {
    expect(await align('one')).toBe(true);
    expect(await store.checkpoint()).toMatchObject({ position: null });
    await project();
    expect(await align('one')).toBe(false);
    expect((await verify()).differences).toEqual([]);
    expect(await align('two')).toBe(true);
    await project();
    expect((await verify()).differences).toEqual([]);
  });

  test('are those that are ahead of it, too', async () => {
    await align('one');
    await project();
    log.events.splice(-10);
    expect(await align('one')).toBe(true);
    expect(await store.checkpoint()).toMatchObject({ position: null });
  });
});
