import type { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import type { InvoiceQueries } from '../port/invoice-queries.ts';
import { ReadModelsUnavailable } from '../port/read-models-unavailable.ts';
import { type FindInvoice, KyselyQueries } from '../queries/kysely-queries.ts';
import type { ReadModelTables } from '../queries/tables.ts';
import { openForReading } from './open-database.ts';
import { QueryThread } from './query-thread/query-thread.ts';
import { queryThreadDialect } from './query-thread/query-thread-dialect.ts';
import { prepareSelectInvoice } from './row-statements.ts';
import { storedInvoice } from './stored-invoice.ts';
import { tablesOf } from './tables.ts';

export interface SqliteInvoiceQueries extends InvoiceQueries {
  close(): Promise<void>;
}

/** Page caches, in KiB: of the point reads on this thread, and of the query thread. */
const pointReadCache = 2_000;
const queryCache = 8_000;

/**
 * Opens the embedded read models for reading. The file has to exist: `openSqliteReadModelStore` makes it. Point reads run on
 * the calling thread, everything else in a thread of its own.
 */
export function openSqliteInvoiceQueries(file: string): SqliteInvoiceQueries {
  const points = openForReading(file, pointReadCache);
  const thread = new QueryThread({ file, cacheKibibytes: queryCache });
  const database = new Kysely<ReadModelTables>({ dialect: queryThreadDialect(thread) });
  return new EmbeddedQueries(database, points, thread);
}

class EmbeddedQueries extends KyselyQueries implements SqliteInvoiceQueries {
  readonly #points: DatabaseSync;
  readonly #thread: QueryThread;

  constructor(database: Kysely<ReadModelTables>, points: DatabaseSync, thread: QueryThread) {
    super(database, pointReadOn(points));
    this.#points = points;
    this.#thread = thread;
  }

  async close(): Promise<void> {
    if (this.#points.isOpen) this.#points.close();
    await this.#thread.close();
  }
}

function pointReadOn(database: DatabaseSync): FindInvoice {
  const statement = prepareSelectInvoice(database, tablesOf('living'));
  return (tenantId, invoiceId) => {
    if (!database.isOpen) return Promise.reject(new ReadModelsUnavailable('the read models are closed'));
    try {
      return Promise.resolve(storedInvoice(statement, tenantId, invoiceId));
    } catch (cause) {
      return Promise.reject(new ReadModelsUnavailable("the read models can't be read", { cause }));
    }
  };
}
