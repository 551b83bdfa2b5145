import { type RawBuilder, sql } from 'kysely';
import type { InvoiceFilter, SortKey } from '../port/invoice-queries.ts';

export interface Candidates {
  /** What the statement begins with; may be empty. */
  readonly preamble: RawBuilder<unknown>;
  readonly table: RawBuilder<unknown>;
}

/**
 * What a list selects from. Where the filter names a number or a customer, few rows are left, and it pays to fetch them
 * first and sort them: a planner without statistics would rather walk the whole tenant in the order of the sort.
 */
export function candidates(filter: InvoiceFilter, sort: readonly SortKey[]): Candidates {
  const byCreation = sort.length === 0 || (sort.length === 1 && sort[0]?.member === 'createdAt');
  if (filter.number !== null) return narrowed(filter.tenantId, sql`number = ${filter.number}`);
  if (filter.customerId !== null && !byCreation)
    return narrowed(filter.tenantId, sql`customer_id = ${filter.customerId}`);
  return { preamble: sql``, table: sql.table('invoices') };
}

const narrowed = (tenantId: string, condition: RawBuilder<unknown>): Candidates => ({
  preamble: sql`with candidates as materialized (select * from invoices where tenant = ${tenantId} and ${condition})`,
  table: sql.table('candidates'),
});
