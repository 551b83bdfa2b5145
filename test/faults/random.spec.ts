import { describe, expect, test } from '@jest/globals';
import { Random } from './random.ts';

const draw = (seed: number) => {
  const random = new Random(seed);
  return Array.from({ length: 1_000 }, () => random.between(1, 6));
};

describe('seeded numbers', () => {
  test('are the same for the same seed, and others for another', () => {
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  test('stay within their bounds and reach both', () => {
    expect(new Set(draw(7))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
  });

  test('pick one of many, and nothing of none', () => {
    expect(['a', 'b']).toContain(new Random(1).pick(['a', 'b']));
    expect(new Random(1).pick([])).toBeUndefined();
  });
});
