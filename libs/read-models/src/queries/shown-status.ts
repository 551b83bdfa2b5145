import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { InvoiceStatus } from '#invoice/domain';

/** In the order of a life: by this a list is sorted. */
export const statusOrder = [
  'draft',
  'due',
  'past_due',
  'paid',
  'cancelled',
  'deleted',
] as const satisfies readonly InvoiceStatus[];

/** Rows that show this status at the moment. `past_due` is no stored status: it is `due` by the clock. */
export function shows(status: InvoiceStatus, now: string): RawBuilder<SqlBool> {
  switch (status) {
    case 'due':
      return sql`(status = 'due' and (past_due_at is null or past_due_at > ${now}))`;
    case 'past_due':
      return sql`(status = 'due' and past_due_at <= ${now})`;
    case 'draft':
    case 'paid':
    case 'cancelled':
    case 'deleted':
      return sql`status = ${status}`;
    default:
      return status satisfies never;
  }
}

export const shownStatus = (now: string): RawBuilder<InvoiceStatus> =>
  sql`case when status = 'due' and past_due_at <= ${now} then 'past_due' else status end`;

/** Place in `statusOrder`. */
export const statusRank = (now: string): RawBuilder<number> => {
  const ranks = statusOrder.map((status, rank) => sql`when ${sql.lit(status)} then ${sql.lit(rank)}`);
  return sql`(case ${shownStatus(now)} ${sql.join(ranks, sql` `)} end)`;
};
