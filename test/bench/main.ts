import { startService } from '../service/start-service.ts';
import { inTemporaryFolder } from '../service/temporary-folder.ts';
import { LoadGenerator } from './load/load-generator.ts';
import { runMemory } from './memory/memory-run.ts';
import { type Options, readOptions, usage } from './options.ts';
import { profileScenario } from './profile/profile-run.ts';
import { runRatios } from './ratios.ts';
import { printMemory } from './report/print-memory.ts';
import { printProfile } from './report/print-profile.ts';
import { printRatios } from './report/print-ratios.ts';
import { machine, resultsFile, writeResults } from './report/results.ts';
import { create } from './scenarios/create.ts';
import { getWithHistory } from './scenarios/get-with-history.ts';
import { list } from './scenarios/list.ts';
import { publish } from './scenarios/publish.ts';
import type { Scenario } from './scenarios/scenario.ts';

function chosenScenarios({ only }: Options): readonly Scenario[] {
  const scenarios = [create, getWithHistory(), list, publish].filter(({ name }) => name.startsWith(only ?? ''));
  if (scenarios.length === 0) throw new Error(`no scenario begins with "${only ?? ''}"`);
  return scenarios;
}

async function ratios(options: Options, load: LoadGenerator): Promise<void> {
  const { scenarios, appends } = await runRatios(chosenScenarios(options), load, options);
  printRatios(scenarios, appends);
  writeResults({ at: new Date().toISOString(), machine: machine(), scenarios, appends, memory: null });
}

async function memory({ creates }: Options, load: LoadGenerator): Promise<void> {
  const result = await inTemporaryFolder(async (dataDir) => {
    const service = await startService({ dataDir });
    try {
      return await runMemory(service, load, creates, ({ creates: made, mebibytes }) =>
        process.stderr.write(`\r${made} of ${creates} creates, ${mebibytes.toFixed(0)} MiB `),
      );
    } finally {
      await service.stop();
    }
  });
  printMemory(result);
  writeResults({ at: new Date().toISOString(), machine: machine(), scenarios: [], appends: null, memory: result });
}

async function profile(options: Options, load: LoadGenerator): Promise<void> {
  for (const scenario of chosenScenarios({ ...options, only: options.only ?? create.name }))
    printProfile(scenario.name, await profileScenario(scenario, load, options));
}

const modes = { ratios, memory, profile };
const options = readOptions(process.argv.slice(2));
if (options === 'help') {
  console.log(usage);
} else {
  const load = new LoadGenerator();
  try {
    await modes[options.mode](options, load);
    if (options.mode !== 'profile') console.log(`\nWritten to ${resultsFile}. A target that is not met fails nothing.`);
  } finally {
    await load.close();
  }
}
