import { type Kysely, sql } from 'kysely';
import type { Position } from '#event-store';
import type { ReadModelTables } from './tables.ts';

/** The log position that the rows of this snapshot reflect. */
export async function projectedPosition(snapshot: Kysely<ReadModelTables>): Promise<Position | null> {
  const { rows } = await sql<{ readonly position: Position | null }>`
    select position from checkpoints where rows = 'living'`.execute(snapshot);
  return rows[0]?.position ?? null;
}
