import { describe, expect, test } from '@jest/globals';
import { readOptions } from './options.ts';

describe('the options of the benchmark', () => {
  test('are the full run where nothing is said', () => {
    expect(readOptions([])).toMatchObject({ mode: 'ratios', rounds: 5, only: null });
  });

  test('choose one of the other runs, and a small one', () => {
    expect(readOptions(['--memory'])).toMatchObject({ mode: 'memory', creates: 200_000 });
    expect(readOptions(['--profile', '--only', 'get'])).toMatchObject({ mode: 'profile', only: 'get' });
    expect(readOptions(['--quick'])).toMatchObject({ mode: 'ratios', rounds: 1 });
    expect(readOptions(['--quick', '--rounds', '3'])).toMatchObject({ rounds: 3, creates: 4_000 });
    expect(readOptions(['--help'])).toBe('help');
  });

  test('are refused where there is no such option', () => {
    expect(() => readOptions(['--fast'])).toThrow('--fast');
  });
});
