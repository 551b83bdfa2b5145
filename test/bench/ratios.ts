import { type Service, startService } from '../service/start-service.ts';
import { inTemporaryFolder } from '../service/temporary-folder.ts';
import { RawAppendBaseline, type RawAppends } from './baselines/raw-appends.ts';
import type { LoadGenerator } from './load/load-generator.ts';
import { Contest } from './measure/contest.ts';
import { storedBytesOf } from './measure/stored-bytes.ts';
import type { Options } from './options.ts';
import { type AppendResult, type ScenarioResult, scenarioResult } from './report/results.ts';
import { makeInvoices } from './scenarios/make-invoices.ts';
import type { Scenario } from './scenarios/scenario.ts';

export interface RatiosRun {
  readonly scenarios: readonly ScenarioResult[];
  readonly appends: AppendResult;
}

/**
 * One service on one folder for the whole run. Every round measures every scenario, the echo first and then ours, and the
 * raw appends: what slows the machine down for a while slows all of them down.
 */
export function runRatios(scenarios: readonly Scenario[], load: LoadGenerator, options: Options): Promise<RatiosRun> {
  return inTemporaryFolder(async (dataDir) => {
    const service = await startService({ dataDir });
    const contests: Contest[] = [];
    try {
      const bytes = await createdEventBytes(service, dataDir);
      const raw = new RawAppendBaseline(dataDir, bytes);
      for (const scenario of scenarios) contests.push(await Contest.prepare(scenario, service, load));
      for (const contest of contests) await contest.warmUp(options.warmUp);
      const rounds = await measureRounds(contests, raw, options);
      raw.close();
      return { scenarios: contests.map(scenarioResult), appends: { bytes, rounds } };
    } catch (error) {
      throw new Error(`the run failed; the service said:\n${service.output()}`, { cause: error });
    } finally {
      await Promise.all(contests.map((contest) => contest.close()));
      await service.stop();
    }
  });
}

async function measureRounds(
  contests: readonly Contest[],
  raw: RawAppendBaseline,
  { rounds, burst }: Options,
): Promise<readonly RawAppends[]> {
  const appends: RawAppends[] = [];
  for (let round = 1; round <= rounds; round++) {
    for (const contest of contests) {
      const { ratio } = await contest.round(burst);
      process.stderr.write(`round ${round} of ${rounds}: ${contest.scenario.name} ${ratio.toFixed(2)}\n`);
    }
    appends.push(raw.measure(burst.seconds / 4));
  }
  return appends;
}

async function createdEventBytes(service: Service, dataDir: string): Promise<number> {
  const [id] = await makeInvoices(service, 1);
  return storedBytesOf(dataDir, id!);
}
