import type { DatabaseSync } from 'node:sqlite';
import { isDeepStrictEqual } from 'node:util';
import { comparePositions, isPosition, type Position } from '#event-store';
import type { RowDifference } from '../port/read-model-store.ts';
import { invoiceColumns, numberColumns } from './row-statements.ts';
import type { TableNames } from './tables.ts';

type Row = Readonly<Record<string, unknown>>;

/** The rows to judge, and the rows that the log makes. */
export interface Sides {
  readonly living: TableNames;
  readonly rebuilt: TableNames;
}

interface Compared {
  readonly table: RowDifference['table'];
  readonly living: string;
  readonly rebuilt: string;
  readonly key: readonly string[];
  /** The column by which a difference is reported. */
  readonly name: string;
  readonly columns: readonly string[];
}

const pairsOf = ({ living, rebuilt }: Sides): readonly Compared[] => [
  {
    table: 'invoices',
    living: withDocuments(living),
    rebuilt: withDocuments(rebuilt),
    key: ['tenant', 'id'],
    name: 'id',
    columns: [...invoiceColumns, 'document'],
  },
  {
    table: 'number_register',
    living: living.numbers,
    rebuilt: rebuilt.numbers,
    key: ['tenant', 'series', 'order_key', 'number'],
    name: 'number',
    columns: numberColumns,
  },
];

const withDocuments = ({ invoices, documents }: TableNames): string =>
  `(SELECT i.*, (SELECT document FROM ${documents} d WHERE d.row = i.row) AS document FROM ${invoices} i)`;

/**
 * Living rows against rebuilt ones. The two may have come to different places in the log: what was touched after `until`,
 * the place to which both have come, proves nothing and is left out.
 */
export function findDifferences(
  database: DatabaseSync,
  sides: Sides,
  until: Position | null,
): readonly RowDifference[] {
  if (until === null) return [];
  return pairsOf(sides).flatMap((pair) => [
    ...different(database, pair, until),
    ...oneSided(database, pair, 'missing', until),
    ...oneSided(database, pair, 'extra', until),
  ]);
}

function different(database: DatabaseSync, pair: Compared, until: Position): readonly RowDifference[] {
  const named = (side: string): string =>
    pair.columns.map((column) => `${side}.${column} AS ${side}_${column}`).join(', ');
  const unequal = pair.columns.map((column) => `l.${column} IS NOT r.${column}`).join(' OR ');
  const rows = database.prepare(
    `SELECT ${named('l')}, ${named('r')} FROM ${pair.living} l JOIN ${pair.rebuilt} r ON ${sameKey(pair)} WHERE ${unequal}`,
  );
  rows.setReadBigInts(true);
  const differences: RowDifference[] = [];
  for (const row of rows.iterate()) {
    if (!within(row['l_position'], until) || !within(row['r_position'], until)) continue;
    const columns = pair.columns.filter((column) => !sameValue(column, row[`l_${column}`], row[`r_${column}`]));
    if (columns.length > 0) differences.push(difference(pair, row, 'l_', 'different', columns));
  }
  return differences;
}

function oneSided(
  database: DatabaseSync,
  pair: Compared,
  kind: 'missing' | 'extra',
  until: Position,
): readonly RowDifference[] {
  const [present, absent] = kind === 'missing' ? [pair.rebuilt, pair.living] : [pair.living, pair.rebuilt];
  const rows = database.prepare(
    `SELECT ${[...pair.key, 'position'].map((column) => `l.${column}`).join(', ')} FROM ${present} l
     WHERE NOT EXISTS (SELECT 1 FROM ${absent} r WHERE ${sameKey(pair)})`,
  );
  const differences: RowDifference[] = [];
  for (const row of rows.iterate()) {
    if (within(row['position'], until)) differences.push(difference(pair, row, '', kind, []));
  }
  return differences;
}

const sameKey = ({ key }: Compared): string => key.map((column) => `l.${column} = r.${column}`).join(' AND ');

const difference = (
  { table, name }: Compared,
  row: Row,
  prefix: string,
  kind: RowDifference['kind'],
  columns: readonly string[],
): RowDifference => ({ table, tenant: String(row[`${prefix}tenant`]), key: String(row[prefix + name]), kind, columns });

/** What is no position was never written by a projector, and is reported. */
const within = (position: unknown, until: Position): boolean =>
  typeof position !== 'string' || !isPosition(position) || comparePositions(position, until) <= 0;

/** A document is compared by what it says: the order of its members may depend on where pages of the log ended. */
const sameValue = (column: string, one: unknown, other: unknown): boolean =>
  one === other || (column === 'document' && isDeepStrictEqual(parsed(one), parsed(other)));

function parsed(document: unknown): unknown {
  try {
    return JSON.parse(String(document));
  } catch {
    return document;
  }
}
