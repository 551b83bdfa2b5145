import { join } from 'node:path';
import { type EventStore, maxPageSize, type Position } from '#event-store';
import type { SqliteEventStore } from '#event-store/sqlite';
import type { Logger } from '#platform';
import { type ProjectorThread, startProjectorThread } from '#read-models';
import { openSqliteInvoiceQueries, openSqliteReadModelStore, type SqliteInvoiceQueries } from '#read-models/sqlite';
import type { ProjectionLag } from '../metrics/metrics.ts';
import type { ProjectorThreadData } from './projector.thread.ts';

/** The read models of this process: who writes them, who asks them, and how far they are behind. */
export interface ReadModels {
  readonly queries: SqliteInvoiceQueries;
  readonly projector: ProjectorThread;
  readonly lag: () => Promise<ProjectionLag>;
  /** The projector stops at the end of a page, then the connections close. */
  readonly close: () => Promise<void>;
}

/** Opens `DATA_DIR/read-models.db`, made where it is missing, and lets the projector follow the log. */
export async function openReadModels(
  dataDir: string,
  eventsFile: string,
  store: SqliteEventStore,
  logger: Logger,
): Promise<ReadModels> {
  const readModelsFile = join(dataDir, 'read-models.db');
  await openSqliteReadModelStore(readModelsFile).close();
  const queries = openSqliteInvoiceQueries(readModelsFile);
  const workerData: ProjectorThreadData = { eventsFile, readModelsFile, commits: store.commits };
  const projector = startProjectorThread({
    module: new URL('./projector.thread.js', import.meta.url),
    workerData,
    onFailure: (reason) => logger.error({ reason }, 'projecting stands still: the lists grow old, it is tried again'),
  });
  return {
    queries,
    projector,
    lag: async () => ({
      events: await eventsAfter(store, projector.position()),
      seconds: secondsSince(projector.behindSince()),
    }),
    close: async () => {
      await projector.close();
      await queries.close();
    },
  };
}

/** Counted up to a page: from there on, more precise figures would only cost more. */
const eventsAfter = async (store: EventStore, position: Position | null): Promise<number> =>
  (await store.readAll({ after: position, limit: maxPageSize })).length;

const secondsSince = (moment: number | null): number => (moment === null ? 0 : (performance.now() - moment) / 1_000);
