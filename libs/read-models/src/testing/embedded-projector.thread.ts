import { parentPort, workerData } from 'node:worker_threads';
import { openSqliteLogReader } from '#event-store/sqlite';
import { decoders } from '#invoice/stored-events';
import { runProjector } from '../projector/thread/run-projector.ts';
import { openSqliteReadModelStore } from '../sqlite/sqlite-read-model-store.ts';

export interface EmbeddedProjectorData {
  readonly eventsFile: string;
  readonly readModelsFile: string;
  readonly commits: SharedArrayBuffer;
  /** Its first 32-bit integer: how many more of these threads die at their start. */
  readonly deaths: SharedArrayBuffer;
}

const { eventsFile, readModelsFile, commits, deaths } = workerData as EmbeddedProjectorData;
if (parentPort === null) throw new Error('not in a thread');
if (Atomics.sub(new Int32Array(deaths), 0, 1) > 0) throw new Error('dead on arrival');

const log = openSqliteLogReader({ file: eventsFile, commits });
const store = openSqliteReadModelStore(readModelsFile);
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
