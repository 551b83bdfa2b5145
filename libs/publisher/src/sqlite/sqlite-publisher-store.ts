import type { DatabaseSync } from 'node:sqlite';
import type { HeldUp, PublishedPlace, PublisherCheckpoint, PublisherStore, Skip } from '../port/publisher-store.ts';
import { openDatabase } from './open-database.ts';

/**
 * Opens `DATA_DIR/publisher.db`, made where it is missing. Several may be open at once, in several processes.
 * @throws NewerPublisherStore
 */
export const openSqlitePublisherStore = (file: string): SqlitePublisherStore =>
  new SqlitePublisherStore(openDatabase(file));

export class SqlitePublisherStore implements PublisherStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  async checkpoint(): Promise<PublisherCheckpoint> {
    const row = this.#database.prepare('SELECT * FROM checkpoint').get()!;
    const { position, stream, revision, event_id: id, generation } = row;
    return { position, event: id === null ? null : { stream, revision, id }, generation } as PublisherCheckpoint;
  }

  /** One statement, which compares and sets: whoever comes second finds another generation. */
  async advance(from: PublisherCheckpoint, { position, event }: PublishedPlace): Promise<PublisherCheckpoint | null> {
    const generation = from.generation + 1;
    const { changes } = this.#database
      .prepare(
        'UPDATE checkpoint SET position = ?, stream = ?, revision = ?, event_id = ?, generation = ? WHERE generation = ?',
      )
      .run(position, event?.stream ?? null, event?.revision ?? null, event?.id ?? null, generation, from.generation);
    return Number(changes) === 1 ? { position, event, generation } : null;
  }

  async heldUp(): Promise<HeldUp | null> {
    const row = this.#database.prepare('SELECT position, stream, revision, type, reason FROM held_up').get();
    return row === undefined ? null : ({ ...row } as unknown as HeldUp);
  }

  async holdUp(heldUp: HeldUp | null): Promise<void> {
    if (heldUp === null) {
      this.#database.exec('DELETE FROM held_up');
      return;
    }
    const { position, stream, revision, type, reason } = heldUp;
    this.#database
      .prepare(
        'INSERT OR REPLACE INTO held_up (id, position, stream, revision, type, reason) VALUES (1, ?, ?, ?, ?, ?)',
      )
      .run(position, stream, revision, type, reason);
  }

  async skip({ position, who, why, at }: Skip): Promise<void> {
    this.#database
      .prepare('INSERT INTO skips (position, who, why, at) VALUES (?, ?, ?, ?) ON CONFLICT (position) DO NOTHING')
      .run(position, who, why, at);
  }

  async skips(): Promise<readonly Skip[]> {
    const rows = this.#database.prepare('SELECT position, who, why, at FROM skips ORDER BY decided').all();
    return rows.map((row) => ({ ...row }) as unknown as Skip);
  }

  async close(): Promise<void> {
    if (this.#database.isOpen) this.#database.close();
  }
}
