import type { Kysely } from 'kysely';
import type { Position } from '#event-store';
import type {
  InvoiceFilter,
  InvoicePage,
  InvoiceQueries,
  InvoiceSnapshot,
  InvoiceSummary,
  ListRequest,
  RegisteredNumber,
  SeriesKey,
} from '../port/invoice-queries.ts';
import { listInvoices } from './list-invoices.ts';
import { holderOfNumber, registeredNumbers, seriesOf, seriesWithReservedNumbers } from './number-register.ts';
import { projectedPosition } from './projected-position.ts';
import { summariseInvoices } from './summarise-invoices.ts';
import type { ReadModelTables } from './tables.ts';

export type FindInvoice = InvoiceQueries['find'];

/** The queries over any database that Kysely speaks to; the point read comes from whoever reads it fastest. */
export class KyselyQueries implements InvoiceQueries {
  readonly #database: Kysely<ReadModelTables>;
  readonly #find: FindInvoice;

  constructor(database: Kysely<ReadModelTables>, find: FindInvoice) {
    this.#database = database;
    this.#find = find;
  }

  list(request: ListRequest): Promise<InvoicePage> {
    return listInvoices(this.#database, request);
  }

  summary(filter: InvoiceFilter, now: string): Promise<InvoiceSummary> {
    return summariseInvoices(this.#database, filter, now);
  }

  find(tenantId: string, invoiceId: string): Promise<InvoiceSnapshot | null> {
    return this.#find(tenantId, invoiceId);
  }

  numbers(
    tenantId: string,
    series: string,
    after: string | null,
    limit: number,
  ): Promise<readonly RegisteredNumber[] | null> {
    return registeredNumbers(this.#database, tenantId, series, after, limit);
  }

  series(tenantId: string): Promise<readonly string[]> {
    return seriesOf(this.#database, tenantId);
  }

  holderOf(tenantId: string, number: string): Promise<string | null> {
    return holderOfNumber(this.#database, tenantId, number);
  }

  seriesWithReservedNumbers(): Promise<readonly SeriesKey[]> {
    return seriesWithReservedNumbers(this.#database);
  }

  position(): Promise<Position | null> {
    return projectedPosition(this.#database);
  }
}
