import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../service/built-service.ts';
import { startService } from '../../service/start-service.ts';
import { inTemporaryFolder } from '../../service/temporary-folder.ts';
import type { LoadGenerator } from '../load/load-generator.ts';
import { measure } from '../measure/burst.ts';
import type { BurstSize, Scenario } from '../scenarios/scenario.ts';
import { type CpuProfile, type FunctionTime, functionTimes } from './cpu-profile.ts';

export interface ProfileResult {
  readonly requests: number;
  readonly functions: readonly FunctionTime[];
}

/** Runs one scenario on a service that notes what its main thread does. Start and warm-up are in the profile too. */
export function profileScenario(scenario: Scenario, load: LoadGenerator, size: BurstSize): Promise<ProfileResult> {
  return inTemporaryFolder(async (dataDir) => {
    const profiles = join(dataDir, 'profiles');
    const service = await startService({ dataDir, env: { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profiles}` } });
    const { pid, url } = service;
    const burst = await scenario.prepare(service, size);
    const { requests } = await measure(load, { pid, port: Number(new URL(url).port) }, burst);
    await service.stop();
    return { requests, functions: functionTimes(mainThreadProfile(profiles), projectFolder) };
  });
}

/** Every thread writes its own: `CPU.<date>.<time>.<pid>.<thread>.<number>.cpuprofile`; the main thread is number 0. */
function mainThreadProfile(folder: string): CpuProfile {
  const [file] = globSync('CPU.*.*.*.0.*.cpuprofile', { cwd: folder });
  if (file === undefined) throw new Error('the service wrote no profile of its main thread');
  return JSON.parse(readFileSync(join(folder, file), 'utf8')) as CpuProfile;
}
