import { describe, expect, test } from '@jest/globals';
import { type CpuProfile, functionTimes } from './cpu-profile.ts';

const node = (id: number, functionName: string, children: number[] = [], url = 'file:///project/dist/a.js') => ({
  id,
  callFrame: { functionName, url, lineNumber: id },
  children,
});

/** root -> outer -> recursive -> recursive, and root -> idle. */
const profile: CpuProfile = {
  nodes: [
    node(1, '(root)', [2, 5], ''),
    node(2, 'outer', [3]),
    { ...node(3, 'recursive', [4]), callFrame: { functionName: 'recursive', url: '', lineNumber: -1 } },
    { ...node(4, 'recursive'), callFrame: { functionName: 'recursive', url: '', lineNumber: -1 } },
    node(5, '(idle)', [], ''),
  ],
  samples: [2, 3, 4, 4, 5],
  timeDeltas: [10, 20, 30, 40, 1_000],
};

const all = { from: 1, to: 0 };

describe('the times of functions', () => {
  test('are those of their samples, most first, with the place in the project', () => {
    expect(functionTimes(profile, all, '/project').map(({ place, self }) => [place, self])).toEqual([
      ['recursive', 90],
      ['outer dist/a.js:3', 10],
    ]);
  });

  test('are those of the window', () => {
    const window = { from: 0.00108, to: 0.00102 };
    expect(functionTimes(profile, window, '/project').map(({ self }) => self)).toEqual([50, 0]);
  });

  test('count what a function called once, though it called itself', () => {
    const totals = new Map(functionTimes(profile, all, '/project').map(({ place, total }) => [place, total]));
    expect(totals.get('outer dist/a.js:3')).toBe(100);
    expect(totals.get('recursive')).toBe(90);
  });
});
