import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Term } from './list-order.ts';

export type KeyValue = string | number | bigint | null;
type Condition = RawBuilder<SqlBool>;

/**
 * Rows that come after the row with these values, a value a term; `backwards`: before it.
 *
 * Written so that an index gives where to begin: a comparison of pairs where one sorted column and the id make the order,
 * else a bound on the first term beside the exact condition.
 */
export function beyond(terms: readonly Term[], values: readonly KeyValue[], backwards: boolean): Condition {
  const [first, second] = terms;
  if (first === undefined) return sql`false`;
  if (terms.length === 2 && second !== undefined && second.descending === first.descending && !first.nullable) {
    const pair = sql`(${first.expression}, ${second.expression})`;
    return sql`${pair} ${comparison(first, backwards)} (${sql.join(values)})`;
  }
  const exact = lexicographic(terms, values, backwards);
  if (terms.length === 1 || first.nullable) return exact;
  return sql`${first.expression} ${comparison(first, backwards)}= ${values[0]} and ${exact}`;
}

function lexicographic(terms: readonly Term[], values: readonly KeyValue[], backwards: boolean): Condition {
  const [term, ...rest] = terms;
  const [value = null, ...others] = values;
  if (term === undefined) return sql`false`;
  const past = beyondValue(term, value, backwards);
  if (rest.length === 0) return past;
  return sql`(${past} or (${isValue(term, value)} and ${lexicographic(rest, others, backwards)}))`;
}

/** Nothing comes after the rows without a value, and everything before them. */
function beyondValue(term: Term, value: KeyValue, backwards: boolean): Condition {
  const { expression } = term;
  if (value === null) return backwards ? sql`${expression} is not null` : sql`1 = 0`;
  const past = sql<SqlBool>`${expression} ${comparison(term, backwards)} ${value}`;
  return term.nullable && !backwards ? sql`(${past} or ${expression} is null)` : past;
}

const isValue = ({ expression }: Term, value: KeyValue): Condition =>
  value === null ? sql`${expression} is null` : sql`${expression} = ${value}`;

const comparison = ({ descending }: Term, backwards: boolean): RawBuilder<unknown> =>
  sql.raw(descending !== backwards ? '<' : '>');
