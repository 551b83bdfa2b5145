import { type Kysely, sql } from 'kysely';
import type { RegisteredNumber, SeriesKey } from '../port/invoice-queries.ts';
import { placeOf } from '../projections/number-register.projection.ts';
import type { ReadModelTables } from './tables.ts';

/** A series' numbers in order, after one of them; null: no such series. */
export async function registeredNumbers(
  database: Kysely<ReadModelTables>,
  tenantId: string,
  series: string,
  after: string | null,
  limit: number,
): Promise<readonly RegisteredNumber[] | null> {
  const ofSeries = database.selectFrom('number_register').where('tenant', '=', tenantId).where('series', '=', series);
  const further =
    after === null
      ? ofSeries
      : ofSeries.where(sql<boolean>`(order_key, number) > (${placeOf(after).order_key}, ${after})`);
  const rows = await further
    .select(['number', 'invoice_id as invoiceId', 'outcome', 'reason', 'at'])
    .orderBy('order_key')
    .orderBy('number')
    .limit(limit)
    .execute();
  if (rows.length > 0) return rows;
  return (await ofSeries.select('number').limit(1).executeTakeFirst()) === undefined ? null : [];
}

/** The tenant's series by name. Jumps from one to the next in the index: a series may have a million numbers. */
export async function seriesOf(database: Kysely<ReadModelTables>, tenantId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly name: string }>`
    with recursive series_of(name) as (
      select min(series) from number_register where tenant = ${tenantId}
      union all
      select (select min(series) from number_register where tenant = ${tenantId} and series > name)
      from series_of where name is not null
    )
    select name from series_of where name is not null`.execute(database);
  return rows.map(({ name }) => name);
}

/** Of all tenants: the series with a number that is taken, and on no published invoice. */
export const seriesWithReservedNumbers = (database: Kysely<ReadModelTables>): Promise<readonly SeriesKey[]> =>
  database
    .selectFrom('number_register')
    .where('outcome', '=', 'reserved')
    .select(['tenant as tenantId', 'series'])
    .distinct()
    .execute();

/** The invoice that a number is on, or was taken for; null: the tenant has no such number. */
export async function holderOfNumber(
  database: Kysely<ReadModelTables>,
  tenantId: string,
  number: string,
): Promise<string | null> {
  const { series, order_key } = placeOf(number);
  const row = await database
    .selectFrom('number_register')
    .where('tenant', '=', tenantId)
    .where('series', '=', series)
    .where('order_key', '=', order_key)
    .where('number', '=', number)
    .select('invoice_id')
    .executeTakeFirst();
  return row?.invoice_id ?? null;
}
