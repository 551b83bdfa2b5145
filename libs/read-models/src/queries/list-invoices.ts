import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import type { Position } from '#event-store';
import type { InvoiceStatus, PaymentState } from '#invoice/domain';
import { decimalAmount } from '../amounts/scaled-amount.ts';
import type { InvoiceListItem, InvoicePage, ListRequest } from '../port/invoice-queries.ts';
import { candidates } from './candidates.ts';
import { type Place, readCursor, writeCursor } from './cursor.ts';
import { beyond, type KeyValue } from './keyset.ts';
import { orderBy, type Segment, segmentsOf } from './list-order.ts';
import { matching } from './matching.ts';
import { projectedPosition } from './projected-position.ts';
import { shownStatus, statusRank } from './shown-status.ts';
import type { ReadModelTables } from './tables.ts';

/** Amounts as texts: they may be larger than a float holds exactly. */
interface SelectedRow {
  readonly id: string;
  readonly serial: number;
  readonly number: string | null;
  readonly shown_status: InvoiceStatus;
  readonly status_rank: number;
  readonly payment_state: PaymentState;
  readonly customer_name: string | null;
  readonly customer_name_key: string | null;
  readonly currency: string;
  readonly exponent: number;
  readonly issue_date: string | null;
  readonly due_date: string | null;
  readonly payment_date: string | null;
  readonly total_text: string;
  readonly due_text: string;
  readonly created_at: string;
  readonly version: number;
}

interface Found {
  readonly row: SelectedRow;
  readonly segment: number;
}

/** One page of the list, from one snapshot of the rows. @throws InvalidCursor */
export async function listInvoices(database: Kysely<ReadModelTables>, request: ListRequest): Promise<InvoicePage> {
  const segments = segmentsOf(request.sort, request.now);
  const place = request.cursor === null ? null : readCursor(request.cursor, request, segments);
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (snapshot) => {
      const position = await projectedPosition(snapshot);
      const found = await collect(snapshot, request, segments, place);
      const total = request.includeTotal ? await count(snapshot, request) : null;
      return pageOf(request, segments, place, { found, position, total });
    });
}

/** From the place on, in its direction, one row more than asked for: it tells whether there is a further page. */
async function collect(
  snapshot: Transaction<ReadModelTables>,
  request: ListRequest,
  segments: readonly Segment[],
  place: Place | null,
): Promise<readonly Found[]> {
  const wanted = request.limit + 1;
  const backwards = place?.backwards ?? false;
  const found: Found[] = [];
  let index = place?.segment ?? 0;
  for (let segment = segments[index]; segment !== undefined && found.length < wanted; segment = segments[index]) {
    const values = index === place?.segment ? place.values : null;
    const rows = await select(segment, values, backwards, request, wanted - found.length).execute(snapshot);
    for (const row of rows.rows) found.push({ row, segment: index });
    index += backwards ? -1 : 1;
  }
  return found;
}

function select(
  { within, terms }: Segment,
  values: readonly KeyValue[] | null,
  backwards: boolean,
  { filter, sort, now }: ListRequest,
  limit: number,
): RawBuilder<SelectedRow> {
  const conditions = [matching(filter, now), ...(within === null ? [] : [within])];
  if (values !== null) conditions.push(beyond(terms, values, backwards));
  const { preamble, table } = candidates(filter, sort);
  return sql<SelectedRow>`
    ${preamble} select id, serial, number, ${shownStatus(now)} as shown_status, ${statusRank(now)} as status_rank, payment_state,
      customer_name, customer_name_key, currency, exponent, issue_date, due_date, payment_date,
      cast(total as text) as total_text, cast(amount_due as text) as due_text, created_at, version
    from ${table} where ${sql.join(conditions, sql` and `)}
    order by ${orderBy(terms, backwards)} limit ${limit}`;
}

async function count(snapshot: Transaction<ReadModelTables>, { filter, now }: ListRequest): Promise<number> {
  const counted = sql<{
    readonly rows: number | string;
  }>`select count(*) as rows from invoices where ${matching(filter, now)}`;
  const { rows } = await counted.execute(snapshot);
  return Number(rows[0]?.rows);
}

interface Answer {
  readonly found: readonly Found[];
  readonly position: Position | null;
  readonly total: number | null;
}

function pageOf(
  request: ListRequest,
  segments: readonly Segment[],
  place: Place | null,
  { found, position, total }: Answer,
): InvoicePage {
  const backwards = place?.backwards ?? false;
  const more = found.length > request.limit;
  const shown = found.slice(0, request.limit);
  if (backwards) shown.reverse();
  const cursorAt = (at: Found | undefined, towardsStart: boolean): string | null =>
    at === undefined ? null : writeCursor(request, placeOf(at, segments, towardsStart));
  return {
    items: shown.map(({ row }) => itemOf(row)),
    nextCursor: backwards || more ? cursorAt(shown.at(-1), false) : null,
    previousCursor: (backwards ? more : place !== null) ? cursorAt(shown[0], true) : null,
    total,
    position,
  };
}

function placeOf({ row, segment }: Found, segments: readonly Segment[], backwards: boolean): Place {
  const terms = segments[segment]?.terms ?? [];
  return {
    backwards,
    segment,
    values: terms.map(({ column }) => (column === 'total' ? BigInt(row.total_text) : row[column])),
  };
}

const itemOf = (row: SelectedRow): InvoiceListItem => ({
  id: row.id,
  serial: row.serial,
  number: row.number,
  status: row.shown_status,
  paymentState: row.payment_state,
  customerName: row.customer_name,
  currency: row.currency,
  issueDate: row.issue_date,
  dueDate: row.due_date,
  paymentDate: row.payment_date,
  total: decimalAmount(BigInt(row.total_text), row.exponent),
  amountDue: decimalAmount(BigInt(row.due_text), row.exponent),
  version: row.version,
});
