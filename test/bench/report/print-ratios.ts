import type { Measured } from '../measure/burst.ts';
import { median } from '../measure/statistics.ts';
import type { AppendResult, ScenarioResult } from './results.ts';
import { table, yesOrNo } from './table.ts';

/** The ratios first: a number of requests per second says nothing without what the same machine could do at best. */
export function printRatios(scenarios: readonly ScenarioResult[], appends: AppendResult): void {
  console.log(`\nRequests per second as part of a bare Fastify echo of the same body and size\n`);
  console.log(table([['', 'ratio', 'rounds', 'target', 'met'], ...scenarios.map(ratioRow)]));
  console.log(`\nBeside each other (medians)\n`);
  console.log(table([columns, ...scenarios.flatMap(absoluteRows)]));
  console.log(`\nDurable appends of ${appends.bytes} bytes with node:sqlite alone, and creates of one such event\n`);
  console.log(table(appendRows(scenarios, appends)));
}

const columns = ['', 'answer bytes', 'requests/s', 'p50 ms', 'p99 ms', 'CPU us', 'main thread us', 'generator us'];

function ratioRow({ name, ratio, target, rounds }: ScenarioResult): readonly string[] {
  const ratios = rounds.map((round) => round.ratio);
  const range = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
  const promise = target === null ? ['', ''] : [`>= ${target}`, yesOrNo(ratio >= target)];
  return [name, ratio.toFixed(2), range, ...promise];
}

const absoluteRows = ({ name, answerBytes, rounds }: ScenarioResult): readonly (readonly string[])[] => [
  [name, String(answerBytes), ...figures(rounds.map(({ service }) => service))],
  ['  echo', String(answerBytes), ...figures(rounds.map(({ echo }) => echo))],
];

function figures(rounds: readonly Measured[]): readonly string[] {
  const middle = (of: (round: Measured) => number | undefined, digits: number) => {
    const values = rounds.map(of).filter((value) => value !== undefined);
    return values.length === 0 ? '-' : median(values).toFixed(digits);
  };
  return [
    middle((round) => round.requestsPerSecond, 0),
    middle((round) => round.latency.p50, 2),
    middle((round) => round.latency.p99, 2),
    middle((round) => round.cpu?.process, 0),
    middle((round) => round.cpu?.mainThread, 0),
    middle((round) => round.generatorCpu, 0),
  ];
}

function appendRows(scenarios: readonly ScenarioResult[], { rounds }: AppendResult): readonly (readonly string[])[] {
  const creates = scenarios
    .find(({ name }) => name === 'create')
    ?.rounds.map(({ service }) => service.requestsPerSecond);
  const row = (name: string, perSecond: number) => [
    name,
    perSecond.toFixed(0),
    creates === undefined ? '-' : (median(creates) / perSecond).toFixed(2),
  ];
  return [
    ['', 'events/s', 'creates in parts of it'],
    row('a commit for each', median(rounds.map(({ committedOneByOne }) => committedOneByOne))),
    row('commits of 32', median(rounds.map(({ committedBy32 }) => committedBy32))),
  ];
}
