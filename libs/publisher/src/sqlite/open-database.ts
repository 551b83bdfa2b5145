import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** How long a connection waits for another one that writes, in milliseconds. */
const patience = 10_000;

/** Version of the tables below, kept in the file's `user_version`. */
const schemaVersion = 1;

const tables = `
  CREATE TABLE checkpoint (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    position TEXT,
    stream TEXT,
    revision INTEGER,
    event_id TEXT,
    generation INTEGER NOT NULL
  ) STRICT;
  INSERT INTO checkpoint (id, generation) VALUES (1, 0);
  CREATE TABLE held_up (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    position TEXT NOT NULL,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    type TEXT NOT NULL,
    reason TEXT NOT NULL
  ) STRICT;
  CREATE TABLE skips (
    decided INTEGER PRIMARY KEY,
    position TEXT NOT NULL UNIQUE,
    who TEXT NOT NULL,
    why TEXT NOT NULL,
    at TEXT NOT NULL
  ) STRICT;
`;

/** `synchronous=FULL`: who skipped an event must not be forgotten with a power cut. */
export function openDatabase(file: string): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file, { timeout: patience });
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; BEGIN IMMEDIATE');
    const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
    if (version > schemaVersion) throw new NewerPublisherStore(file);
    if (version < schemaVersion) database.exec(`${tables} PRAGMA user_version = ${String(schemaVersion)}`);
    database.exec('COMMIT');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The file must not be deleted: it holds decisions of operators. */
export class NewerPublisherStore extends Error {
  override readonly name = 'NewerPublisherStore';

  constructor(file: string) {
    super(`${file} was written by a newer program: update`);
  }
}
