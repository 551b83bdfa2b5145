import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { comparePositions, type Position } from '#event-store';
import type {
  Batch,
  Checkpoint,
  InvoiceKey,
  ReadModelStore,
  RebuildableStore,
  RowDifference,
} from '../port/read-model-store.ts';
import type { ProjectedInvoice } from '../port/rows.ts';
import { projectionVersion } from '../projections/projection-version.ts';
import { migrate } from './migrations.ts';
import { openForWriting } from './open-database.ts';
import { findDifferences } from './row-differences.ts';
import { SqliteRowSet } from './sqlite-row-set.ts';
import { createTables, dropTables, renameShadow, tablesOf } from './tables.ts';
import { inTransaction, rollBack } from './transaction.ts';

/**
 * Opens the embedded read models for writing; the file is made where it is missing. Several may be open at once, in
 * several processes: the checkpoint decides who applies.
 * @throws NewerReadModels
 */
export function openSqliteReadModelStore(file: string): SqliteReadModelStore {
  mkdirSync(dirname(file), { recursive: true });
  const database = openForWriting(file);
  try {
    migrate(database);
    return new SqliteReadModelStore(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

const bothSides = { living: tablesOf('living'), rebuilt: tablesOf('shadow') };

export class SqliteReadModelStore implements RebuildableStore {
  readonly #database: DatabaseSync;
  readonly #living: SqliteRowSet;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#living = new SqliteRowSet(database, 'living');
  }

  checkpoint(): Promise<Checkpoint> {
    return this.#living.checkpoint();
  }

  load(keys: readonly InvoiceKey[]): Promise<ReadonlyMap<string, ProjectedInvoice>> {
    return this.#living.load(keys);
  }

  apply(batch: Batch): Promise<Checkpoint | null> {
    return this.#living.apply(batch);
  }

  async close(): Promise<void> {
    if (this.#database.isOpen) this.#database.close();
    return Promise.resolve();
  }

  /**
   * Makes sure that the rows are of this log and not ahead of it, and empties them otherwise: another log stands in the
   * folder, or an older copy of it was put back. True where they were emptied.
   */
  async alignWith(log: { readonly logId: string; readonly head: Position | null }): Promise<boolean> {
    const { position } = await this.checkpoint();
    return inTransaction(this.#database, () => {
      const known = this.#database.prepare(`SELECT log_id FROM origin`).get()?.['log_id'];
      if (known === log.logId && !isAhead(position, log.head)) return false;
      this.#database.exec('DELETE FROM origin');
      this.#database.prepare('INSERT INTO origin (log_id) VALUES (?)').run(log.logId);
      if (position === null) return false;
      const generation = this.#raiseGeneration(null);
      this.#database.exec(`${this.#dropShadow()}; ${dropTables('living')}; ${createTables('living', generation)}`);
      return true;
    });
  }

  shadow(): Promise<ReadModelStore> {
    inTransaction(this.#database, () => {
      const begun = this.#database.prepare(`SELECT projections FROM checkpoints WHERE rows = 'shadow'`).get();
      if (begun?.['projections'] === projectionVersion) return;
      const generation = this.#generation() + 1;
      this.#database.exec(`${this.#dropShadow()}; ${createTables('shadow', generation)}`);
      this.#database
        .prepare(`INSERT INTO checkpoints (rows, position, generation, projections) VALUES ('shadow', NULL, ?, ?)`)
        .run(generation, projectionVersion);
    });
    return Promise.resolve(new SqliteRowSet(this.#database, 'shadow'));
  }

  dropShadow(): Promise<void> {
    inTransaction(this.#database, () => {
      this.#database.exec(this.#dropShadow());
    });
    return Promise.resolve();
  }

  async differences(): Promise<readonly RowDifference[]> {
    const shadow = await this.shadow();
    this.#database.exec('BEGIN');
    try {
      const [living, rebuilt] = [await this.checkpoint(), await shadow.checkpoint()];
      return findDifferences(this.#database, bothSides, lesser(living.position, rebuilt.position));
    } finally {
      this.#database.exec('COMMIT');
    }
  }

  async switchToShadow(
    catchUp: (shadow: ReadModelStore, until: Position | null) => Promise<void>,
  ): Promise<Checkpoint> {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const shadow = await this.shadow();
      await catchUp(shadow, (await this.checkpoint()).position);
      const { position } = await shadow.checkpoint();
      const generation = this.#raiseGeneration(position);
      this.#database.exec(`DELETE FROM checkpoints WHERE rows = 'shadow'; ${dropTables('living')}; ${renameShadow()}`);
      this.#database.exec('COMMIT');
      return { position, generation };
    } catch (error) {
      rollBack(this.#database);
      throw error;
    }
  }

  #generation(): number {
    return Number(
      this.#database.prepare(`SELECT generation FROM checkpoints WHERE rows = 'living'`).get()?.['generation'],
    );
  }

  #raiseGeneration(position: Position | null): number {
    const generation = this.#generation() + 1;
    this.#database
      .prepare(`UPDATE checkpoints SET position = ?, generation = ? WHERE rows = 'living'`)
      .run(position, generation);
    return generation;
  }

  #dropShadow(): string {
    return `DELETE FROM checkpoints WHERE rows = 'shadow'; ${dropTables('shadow')}`;
  }
}

const isAhead = (position: Position | null, head: Position | null): boolean =>
  position !== null && (head === null || comparePositions(position, head) > 0);

const lesser = (one: Position | null, other: Position | null): Position | null =>
  one === null || other === null ? null : comparePositions(one, other) <= 0 ? one : other;
