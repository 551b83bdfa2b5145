import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Batch, Checkpoint, InvoiceKey, ReadModelStore, RowOperations } from '../port/read-model-store.ts';
import type { ProjectedInvoice } from '../port/rows.ts';
import { invoiceColumns, numberColumns, prepareRowStatements, type RowStatements } from './row-statements.ts';
import { storedInvoice } from './stored-invoice.ts';
import { type RowSet, tablesOf } from './tables.ts';
import { inTransaction } from './transaction.ts';

/** The living rows of a file, or its shadow, as something that a projector can write. Does not own the connection. */
export class SqliteRowSet implements ReadModelStore {
  readonly #database: DatabaseSync;
  readonly #rows: RowSet;
  readonly #statements: RowStatements;
  readonly #readCheckpoint: StatementSync;
  readonly #moveCheckpoint: StatementSync;

  constructor(database: DatabaseSync, rows: RowSet) {
    this.#database = database;
    this.#rows = rows;
    this.#statements = prepareRowStatements(database, tablesOf(rows));
    this.#readCheckpoint = database.prepare('SELECT position, generation FROM checkpoints WHERE rows = ?');
    this.#moveCheckpoint = database.prepare(
      'UPDATE checkpoints SET position = ? WHERE rows = ? AND position IS ? AND generation = ?',
    );
  }

  checkpoint(): Promise<Checkpoint> {
    const checkpoint = this.#readCheckpoint.get(this.#rows) as Checkpoint | undefined;
    if (checkpoint === undefined)
      return Promise.reject(new Error('another rebuild has finished or dropped these rows'));
    return Promise.resolve({ position: checkpoint.position, generation: checkpoint.generation });
  }

  load(keys: readonly InvoiceKey[]): Promise<ReadonlyMap<string, ProjectedInvoice>> {
    const known = new Map<string, ProjectedInvoice>();
    for (const { tenantId, invoiceId } of keys) {
      const stored = storedInvoice(this.#statements.loadInvoice, tenantId, invoiceId);
      if (stored !== null) known.set(invoiceId, stored);
    }
    return Promise.resolve(known);
  }

  apply({ after, position, operations }: Batch): Promise<Checkpoint | null> {
    return Promise.resolve(
      inTransaction(this.#database, () => {
        const moved = this.#moveCheckpoint.run(position, this.#rows, after.position, after.generation);
        if (Number(moved.changes) === 0) return null;
        this.#write(operations);
        return { position, generation: after.generation };
      }),
    );
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #write({ invoices, numbers }: RowOperations): void {
    const { upsertInvoice, upsertDocument, upsertNumber } = this.#statements;
    for (const invoice of invoices) {
      const stored = upsertInvoice.get(...invoiceColumns.map((column) => invoice[column]));
      upsertDocument.run(Number(stored?.['row']), invoice.document);
    }
    for (const number of numbers) upsertNumber.run(...numberColumns.map((column) => number[column]));
  }
}
