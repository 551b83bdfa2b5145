import { decoders } from '#invoice/stored-events';
import { rebuildReadModels, type RebuildStep } from '../rebuild/rebuild-read-models.ts';
import { openSqliteReadModelStore } from '../sqlite/sqlite-read-model-store.ts';
import { LogFixture } from './log-fixture.ts';
import { writeLives } from './some-lives.ts';

/** Rebuilds the file and ends itself without warning at a step: `node ... <file> <invoices> <step>`. */
const [file = '', invoices, step] = process.argv.slice(2);
const die = (): void => {
  process.kill(process.pid, 'SIGKILL');
};

const log = new LogFixture();
writeLives(log, Number(invoices));
await rebuildReadModels({
  store: openSqliteReadModelStore(file),
  log,
  decode: decoders,
  onStep: (reached: RebuildStep) => {
    if (reached === step) die();
  },
  onProgress: ({ events }) => {
    if (step === 'building' && events > 200) die();
  },
});
