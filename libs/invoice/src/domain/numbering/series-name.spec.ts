import { describe, expect, test } from '@jest/globals';
import { numberText, partsOf, prefixOfSeries, seriesName } from './series-name.ts';

describe('a number', () => {
  test.each([
    ['INV-000042', 'INV-', 42, 6],
    ['42', '', 42, 2],
    ['2026-07', '2026-', 7, 2],
    ['A1B2', 'A1B', 2, 1],
  ])('%s is split into prefix, integer and width', (number, prefix, n, width) => {
    expect(partsOf(number)).toEqual({ prefix, n, width });
  });

  test.each(['ABC', '', 'INV-', '12-x'])('%j without digits at its end counts for nothing in a series', (number) => {
    expect(partsOf(number)).toMatchObject({ prefix: number, n: null });
  });

  test('with more digits than can be counted exactly has no integer', () => {
    expect(partsOf('X9999999999999999')).toMatchObject({ prefix: 'X', n: null });
  });

  test('is written with leading zeros, and longer than its width once it has outgrown it', () => {
    expect(numberText('INV-', 7, 3)).toBe('INV-007');
    expect(numberText('INV-', 1234, 3)).toBe('INV-1234');
  });

  test('of the series without a prefix names it _', () => {
    expect(seriesName('')).toBe('_');
    expect(seriesName('INV-')).toBe('INV-');
    expect(seriesName('_')).toBe('__');
  });

  test.each(['', '_', '__', 'INV-', '_x'])(
    'has a series whose name %j can be turned back into the prefix',
    (prefix) => {
      expect(prefixOfSeries(seriesName(prefix))).toBe(prefix);
    },
  );
});
