import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { CannotOpenLog } from './cannot-open-log.ts';

/** Version of the tables below, kept in the file's `user_version`. */
export const schemaVersion = 1;

/** "ELOG", kept in the file's `application_id`. */
const applicationId = 0x454c4f47;

/**
 * The rowid is the position: there is one writer, so it ascends in the order of commits, without gaps. The only index is the
 * one that guards a revision against a second event; an id needs none, since it is only ever looked at where it should stand.
 */
const tables = `
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    data TEXT NOT NULL,
    metadata TEXT NOT NULL,
    UNIQUE (stream, revision)
  ) STRICT;
  CREATE TABLE log (id TEXT NOT NULL) STRICT;
`;

/** Makes the tables in a new file; leaves any other file alone. */
export function createSchema(database: DatabaseSync): void {
  if (!isEmpty(database)) return;
  database.exec('BEGIN IMMEDIATE');
  database.exec(tables);
  database.prepare('INSERT INTO log (id) VALUES (?)').run(randomUUID());
  database.exec(`PRAGMA application_id = ${String(applicationId)}`);
  database.exec(`PRAGMA user_version = ${String(schemaVersion)}`);
  database.exec('COMMIT');
}

/** The log's own random id, given when it was made. @throws CannotOpenLog where the file is no log that this program knows */
export function readLogId(database: DatabaseSync, file: string): string {
  if (isEmpty(database)) throw new CannotOpenLog('missing', `${file} holds no log yet`);
  if (pragma(database, 'application_id') !== applicationId) {
    throw new CannotOpenLog('not-a-log', `${file} is an SQLite file, but no event log`);
  }
  const version = Number(pragma(database, 'user_version'));
  if (version > schemaVersion) {
    const versions = `schema ${String(version)}, this program knows ${String(schemaVersion)}`;
    throw new CannotOpenLog(
      'newer-schema',
      `${file} was written by a newer program (${versions}): update, or open a copy`,
    );
  }
  return String(database.prepare('SELECT id FROM log').get()?.['id']);
}

const isEmpty = (database: DatabaseSync): boolean =>
  database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get()?.['tables'] === 0;

const pragma = (database: DatabaseSync, name: string): unknown => database.prepare(`PRAGMA ${name}`).get()?.[name];
