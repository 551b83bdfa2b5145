import { parentPort, workerData } from 'node:worker_threads';
import { type CommitSignal, openSqliteLogReader } from '#event-store/sqlite';
import { decoders } from '#invoice/stored-events';
import { runProjector } from '#read-models';
import { openSqliteReadModelStore } from '#read-models/sqlite';

/** What the thread is started with. */
export interface ProjectorThreadData {
  readonly eventsFile: string;
  readonly readModelsFile: string;
  readonly commits: CommitSignal;
}

const { eventsFile, readModelsFile, commits } = workerData as ProjectorThreadData;
if (parentPort === null) throw new Error('the projector runs in a thread of the service');

const log = openSqliteLogReader({ file: eventsFile, commits });
const store = openSqliteReadModelStore(readModelsFile);
await store.alignWith({ logId: log.logId, head: await log.head() });
await runProjector({
  port: parentPort,
  log,
  store,
  decode: decoders,
  commits,
  onClose: async () => {
    await store.close();
    await log.close();
  },
});
