import type { FunctionTime } from '../profile/cpu-profile.ts';
import type { ProfileResult } from '../profile/profile-run.ts';
import { table } from './table.ts';

const rows = 45;

/** Microseconds of the main thread per request, by function. */
export function printProfile(scenario: string, { requests, functions }: ProfileResult): void {
  const print = (title: string, by: (time: FunctionTime) => number, shown: readonly FunctionTime[]) => {
    const figures = shown
      .toSorted((a, b) => by(b) - by(a))
      .slice(0, rows)
      .map(({ place, self, total }) => [place, (self / requests).toFixed(2), (total / requests).toFixed(2)]);
    console.log(`\n${title} (${scenario}, us per request)\n`);
    console.log(table([['', 'self', 'with callees'], ...figures]));
  };
  print('Most time in themselves', ({ self }) => self, functions);
  const ours = functions.filter(({ place }) => / dist\//.test(place));
  print('Most time with what they call, our own code', ({ total }) => total, ours);
}
