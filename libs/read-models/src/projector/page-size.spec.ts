import { expect, test } from '@jest/globals';
import { adaptivePageSize } from './page-size.ts';

test('pages grow while they are full and light, up to the largest', () => {
  const size = adaptivePageSize(600);
  const limits = Array.from({ length: 4 }, () => {
    size.measure(size.limit, 1_000);
    return size.limit;
  });
  expect(limits).toEqual([256, 512, 600, 600]);
});

test('pages that are not full do not grow', () => {
  const size = adaptivePageSize();
  size.measure(size.limit - 1, 1_000);
  expect(size.limit).toBe(128);
});

test('pages of large events shrink to what fits in memory', () => {
  const size = adaptivePageSize();
  size.measure(128, 128_000_000);
  expect(size.limit).toBe(16);
});
