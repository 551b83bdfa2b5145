import { describe, expect, test } from '@jest/globals';
import { memoryResult } from './memory-run.ts';

const samples = (mebibytes: (creates: number) => number) =>
  Array.from({ length: 100 }, (_, index) => (index + 1) * 2_000).map((creates) => ({
    creates,
    mebibytes: mebibytes(creates),
  }));

describe('the memory of a run', () => {
  test('grows as its second half does: filling the caches at first is no leak', () => {
    const warming = memoryResult(samples((creates) => Math.min(180, 100 + creates / 1_000)));
    expect(warming.highest).toBe(180);
    expect(warming.growth).toBeCloseTo(0);
  });

  test('shows a leak of 10 MiB per 100,000 creates', () => {
    expect(memoryResult(samples((creates) => 150 + creates / 10_000)).growth).toBeCloseTo(10);
  });
});
