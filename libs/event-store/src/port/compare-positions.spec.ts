import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { comparePositions, isPosition } from './compare-positions.ts';

describe('positions', () => {
  test('stand in the order of their numbers, also beyond what a float holds', () => {
    const position = fc.bigInt({ min: 0n, max: 9_223_372_036_854_775_807n });
    fc.assert(
      fc.property(position, position, (a, b) => {
        expect(Math.sign(comparePositions(String(a), String(b)))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });

  test('of two numbers stand in the order of the first, and then of the second', () => {
    const ascending = ['9', '10/4', '10/9', '10', '10/11', '11/2'];
    for (const [at, a] of ascending.entries()) {
      for (const [otherAt, b] of ascending.entries()) {
        expect(Math.sign(comparePositions(a, b))).toBe(Math.sign(at - otherAt));
      }
    }
  });

  test.each(['0', '1', '10', '9223372036854775807', '12/7'])('%s is one', (text) => {
    expect(isPosition(text)).toBe(true);
  });

  test.each([
    '',
    ' 1',
    '01',
    '-1',
    '1.0',
    '1e3',
    '0x1',
    'null',
    '12345678901234567890',
    '1\n',
    '1/',
    '/1',
    '1/2/3',
    '1/02',
  ])('%j is none', (text) => {
    expect(isPosition(text)).toBe(false);
  });
});
