import type { FunctionTime } from '../profile/cpu-profile.ts';
import type { ProfileResult } from '../profile/profile-run.ts';
import { table } from './table.ts';

const rowsOfMainThread = 45;
const rowsOfOthers = 12;

/** Microseconds per request, by thread and function. */
export function printProfile(scenario: string, { requests, threads }: ProfileResult): void {
  const perRequest = (microseconds: number) => (microseconds / requests).toFixed(2);
  const print = (title: string, functions: readonly FunctionTime[]) => {
    const rows = functions.map(({ place, self, total }) => [place, perRequest(self), perRequest(total)]);
    console.log(`\n${title}\n`);
    console.log(table([['us per request', 'self', 'with callees'], ...rows]));
  };
  for (const { thread, functions } of threads) {
    const all = functions.reduce((sum, { self }) => sum + self, 0);
    const title = `${scenario}, thread ${thread}${thread === 0 ? ' (main)' : ''}: ${perRequest(all)} us per request`;
    print(`${title}, most in themselves`, functions.slice(0, thread === 0 ? rowsOfMainThread : rowsOfOthers));
    if (thread === 0) print(`${title}, our own code, most with what it calls`, ourSlowest(functions));
  }
}

const ourSlowest = (functions: readonly FunctionTime[]): readonly FunctionTime[] =>
  functions
    .filter(({ place }) => / dist\//.test(place))
    .toSorted((a, b) => b.total - a.total)
    .slice(0, rowsOfMainThread);
