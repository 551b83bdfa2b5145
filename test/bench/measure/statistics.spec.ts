import { describe, expect, test } from '@jest/globals';
import { median, percentile, slope } from './statistics.ts';

describe('statistics', () => {
  test('the median is the middle of the sorted values', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([10, 1, 2, 3])).toBe(2.5);
    expect(median([])).toBeNaN();
  });

  test('a percentile is a value that was measured', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([percentile(values, 50), percentile(values, 99), percentile(values, 100)]).toEqual([50, 99, 100]);
    expect(percentile([7], 1)).toBe(7);
    expect(percentile([], 50)).toBeNaN();
  });

  test('the slope is that of the fitted line', () => {
    const points = [0, 1, 2, 3].map((x) => ({ x, y: 5 + 2 * x + (x % 2 === 0 ? 0.5 : -0.5) }));
    expect(slope(points)).toBeCloseTo(1.8);
    expect(slope([1, 2, 3].map((x) => ({ x, y: 4 })))).toBe(0);
  });
});
