import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Append } from '../port/events.ts';
import { messageOf, surelyNotCommitted } from './sqlite-failure.ts';
import type { AppendOutcome } from './writer-messages.ts';

/** Revision of a stream without events, so that the next one is 0. */
const none = -1;

/** Writes many appends with one commit, each with its own check: one that is refused takes no other with it. */
export class BatchWriter {
  readonly #database: DatabaseSync;
  readonly #begin: StatementSync;
  readonly #commit: StatementSync;
  readonly #lastRevision: StatementSync;
  readonly #written: StatementSync;
  readonly #insert: StatementSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#begin = database.prepare('BEGIN IMMEDIATE');
    this.#commit = database.prepare('COMMIT');
    this.#lastRevision = database.prepare('SELECT max(revision) AS revision FROM events WHERE stream = ?');
    this.#written = database.prepare(
      'SELECT id, position FROM events WHERE stream = ? AND revision > ? ORDER BY revision LIMIT ?',
    );
    this.#insert = database.prepare(
      'INSERT INTO events (stream, revision, id, type, data, metadata) VALUES (?, ?, ?, ?, ?, ?)',
    );
  }

  /** One outcome an append, in order. Never throws: a failure of the disk is an outcome too. */
  write(appends: readonly Append[]): AppendOutcome[] {
    let outcomes: AppendOutcome[];
    try {
      this.#begin.run();
      outcomes = appends.map((append) => this.#one(append));
    } catch (error) {
      this.#rollBack();
      return this.#eachAlone(appends, error);
    }
    try {
      this.#commit.run();
      return outcomes;
    } catch (error) {
      this.#rollBack();
      if (surelyNotCommitted(error)) return this.#eachAlone(appends, error);
      return appends.map(() => ({ kind: 'unknown', message: messageOf(error) }));
    }
  }

  /** After a batch that failed without a trace: whatever was to blame, only its own append fails. */
  #eachAlone(appends: readonly Append[], error: unknown): AppendOutcome[] {
    if (appends.length === 1) return [{ kind: 'not-written', message: messageOf(error) }];
    return appends.flatMap((append) => this.write([append]));
  }

  #one(append: Append): AppendOutcome {
    const { stream, expected, events } = append;
    const actual = Number(this.#lastRevision.get(stream)?.['revision'] ?? none);
    const believed = expected === 'any' ? actual : expected === 'no_stream' ? none : expected;
    if (believed !== actual) return this.#repeatedOrConflict(append, believed, actual);
    let revision = actual;
    let position: number | bigint = 0;
    for (const { id, type, data, metadata } of events) {
      revision += 1;
      position = this.#insert.run(stream, revision, id, type, data, metadata).lastInsertRowid;
    }
    return { kind: 'appended', appended: { revision, position: String(position), repeated: false } };
  }

  /** Ids are looked at only here, where the revision does not match; a prefix of what stands there will do, and no data. */
  #repeatedOrConflict({ stream, events }: Append, believed: number, actual: number): AppendOutcome {
    const standing = this.#written.all(stream, believed, events.length);
    const last = standing.at(-1);
    if (last !== undefined && events.every(({ id }, at) => id === standing[at]?.['id'])) {
      const revision = believed + events.length;
      return { kind: 'appended', appended: { revision, position: String(last['position']), repeated: true } };
    }
    return { kind: 'conflict', actual: actual === none ? 'no_stream' : actual };
  }

  #rollBack(): void {
    if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
  }
}
