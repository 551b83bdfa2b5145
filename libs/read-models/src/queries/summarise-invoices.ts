import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { InvoiceStatus } from '#invoice/domain';
import { decimalAmount } from '../amounts/scaled-amount.ts';
import type { InvoiceFilter, InvoiceSummary, SummaryItem } from '../port/invoice-queries.ts';
import { ageingOf, type DueOnDay } from './ageing.ts';
import { matching } from './matching.ts';
import { projectedPosition } from './projected-position.ts';
import { shownStatus } from './shown-status.ts';
import type { ReadModelTables } from './tables.ts';

/** Counts and sums by currency and status, and what is due by days past due; from one snapshot of the rows. */
export async function summariseInvoices(
  database: Kysely<ReadModelTables>,
  filter: InvoiceFilter,
  now: string,
): Promise<InvoiceSummary> {
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (snapshot) => ({
      position: await projectedPosition(snapshot),
      items: (await sums(filter, now).execute(snapshot)).rows.map(itemOf),
      ageing: ageingOf((await dueByDay(filter, now).execute(snapshot)).rows.map(dueOnDay), now),
    }));
}

/** A sum of amounts of 64 bits may not fit in 64 bits: the two parts are summed each on its own. */
const part = 100_000_000n;

const sumOf = (column: string, name: string): RawBuilder<unknown> => {
  const [amount, size] = [sql.ref(column), sql.lit(Number(part))];
  return sql`cast(sum(${amount} / ${size}) as text) as ${sql.ref(`${name}_high`)},
    cast(sum(${amount} % ${size}) as text) as ${sql.ref(`${name}_low`)}`;
};

const joined = (high: string, low: string): bigint => BigInt(high) * part + BigInt(low);

interface SumRow {
  readonly currency: string;
  readonly exponent: number;
  readonly shown_status: InvoiceStatus;
  /** Some drivers answer counts as texts. */
  readonly invoices: number | string;
  readonly total_high: string;
  readonly total_low: string;
  readonly due_high: string;
  readonly due_low: string;
}

const sums = (filter: InvoiceFilter, now: string): RawBuilder<SumRow> => sql<SumRow>`
  select currency, max(exponent) as exponent, ${shownStatus(now)} as shown_status, count(*) as invoices,
    ${sumOf('total', 'total')}, ${sumOf('amount_due', 'due')}
  from invoices where ${matching(filter, now)} group by 1, 3 order by 1, 3`;

const itemOf = (row: SumRow): SummaryItem => ({
  currency: row.currency,
  status: row.shown_status,
  count: Number(row.invoices),
  total: decimalAmount(joined(row.total_high, row.total_low), row.exponent),
  amountDue: decimalAmount(joined(row.due_high, row.due_low), row.exponent),
});

interface DueRow {
  readonly currency: string;
  readonly exponent: number;
  readonly time_zone: string;
  readonly due_date: string;
  readonly due_high: string;
  readonly due_low: string;
}

const dueByDay = (filter: InvoiceFilter, now: string): RawBuilder<DueRow> => sql<DueRow>`
  select currency, max(exponent) as exponent, time_zone, due_date, ${sumOf('amount_due', 'due')}
  from invoices where ${matching(filter, now)} and status = 'due' group by 1, 3, 4 order by 1`;

const dueOnDay = (row: DueRow): DueOnDay => ({
  currency: row.currency,
  exponent: row.exponent,
  timeZone: row.time_zone,
  dueDate: row.due_date,
  amount: joined(row.due_high, row.due_low),
});
