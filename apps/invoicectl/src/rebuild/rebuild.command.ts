import { openSqliteLogReader } from '#event-store/sqlite';
import { decoders } from '#invoice/stored-events';
import { rebuildReadModels } from '#read-models';
import { openSqliteReadModelStore } from '#read-models/sqlite';
import { logFile, readModelsFile } from '../terminal/data-files.ts';
import { progress } from '../terminal/progress.ts';
import { bad, good } from '../terminal/style.ts';

/** Builds the read models anew from the log and puts them in the place of the living ones, while a service may be at work. */
export async function rebuild({ dataDir, fromScratch }: { dataDir: string; fromScratch: boolean }): Promise<void> {
  const log = openSqliteLogReader({ file: logFile(dataDir) });
  const store = openSqliteReadModelStore(readModelsFile(dataDir));
  const bar = progress('rebuilding');
  try {
    const { checkpoint, differences } = await rebuildReadModels({
      store,
      log,
      decode: decoders,
      fromScratch,
      onProgress: ({ position, head }) => {
        bar.at(position, head);
      },
    });
    bar.stop();
    console.log(good(`Rebuilt up to position ${checkpoint.position ?? '0'} and switched.`));
    if (differences.length > 0) console.log(bad(`${String(differences.length)} rows did not say what the log says:`));
    for (const { table, tenant, key, kind, columns } of differences)
      console.log(
        `  ${table} ${key} of tenant ${tenant}: ${kind}${columns.length > 0 ? ` in ${columns.join(', ')}` : ''}`,
      );
  } finally {
    bar.stop();
    await store.close();
    await log.close();
  }
}
