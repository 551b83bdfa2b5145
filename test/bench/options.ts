import { parseArgs } from 'node:util';
import type { BurstSize } from './scenarios/scenario.ts';

export type Mode = 'ratios' | 'memory' | 'profile';

export interface Options {
  readonly mode: Mode;
  readonly rounds: number;
  readonly warmUp: BurstSize;
  readonly burst: BurstSize;
  /** Creates of the memory run. */
  readonly creates: number;
  /** Only the scenarios whose name begins so; null: all. */
  readonly only: string | null;
}

export const usage = `npm run bench [-- options]

  (none)            ratios to a bare echo, several rounds: about five minutes
  --memory          resident memory over 200,000 creates
  --profile         where the service's main thread spends its time
  --quick           each of these small, to see that it works: the figures mean little
  --rounds <n>      how many rounds, in place of 5 (of 1 with --quick)
  --only <name>     only the scenarios whose name begins so, e.g. --only get
`;

const full = {
  rounds: 5,
  warmUp: { seconds: 4, prepared: 2_000 },
  burst: { seconds: 4, prepared: 4_000 },
  creates: 200_000,
};
const quick = {
  rounds: 1,
  warmUp: { seconds: 0.5, prepared: 50 },
  burst: { seconds: 1, prepared: 200 },
  creates: 4_000,
};

/** @throws TypeError for an option that there is not */
export function readOptions(args: readonly string[]): Options | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      memory: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      rounds: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const mode = values.memory ? 'memory' : values.profile ? 'profile' : 'ratios';
  const size = values.quick ? quick : full;
  return { ...size, mode, rounds: Number(values.rounds ?? size.rounds), only: values.only ?? null };
}
