import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { scaledCeiling, scaledFloor } from '../amounts/scaled-amount.ts';
import type { InvoiceFilter } from '../port/invoice-queries.ts';
import { shows } from './shown-status.ts';

type Condition = RawBuilder<SqlBool>;

/** What a row must fulfil, all of it. */
export function matching(filter: InvoiceFilter, now: string): Condition {
  const conditions = [
    sql<SqlBool>`tenant = ${filter.tenantId}`,
    statusIn(filter, now),
    ...equal('customer_id', filter.customerId),
    ...equal('number', filter.number),
    ...equal('currency', filter.currency),
    ...range('issue_date', filter.issueDateFrom, filter.issueDateTo),
    ...range('due_date', filter.dueDateFrom, filter.dueDateTo),
    ...range('payment_date', filter.paymentDateFrom, filter.paymentDateTo),
    ...range('total', leastAmount(filter.totalMin), greatestAmount(filter.totalMax)),
    ...range('created_at', instant(filter.createdFrom), instant(filter.createdTo)),
    ...paymentStateIn(filter),
    ...containing(filter.search),
  ];
  return sql`${sql.join(conditions, sql` and `)}`;
}

function statusIn({ status }: InvoiceFilter, now: string): Condition {
  if (status.length === 0) return sql`status <> 'deleted'`;
  return sql`(${sql.join(
    status.map((each) => shows(each, now)),
    sql` or `,
  )})`;
}

const paymentStateIn = ({ paymentState }: InvoiceFilter): readonly Condition[] =>
  paymentState.length === 0 ? [] : [sql`payment_state in (${sql.join(paymentState)})`];

const equal = (column: string, value: string | null): readonly Condition[] =>
  value === null ? [] : [sql`${sql.ref(column)} = ${value}`];

const range = (column: string, from: string | bigint | null, to: string | bigint | null): readonly Condition[] => [
  ...(from === null ? [] : [sql<SqlBool>`${sql.ref(column)} >= ${from}`]),
  ...(to === null ? [] : [sql<SqlBool>`${sql.ref(column)} <= ${to}`]),
];

const containing = (search: string | null): readonly Condition[] =>
  search === null ? [] : [sql`search_text like ${`%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`];

/** Rows hold UTC with milliseconds; a moment may be written with another offset. */
const instant = (moment: string | null): string | null => (moment === null ? null : new Date(moment).toISOString());

/** Beyond every amount, and within 64 bits. */
const outermost = 10n ** 18n;

const greatestAmount = (decimal: string | null): bigint | null =>
  decimal === null ? null : clamped(scaledFloor(decimal));
const leastAmount = (decimal: string | null): bigint | null =>
  decimal === null ? null : clamped(scaledCeiling(decimal));

const clamped = (amount: bigint): bigint =>
  amount > outermost ? outermost : amount < -outermost ? -outermost : amount;
