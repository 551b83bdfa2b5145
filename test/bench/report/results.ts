import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import type { RawAppends } from '../baselines/raw-appends.ts';
import type { Contest, Round } from '../measure/contest.ts';
import { median } from '../measure/statistics.ts';
import type { MemoryResult } from '../memory/memory-run.ts';

export interface ScenarioResult {
  readonly name: string;
  /** Median of the rounds' ratios of requests per second, ours to the echo's. */
  readonly ratio: number;
  readonly target: number | null;
  readonly answerBytes: number;
  readonly rounds: readonly Round[];
}

export interface AppendResult {
  /** Of one stored event of a create. */
  readonly bytes: number;
  readonly rounds: readonly RawAppends[];
}

export interface Results {
  readonly at: string;
  readonly machine: { readonly node: string; readonly processor: string; readonly processors: number };
  readonly scenarios: readonly ScenarioResult[];
  readonly appends: AppendResult | null;
  readonly memory: MemoryResult | null;
}

/** Where the last run's figures stand, in the folder that the benchmark is run in. */
export const resultsFile = 'bench-results.json';

export const machine = (): Results['machine'] => ({
  node: process.version,
  processor: cpus()[0]?.model ?? 'unknown',
  processors: availableParallelism(),
});

export const scenarioResult = ({ scenario, answerBytes, rounds }: Contest): ScenarioResult => ({
  name: scenario.name,
  ratio: median(rounds.map(({ ratio }) => ratio)),
  target: scenario.target,
  answerBytes,
  rounds,
});

export function writeResults(results: Results): void {
  writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
}
