import { createHash } from 'node:crypto';
import { InvalidCursor, type InvoiceFilter, type SortKey } from '../port/invoice-queries.ts';
import type { KeyValue } from './keyset.ts';
import type { Segment, Term } from './list-order.ts';

/** A place between two rows of a list: next to the row with these values. */
export interface Place {
  readonly backwards: boolean;
  readonly segment: number;
  /** One a term of the segment. */
  readonly values: readonly KeyValue[];
}

/** What a cursor is bound to: the moment is not part of it, since time goes on between two pages. */
export interface ListIdentity {
  readonly filter: InvoiceFilter;
  readonly sort: readonly SortKey[];
}

type Written = readonly [
  identity: string,
  backwards: number,
  segment: number,
  values: readonly (string | number | null)[],
];

export function writeCursor(list: ListIdentity, { backwards, segment, values }: Place): string {
  const plain = values.map((value) => (typeof value === 'bigint' ? String(value) : value));
  const written: Written = [digest(list), backwards ? 1 : 0, segment, plain];
  return Buffer.from(JSON.stringify(written)).toString('base64url');
}

/** @throws InvalidCursor where it is no cursor, or one of another filter or sort */
export function readCursor(cursor: string, list: ListIdentity, segments: readonly Segment[]): Place {
  const [identity, backwards, segment, values] = parse(cursor);
  if (identity !== digest(list)) throw new InvalidCursor('the cursor was made for another filter or sort');
  const terms = segments[segment]?.terms;
  if (terms?.length !== values.length) throw malformed();
  return {
    backwards: backwards === 1,
    segment,
    values: terms.map((term, place) => valueOf(term, values[place] ?? null)),
  };
}

function parse(cursor: string): Written {
  let written: unknown;
  try {
    written = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw malformed();
  }
  if (!Array.isArray(written) || written.length !== 4) throw malformed();
  const [identity, backwards, segment, values] = written as unknown[];
  if (typeof identity !== 'string' || typeof segment !== 'number' || !Array.isArray(values)) throw malformed();
  if (backwards !== 0 && backwards !== 1) throw malformed();
  return [identity, backwards, segment, values as Written[3]];
}

function valueOf({ kind, nullable }: Term, value: unknown): KeyValue {
  if (value === null && nullable) return null;
  if (kind === 'rank' && Number.isInteger(value)) return value as number;
  if (kind === 'amount' && typeof value === 'string' && /^-?\d{1,18}$/.test(value)) return BigInt(value);
  if ((kind === 'text' || kind === 'id') && typeof value === 'string') return value;
  throw malformed();
}

const malformed = (): InvalidCursor => new InvalidCursor('the cursor is not one that a list has answered');

const digest = ({ filter, sort }: ListIdentity): string => {
  const members = Object.entries(filter).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([members, sort]))
    .digest('base64url')
    .slice(0, 16);
};
