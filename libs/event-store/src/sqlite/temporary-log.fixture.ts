import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogUnderTest } from '../contract/log-under-test.ts';
import { openSqliteEventStore, type SqliteEventStore } from './event-store.ts';

export interface TemporaryLog extends LogUnderTest {
  readonly folder: string;
  readonly file: string;
  open(): Promise<SqliteEventStore>;
}

/** A log in a folder of its own, which goes with `dispose`. */
export async function temporaryLog(): Promise<TemporaryLog> {
  const folder = await mkdtemp(join(tmpdir(), 'event-log-'));
  const file = join(folder, 'events.db');
  return {
    folder,
    file,
    open: () => openSqliteEventStore({ file }),
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}
