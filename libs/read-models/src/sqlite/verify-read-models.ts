import { rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { Position } from '#event-store';
import type { RowDifference } from '../port/read-model-store.ts';
import { type BuildSource, catchUp } from '../rebuild/catch-up.ts';
import { migrate } from './migrations.ts';
import { openForReading, openForWriting } from './open-database.ts';
import { findDifferences } from './row-differences.ts';
import { SqliteRowSet } from './sqlite-row-set.ts';
import { tablesIn, tablesOf } from './tables.ts';

export interface VerifyOptions extends BuildSource {
  /** The read models' file: only read. */
  readonly file: string;
  /** Where the log is folded to; the file is made anew and deleted in the end. Default: beside the read models. */
  readonly workFile?: string;
}

export interface Verified {
  /** The place in the log to which the rows were compared; null: nothing is projected yet. */
  readonly position: Position | null;
  /** Living rows in the list and in the number register. */
  readonly rows: number;
  readonly differences: readonly RowDifference[];
}

/**
 * Folds the log into rows of its own, up to the read models' checkpoint, and reports every row that is not the same. Works
 * while the service runs: the read models are read in one snapshot, and only for the comparison.
 * @throws BrokenStream, UndecodableEvent where the log itself is damaged
 */
export async function verifyReadModels(options: VerifyOptions): Promise<Verified> {
  const { file, workFile = `${file}.verify-${String(process.pid)}` } = options;
  const before = positionOf(file);
  removeDatabase(workFile);
  const database = openForWriting(workFile);
  try {
    migrate(database);
    const folded = new SqliteRowSet(database, 'living');
    await catchUp(folded, options, before);
    database.prepare('ATTACH ? AS judged').run(file);
    database.exec('BEGIN');
    const position = checkpointIn(database, 'judged');
    await catchUp(folded, options, position);
    const differences = findDifferences(
      database,
      { living: tablesIn('judged'), rebuilt: tablesOf('living') },
      position,
    );
    const rows = countRows(database);
    database.exec('ROLLBACK');
    return { position, rows, differences };
  } finally {
    database.close();
    removeDatabase(workFile);
  }
}

function positionOf(file: string): Position | null {
  const database = openForReading(file, 1_000);
  try {
    return checkpointIn(database, 'main');
  } finally {
    database.close();
  }
}

const checkpointIn = (database: DatabaseSync, schema: string): Position | null =>
  (database.prepare(`SELECT position FROM ${schema}.checkpoints WHERE rows = 'living'`).get()?.['position'] ??
    null) as Position | null;

function countRows(database: DatabaseSync): number {
  const { invoices, numbers } = tablesIn('judged');
  const counted = `SELECT (SELECT count(*) FROM ${invoices}) + (SELECT count(*) FROM ${numbers}) AS rows`;
  return Number(database.prepare(counted).get()?.['rows']);
}

function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
}
