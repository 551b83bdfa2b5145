import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { InvoiceRow, NumberRow } from '../port/rows.ts';
import type { TableNames } from './tables.ts';

/** Every column of a list row but the integer it is stored by, in the order in which values are bound. */
export const invoiceColumns = [
  'tenant',
  'id',
  'serial',
  'number',
  'status',
  'payment_state',
  'customer_id',
  'customer_name',
  'customer_name_key',
  'search_text',
  'currency',
  'exponent',
  'issue_date',
  'due_date',
  'payment_date',
  'time_zone',
  'total',
  'amount_due',
  'past_due_at',
  'created_at',
  'updated_at',
  'published_at',
  'version',
  'position',
] as const satisfies readonly (keyof InvoiceRow)[];

export const numberColumns = [
  'tenant',
  'series',
  'order_key',
  'number',
  'invoice_id',
  'outcome',
  'reason',
  'at',
  'position',
] as const satisfies readonly (keyof NumberRow)[];

/** Compiled once: this is the projection's hot path. */
export interface RowStatements {
  readonly upsertInvoice: StatementSync;
  readonly upsertDocument: StatementSync;
  readonly upsertNumber: StatementSync;
  readonly loadInvoice: StatementSync;
}

export function prepareRowStatements(
  database: DatabaseSync,
  { invoices, documents, numbers }: TableNames,
): RowStatements {
  return {
    upsertInvoice: database.prepare(`${upsert(invoices, invoiceColumns, ['tenant', 'id'])} RETURNING row`),
    upsertDocument: database.prepare(upsert(documents, ['row', 'document'], ['row'])),
    upsertNumber: database.prepare(
      `${upsert(numbers, numberColumns, ['tenant', 'series', 'order_key', 'number'])}
       WHERE ${numbers}.outcome <> 'issued' OR excluded.outcome = 'issued'`,
    ),
    loadInvoice: prepareSelectInvoice(database, { invoices, documents, numbers }),
  };
}

/** The folded invoice of a tenant and id, read by `storedInvoice`. Rows as arrays: this is every point read. */
export function prepareSelectInvoice(database: DatabaseSync, { invoices, documents }: TableNames): StatementSync {
  const statement = database.prepare(
    `SELECT version, created_at, updated_at, published_at, position, document
     FROM ${invoices} JOIN ${documents} USING (row) WHERE tenant = ? AND id = ?`,
  );
  statement.setReturnArrays(true);
  return statement;
}

function upsert(table: string, columns: readonly string[], key: readonly string[]): string {
  const changed = columns.filter((column) => !key.includes(column)).map((column) => `${column} = excluded.${column}`);
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
    ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${changed.join(', ')}`;
}
