import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { roundShares, spread, sumOfShares } from './largest-remainder.ts';

const total = (parts: readonly bigint[]): bigint => parts.reduce((sum, part) => sum + part, 0n);
const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);
const weights = fc.array(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), { minLength: 1, maxLength: 12 });
const amounts = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });

describe('spreading an amount over weights', () => {
  test.each<[string, bigint, bigint[], bigint[]]>([
    ['equal remainders go to the lines that come first', 100n, [1n, 1n, 1n], [34n, 33n, 33n]],
    ['the largest remainder comes first, wherever its line is', 10n, [333n, 333n, 334n], [3n, 3n, 4n]],
    ['a weight of 0 gets nothing', 5n, [0n, 1n, 0n, 1n], [0n, 3n, 0n, 2n]],
    ['a negative weight gets a negative part', 8n, [100n, -20n], [10n, -2n]],
    ['negative weights alone carry the amount among them', 10n, [-1n, -3n], [3n, 7n]],
    ['a negative amount is the mirror of the positive one', -100n, [1n, 1n, 1n], [-34n, -33n, -33n]],
    ['parts may exceed the amount where weights nearly cancel out', 1n, [100n, -99n], [100n, -99n]],
    ['nothing spread over weights that cancel out is nothing', 0n, [1n, -1n], [0n, 0n]],
  ])('%s', (_, amount, over, parts) => {
    expect(spread(amount, over)).toEqual(parts);
  });

  test('throws RangeError where the weights sum to 0 and there is something to carry', () => {
    expect(() => spread(1n, [1n, -1n])).toThrow(RangeError);
    expect(() => spread(1n, [])).toThrow(RangeError);
  });

  test('parts sum to the amount, each less than a unit from its exact share, and negate with it', () => {
    fc.assert(
      fc.property(amounts, weights, (amount, over) => {
        const whole = total(over);
        fc.pre(whole !== 0n);
        const parts = spread(amount, over);
        expect(total(parts)).toBe(amount);
        for (const [index, part] of parts.entries()) {
          expect(magnitude(part * whole - amount * (over[index] ?? 0n)) < magnitude(whole)).toBe(true);
        }
        expect(spread(-amount, over)).toEqual(parts.map((part) => -part));
      }),
    );
  });
});

describe('rounding exact shares to a given total', () => {
  test('compares remainders of different denominators exactly', () => {
    const shares = [
      { numerator: 1n, denominator: 3n },
      { numerator: 2n, denominator: 3n },
      { numerator: 3n, denominator: 4n },
      { numerator: 1n, denominator: 4n },
    ];
    expect(roundShares(2n, shares)).toEqual([0n, 1n, 1n, 0n]);
    const [half, twoThirds] = [
      { numerator: 5n, denominator: 10n },
      { numerator: 2n, denominator: 3n },
    ];
    expect(roundShares(1n, [half, twoThirds])).toEqual([0n, 1n]);
    expect(sumOfShares(shares)).toEqual({ numerator: 24n, denominator: 12n });
  });

  test('shares of opposite sign keep their own sign, whichever comes first', () => {
    const half = (numerator: bigint) => ({ numerator, denominator: 2n });
    expect(roundShares(0n, [half(21n), half(-21n)])).toEqual([10n, -10n]);
    expect(roundShares(-1n, [half(20n), half(-21n)])).toEqual([10n, -11n]);
  });
});
