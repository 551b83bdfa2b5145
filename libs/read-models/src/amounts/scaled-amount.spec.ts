import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decimalAmount, scaledAmount, scaledCeiling, scaledFloor } from './scaled-amount.ts';

describe('a scaled amount', () => {
  test.each([
    ['0', 0n],
    ['12', 120_000n],
    ['0.05', 500n],
    ['-0.05', -500n],
    ['-1446.38', -14_463_800n],
    ['999999999999.9999', 9_999_999_999_999_999n],
  ])('of %s is exact', (decimal, scaled) => {
    expect(scaledAmount(decimal)).toBe(scaled);
  });

  test('comes back as it was, in every exponent', () => {
    const amount = fc.record({
      scaled: fc.bigInt(-(10n ** 16n), 10n ** 16n),
      exponent: fc.integer({ min: 0, max: 4 }),
    });
    fc.assert(
      fc.property(amount, ({ scaled, exponent }) => {
        const inExponent = scaled - (scaled % 10n ** BigInt(4 - exponent));
        expect(scaledAmount(decimalAmount(inExponent, exponent))).toBe(inExponent);
      }),
    );
  });

  test('has as many decimals as the currency', () => {
    expect([0, 2, 3, 4].map((exponent) => decimalAmount(-70_000n, exponent))).toEqual([
      '-7',
      '-7.00',
      '-7.000',
      '-7.0000',
    ]);
  });

  test('as a bound is never tighter than what was asked', () => {
    expect([scaledFloor('1.00009'), scaledFloor('-1.00009'), scaledFloor('1.5')]).toEqual([10_000n, -10_001n, 15_000n]);
    expect([scaledCeiling('1.00009'), scaledCeiling('-1.00009'), scaledCeiling('1.5')]).toEqual([
      10_001n,
      -10_000n,
      15_000n,
    ]);
  });
});
