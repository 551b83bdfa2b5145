import { describe, expect, test } from '@jest/globals';
import { defaultBackoff, delayMs } from './backoff.ts';

const backoff = { ...defaultBackoff, firstMs: 100, longestMs: 1_000 };

describe('the wait between attempts', () => {
  test('doubles up to the longest', () => {
    const random = (): number => 0.999_999;
    expect([1, 2, 3, 4, 5, 500].map((attempt) => delayMs({ ...backoff, random }, attempt))).toEqual([
      100, 200, 400, 800, 1_000, 1_000,
    ]);
  });

  test('is spread between half and the whole', () => {
    expect(delayMs({ ...backoff, random: () => 0 }, 2)).toBe(100);
    expect(delayMs({ ...backoff, random: () => 0.5 }, 2)).toBe(150);
  });

  test('ends at once when the signal is aborted', async () => {
    const stop = new AbortController();
    const waiting = defaultBackoff.wait(3_600_000, stop.signal);
    stop.abort();
    await expect(waiting).resolves.toBeUndefined();
    await expect(defaultBackoff.wait(3_600_000, stop.signal)).resolves.toBeUndefined();
  });
});
