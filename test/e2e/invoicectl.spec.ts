import { cp, mkdtemp, rm } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { invoiceBody } from '../service/invoice-bodies.ts';
import { invoicectl } from '../service/invoicectl.ts';
import { startService } from '../service/start-service.ts';
import { inTemporaryFolder } from '../service/temporary-folder.ts';

/** A stopped service's folder, with a story in it; every test works on a copy. */
let original: string;
let invoiceId: string;

beforeAll(async () => {
  original = await mkdtemp(join(tmpdir(), 'invoicing-'));
  const service = await startService({ dataDir: original });
  const { client } = service;
  const created = await client.post('/v1/invoices', invoiceBody(), { 'x-reason': 'order 4711' });
  invoiceId = (created.body as { id: string }).id;
  await client.put(`/v1/invoices/${invoiceId}`, invoiceBody({ notes: 'first' }));
  await client.put(`/v1/invoices/${invoiceId}`, invoiceBody({ notes: 'second' }));
  await client.post(`/v1/invoices/${invoiceId}/publish`);
  const { headers } = await client.post('/v1/invoices?publish=true', invoiceBody());
  await client.get('/v1/invoices', { 'min-log-position': headers.get('log-position') ?? '' });
  await service.stop();
});

afterAll(() => rm(original, { recursive: true, force: true }));

const inCopy = <Result>(work: (folder: string) => Promise<Result>): Promise<Result> =>
  inTemporaryFolder(async (folder) => {
    await cp(original, folder, { recursive: true });
    return work(folder);
  });

function forge(folder: string, file: 'events.db' | 'read-models.db', ...statements: readonly string[]): void {
  const database = new DatabaseSync(join(folder, file));
  for (const statement of statements) database.exec(statement);
  database.close();
}

const stream = (): string => `'invoice-${invoiceId}'`;

describe('invoicectl verify', () => {
  test('finds nothing where nothing was touched', () =>
    inCopy(async (folder) => {
      const { code, output } = await invoicectl(folder, 'verify');
      expect(output).toContain('Everything is as it was written.');
      expect(code).toBe(0);
    }));

  test('finds nothing on a service at work', () =>
    inCopy(async (folder) => {
      const service = await startService({ dataDir: folder });
      const { code } = await invoicectl(folder, 'verify');
      await service.stop();
      expect(code).toBe(0);
    }));

  test('finds a changed byte', () =>
    inCopy(async (folder) => {
      forge(
        folder,
        'events.db',
        `UPDATE events SET data = replace(data, 'first', 'forst') WHERE stream = ${stream()} AND revision = 1`,
      );
      const { code, output } = await invoicectl(folder, 'verify');
      expect(code).toBe(2);
      expect(output).toMatch(new RegExp(`Events that were changed[^]*invoice-${invoiceId} at 1`));
    }));

  test('finds a removed event', () =>
    inCopy(async (folder) => {
      forge(folder, 'events.db', `DELETE FROM events WHERE stream = ${stream()} AND revision = 1`);
      const { code, output } = await invoicectl(folder, 'verify');
      expect(code).toBe(2);
      expect(output).toMatch(
        new RegExp(`Missing or misplaced events[^]*invoice-${invoiceId} at 2[^]*revision 1 should stand here`),
      );
    }));

  test('finds an event that was removed and the rest moved up', () =>
    inCopy(async (folder) => {
      forge(
        folder,
        'events.db',
        `DELETE FROM events WHERE stream = ${stream()} AND revision = 1`,
        `UPDATE events SET revision = revision - 1 WHERE stream = ${stream()} AND revision > 1`,
      );
      const { code, output } = await invoicectl(folder, 'verify');
      expect(code).toBe(2);
      expect(output).toContain('Gaps in the log');
      expect(output).toContain('Ids that were not made for their place');
    }));

  test('finds a swapped pair', () =>
    inCopy(async (folder) => {
      forge(
        folder,
        'events.db',
        `UPDATE events SET revision = -1 WHERE stream = ${stream()} AND revision = 1`,
        `UPDATE events SET revision = 1 WHERE stream = ${stream()} AND revision = 2`,
        `UPDATE events SET revision = 2 WHERE stream = ${stream()} AND revision = -1`,
      );
      const { code, output } = await invoicectl(folder, 'verify');
      expect(code).toBe(2);
      expect(output).toMatch(/Missing or misplaced events|Events that were changed/);
    }));

  test('finds the last event of a stream cut off', () =>
    inCopy(async (folder) => {
      forge(folder, 'events.db', `DELETE FROM events WHERE stream = ${stream()} AND revision = 3`);
      const { code, output } = await invoicectl(folder, 'verify');
      expect(code).toBe(2);
      expect(output).toContain('Gaps in the log');
    }));

  test('finds a forged row', () =>
    inCopy(async (folder) => {
      forge(folder, 'read-models.db', `UPDATE invoices SET total = total + 10000 WHERE id = '${invoiceId}'`);
      const { code, output } = await invoicectl(folder, 'verify');
      expect(code).toBe(2);
      expect(output).toMatch(new RegExp(`Rows that do not say[^]*${invoiceId}[^]*total`));
    }));

  test('says in one line that there is no log', () =>
    inTemporaryFolder(async (folder) => {
      const { code, errors } = await invoicectl(folder, 'verify');
      expect(code).toBe(1);
      expect(errors.trim().split('\n')).toHaveLength(1);
    }));
});

describe('invoicectl history', () => {
  test('tells what happened, when, by whom and why', () =>
    inCopy(async (folder) => {
      const { code, output } = await invoicectl(folder, 'history', invoiceId);
      expect(code).toBe(0);
      expect(output).toMatch(
        /1 {2}InvoiceCreated {2}20\d\d-.* UTC {2}by key [^]*order 4711[^]*\/notes: first -> second[^]*Published/,
      );
    }));

  test('takes a number for the invoice', () =>
    inCopy(async (folder) => {
      const { output } = await invoicectl(folder, 'history', 'INV-000001', '--json');
      expect(JSON.parse(output)).toMatchObject([{ invoiceId, version: 1 }, {}, {}, { typeName: 'Published' }]);
    }));

  test('says in one line that there is no such invoice', () =>
    inCopy(async (folder) => {
      const { code, errors } = await invoicectl(folder, 'history', 'nothing');
      expect(code).toBe(1);
      expect(errors).toMatch(/there is no invoice nothing/);
    }));
});

describe('invoicectl rebuild', () => {
  test('mends a forged row and says which it was, on a service at work', () =>
    inCopy(async (folder) => {
      forge(folder, 'read-models.db', `UPDATE invoices SET total = total + 10000 WHERE id = '${invoiceId}'`);
      const service = await startService({ dataDir: folder });
      const { code, output } = await invoicectl(folder, 'rebuild');
      const { body } = await service.client.get('/v1/invoices?sort=createdAt');
      await service.client.post('/v1/invoices', invoiceBody());
      await service.stop();
      expect(code).toBe(0);
      expect(output).toContain(invoiceId);
      expect(body).toMatchObject({ items: [{ id: invoiceId, total: '90.01' }, {}] });
      expect((await invoicectl(folder, 'verify')).code).toBe(0);
    }));
});
