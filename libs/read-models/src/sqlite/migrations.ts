import type { DatabaseSync } from 'node:sqlite';
import { createTables } from './tables.ts';
import { inTransaction } from './transaction.ts';

/** Each brings the file from the version of its place (0, 1, ...) to the next. Never edited once released, only added to. */
const migrations: readonly string[] = [
  `CREATE TABLE checkpoints (
     rows TEXT PRIMARY KEY,
     position TEXT,
     generation INTEGER NOT NULL,
     projections INTEGER
   ) STRICT, WITHOUT ROWID;
   INSERT INTO checkpoints (rows, position, generation) VALUES ('living', NULL, 1);
   CREATE TABLE origin (log_id TEXT NOT NULL) STRICT;
   ${createTables('living', 1)}`,
];

/**
 * Brings the file to the tables of today.
 * @throws NewerReadModels where a newer program has been here
 */
export function migrate(database: DatabaseSync): void {
  inTransaction(database, () => {
    const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
    if (version > migrations.length) throw new NewerReadModels(version, migrations.length);
    for (const migration of migrations.slice(version)) database.exec(migration);
    if (version < migrations.length) database.exec(`PRAGMA user_version = ${String(migrations.length)}`);
  });
}

/** Deleting the file is safe: the rows come from the log. */
export class NewerReadModels extends Error {
  override readonly name = 'NewerReadModels';

  constructor(found: number, known: number) {
    super(
      `the read models were written by a newer program (tables of version ${String(found)}; this one knows ${String(known)})`,
    );
  }
}
