import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { SortKey, SortMember } from '../port/invoice-queries.ts';
import { shows, statusOrder, statusRank } from './shown-status.ts';

/** One thing to sort by. */
export interface Term {
  readonly expression: RawBuilder<unknown>;
  readonly descending: boolean;
  /** Rows without a value come last, in either direction. */
  readonly nullable: boolean;
  readonly kind: 'text' | 'amount' | 'rank' | 'id';
  /** The term's value in a selected row. */
  readonly column: SortColumn;
}

export type SortColumn =
  | 'number'
  | 'customer_name_key'
  | 'issue_date'
  | 'due_date'
  | 'payment_date'
  | 'total'
  | 'created_at'
  | 'status_rank'
  | 'id';

/**
 * A run of rows in which one index gives the order. A list is its segments one after the other: the rows with a value in
 * the first sorted member and then those without, or one segment a status.
 */
export interface Segment {
  readonly within: RawBuilder<SqlBool> | null;
  /** The last one is always the id. */
  readonly terms: readonly Term[];
}

const newestFirst: SortKey = { member: 'createdAt', descending: true };

const columns: Readonly<
  Record<Exclude<SortMember, 'status'>, { readonly column: SortColumn; readonly nullable: boolean }>
> = {
  number: { column: 'number', nullable: true },
  customerName: { column: 'customer_name_key', nullable: true },
  issueDate: { column: 'issue_date', nullable: true },
  dueDate: { column: 'due_date', nullable: true },
  paymentDate: { column: 'payment_date', nullable: true },
  total: { column: 'total', nullable: false },
  createdAt: { column: 'created_at', nullable: false },
};

/** The segments of a sort, in order. A member named twice counts where it is named first. */
export function segmentsOf(sort: readonly SortKey[], now: string): readonly Segment[] {
  const keys = sort.filter(({ member }, place) => sort.findIndex((other) => other.member === member) === place);
  const [first = newestFirst, ...others] = keys;
  const id: Term = {
    expression: sql.ref('id'),
    descending: (others.at(-1) ?? first).descending,
    nullable: false,
    kind: 'id',
    column: 'id',
  };
  const rest = [...others.map((key) => termOf(key, now)), id];
  return first.member === 'status' ? byStatus(first.descending, rest, now) : byValue(termOf(first, now), rest);
}

const byStatus = (descending: boolean, rest: readonly Term[], now: string): readonly Segment[] =>
  (descending ? statusOrder.toReversed() : statusOrder).map((status) => ({ within: shows(status, now), terms: rest }));

const byValue = (first: Term, rest: readonly Term[]): readonly Segment[] =>
  first.nullable
    ? [
        { within: sql`${first.expression} is not null`, terms: [{ ...first, nullable: false }, ...rest] },
        { within: sql`${first.expression} is null`, terms: rest },
      ]
    : [{ within: null, terms: [first, ...rest] }];

function termOf({ member, descending }: SortKey, now: string): Term {
  if (member === 'status') {
    return { expression: statusRank(now), descending, nullable: false, kind: 'rank', column: 'status_rank' };
  }
  const { column, nullable } = columns[member];
  return { expression: sql.ref(column), descending, nullable, kind: member === 'total' ? 'amount' : 'text', column };
}

/** `order by` of a segment, or the reverse of it. */
export const orderBy = (terms: readonly Term[], backwards: boolean): RawBuilder<unknown> =>
  sql.join(
    terms.flatMap(({ expression, descending, nullable }) => {
      const direction = sql.raw(descending !== backwards ? 'desc' : 'asc');
      const nulls = sql`(${expression} is null) ${sql.raw(backwards ? 'desc' : 'asc')}`;
      return nullable ? [nulls, sql`${expression} ${direction}`] : [sql`${expression} ${direction}`];
    }),
  );
