import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../service/built-service.ts';
import { startService } from '../../service/start-service.ts';
import { inTemporaryFolder } from '../../service/temporary-folder.ts';
import type { LoadGenerator } from '../load/load-generator.ts';
import { measure } from '../measure/burst.ts';
import type { Options } from '../options.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { type CpuProfile, type FunctionTime, functionTimes, type Window } from './cpu-profile.ts';

export interface ProfileResult {
  readonly requests: number;
  readonly threads: readonly ThreadProfile[];
}

export interface ThreadProfile {
  /** 0: the main thread. */
  readonly thread: number;
  readonly functions: readonly FunctionTime[];
}

/** Runs one scenario on a service that notes what its threads do; start, warm-up and end are left out. */
export function profileScenario(scenario: Scenario, load: LoadGenerator, options: Options): Promise<ProfileResult> {
  return inTemporaryFolder(async (dataDir) => {
    const folder = join(dataDir, 'profiles');
    const service = await startService({ dataDir, env: { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${folder}` } });
    const server = { pid: service.pid, port: Number(new URL(service.url).port) };
    await measure(load, server, await scenario.prepare(service, options.warmUp));
    const burst = await scenario.prepare(service, options.burst);
    const start = performance.now();
    const { requests } = await measure(load, server, burst);
    const end = performance.now();
    await service.stop();
    const stopped = performance.now();
    const window = { from: (stopped - start) / 1_000, to: (stopped - end) / 1_000 };
    return { requests, threads: threadProfiles(folder, window) };
  });
}

/** Every thread writes its own: `CPU.<date>.<time>.<pid>.<thread>.<number>.cpuprofile`. */
const threadProfiles = (folder: string, window: Window): readonly ThreadProfile[] =>
  readdirSync(folder)
    .map((name) => {
      const profile = JSON.parse(readFileSync(join(folder, name), 'utf8')) as CpuProfile;
      return { thread: Number(name.split('.')[4]), functions: functionTimes(profile, window, projectFolder) };
    })
    .toSorted((a, b) => a.thread - b.thread);
