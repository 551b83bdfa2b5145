import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CompiledQuery, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { everything, now } from '../contract/read-models-fixture.ts';
import type { InvoiceFilter, SortKey, SortMember } from '../port/invoice-queries.ts';
import { listInvoices } from '../queries/list-invoices.ts';
import type { ReadModelTables } from '../queries/tables.ts';
import { openForReading } from './open-database.ts';
import { openSqliteReadModelStore } from './sqlite-read-model-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'query-plans-'));
let database: DatabaseSync;

beforeAll(async () => {
  const file = join(folder, 'read-models.db');
  await openSqliteReadModelStore(file).close();
  database = openForReading(file, 1_000);
});
afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

/** What SQLite would do for every statement of a list, in its words. */
async function plansOf(sort: readonly SortKey[], filter: Partial<InvoiceFilter>): Promise<readonly string[]> {
  const plans: string[] = [];
  const explain = ({ sql, parameters }: CompiledQuery): void => {
    if (!sql.includes('total_text')) return;
    const steps = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...(parameters as SQLInputValue[]));
    plans.push(steps.map(({ detail }) => String(detail)).join('; '));
  };
  const explaining = new Kysely<ReadModelTables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createIntrospector: (kysely) => new SqliteIntrospector(kysely),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createDriver: () => ({
        init: () => Promise.resolve(),
        acquireConnection: () =>
          Promise.resolve({
            executeQuery: (query: CompiledQuery) => {
              explain(query);
              return Promise.resolve({ rows: [] });
            },
            streamQuery: () => {
              throw new Error('nothing is streamed');
            },
          }),
        beginTransaction: () => Promise.resolve(),
        commitTransaction: () => Promise.resolve(),
        rollbackTransaction: () => Promise.resolve(),
        releaseConnection: () => Promise.resolve(),
        destroy: () => Promise.resolve(),
      }),
    },
  });
  const request = { filter: { ...everything, ...filter }, sort, limit: 50, cursor: null, includeTotal: false, now };
  await listInvoices(explaining, request);
  return plans;
}

const indexOf: Readonly<Record<SortMember, readonly RegExp[]>> = {
  createdAt: [/INDEX invoices_by_creation_1/],
  total: [/INDEX invoices_by_total_1/],
  number: [/INDEX invoices_by_number_1/, /INDEX sqlite_autoindex_invoices_1/],
  customerName: [/INDEX invoices_by_customer_name_1/, /INDEX sqlite_autoindex_invoices_1/],
  issueDate: [/INDEX invoices_by_issue_date_1/, /INDEX sqlite_autoindex_invoices_1/],
  dueDate: [/INDEX invoices_by_due_date_1/, /INDEX sqlite_autoindex_invoices_1/],
  paymentDate: [/INDEX invoices_by_payment_date_1/, /INDEX sqlite_autoindex_invoices_1/],
  status: Array.from({ length: 6 }, () => /INDEX invoices_by_status_1/),
};

describe('the plan of a list', () => {
  test.each(
    (Object.keys(indexOf) as SortMember[]).flatMap((member) => [[member, false] as const, [member, true] as const]),
  )('sorted by %s (falling: %s) follows an index and sorts nothing', async (member, descending) => {
    const plans = await plansOf([{ member, descending }], {});
    expect(plans).toHaveLength(indexOf[member].length);
    for (const [segment, plan] of plans.entries()) {
      expect(plan).toMatch(indexOf[member][segment]!);
      expect(plan).not.toMatch(/TEMP B-TREE|^SCAN|; SCAN/);
    }
  });

  test.each<[string, Partial<InvoiceFilter>, RegExp]>([
    ['nothing', {}, /invoices_by_creation_1 \(tenant=\?\)/],
    ['one status', { status: ['draft'] }, /invoices_by_status_and_creation_1 \(tenant=\? AND status=\?\)/],
    ['past due', { status: ['past_due'] }, /invoices_by_status_and_creation_1 \(tenant=\? AND status=\?\)/],
    ['several statuses', { status: ['draft', 'due', 'past_due'] }, /invoices_by_creation_1 \(tenant=\?\)/],
    ['a customer', { customerId: 'c-1' }, /invoices_by_customer_1 \(tenant=\? AND customer_id=\?\)/],
    ['text', { search: 'ada' }, /invoices_by_creation_1 \(tenant=\?\)/],
    ['creation', { createdFrom: now }, /invoices_by_creation_1 \(tenant=\? AND created_at>\?\)/],
  ])('filtered by %s, newest first, follows an index and sorts nothing', async (_, filter, index) => {
    const [plan] = await plansOf([], filter);
    expect(plan).toMatch(index);
    expect(plan).not.toMatch(/TEMP B-TREE/);
  });

  test.each<[string, Partial<InvoiceFilter>, SortKey[], RegExp]>([
    ['a number', { number: 'INV-000001' }, [], /invoices_by_number_1 \(tenant=\? AND number=\?\)/],
    [
      'a customer',
      { customerId: 'c-1' },
      [{ member: 'total', descending: false }],
      /invoices_by_customer_1 \(tenant=\? AND customer_id=\?\)/,
    ],
  ])('filtered by %s fetches the few rows by their index, whatever the sort', async (_, filter, sort, index) => {
    expect(await plansOf(sort, filter)).toEqual([expect.stringMatching(index)]);
  });
});
