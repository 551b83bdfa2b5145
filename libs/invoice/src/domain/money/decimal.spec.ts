import { describe, expect, test } from '@jest/globals';
import Big from 'big.js';
import fc from 'fast-check';
import {
  add,
  canonicalDecimal,
  compare,
  isDecimal,
  isNegative,
  isPositive,
  isZero,
  roundTo,
  subtract,
  sum,
  toExponent,
} from './decimal.ts';

/** Decimals of up to 24 digits, a good part of them at a half of some unit. */
const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 23n), max: 10n ** 23n }), fc.constantFrom('', '5', '50', '05'), fc.nat(12))
  .map(([digits, end, scale]) => new Big(`${digits}${end}`).div(new Big(10).pow(scale)).toFixed());
const exponents = fc.constantFrom(0, 2, 3, 4);

describe('a decimal within limits', () => {
  const limits = { integerDigits: 3, fractionDigits: 2 };

  test.each(['0', '-0', '999', '999.99', '-12.5', '007.10', '12.5000', '0000999', '0.00'])('%j is one', (text) => {
    expect(isDecimal(text, limits)).toBe(true);
  });

  test.each([
    '1000',
    '0.001',
    '',
    '-',
    '.',
    '.5',
    '5.',
    '+5',
    '1e2',
    '1,5',
    ' 1',
    '1\n',
    '0x1f',
    'NaN',
    'Infinity',
    '--1',
    '١',
  ])('%j is none', (text) => {
    expect(isDecimal(text, limits)).toBe(false);
  });

  test('a text longer than any number of the service is none, however small its value', () => {
    expect(isDecimal(`0.${'0'.repeat(100)}`, limits)).toBe(false);
  });
});

describe('the canonical text of a number', () => {
  test.each([
    ['1.50', '1.5'],
    ['+1.5', '1.5'],
    ['15e-1', '1.5'],
    ['1E+3', '1000'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['0e9999', '0'],
    ['00012', '12'],
    ['-00.1200', '-0.12'],
    ['1e-7', '0.0000001'],
    ['123456789012345678901234567890.5', '123456789012345678901234567890.5'],
    ['100', '100'],
  ])('of %j is %j', (text, canonical) => {
    expect(canonicalDecimal(text)).toBe(canonical);
  });

  test.each([
    '',
    '-',
    '.',
    'e5',
    '1e',
    '1e400',
    '1e-400',
    '1e99999',
    'NaN',
    'Infinity',
    '1 ',
    '0x10',
    '1_000',
    '9'.repeat(65),
  ])('of %j there is none', (text) => {
    expect(canonicalDecimal(text)).toBeNull();
  });

  test('is its own canonical text and the same number', () => {
    fc.assert(
      fc.property(decimals, fc.nat(5), (value, zeros) => {
        const padded = value.includes('.') ? value + '0'.repeat(zeros) : value;
        const canonical = canonicalDecimal(padded);
        expect(canonical).toBe(new Big(value).toFixed());
        expect(canonicalDecimal(canonical ?? '')).toBe(canonical);
      }),
    );
  });
});

describe('arithmetic', () => {
  test('keeps the decimals of the finer operand, so that amounts stay in their exponent', () => {
    expect(add('1.50', '2.50')).toBe('4.00');
    expect(subtract('1.50', '1.50')).toBe('0.00');
    expect(subtract('1.5', '2.505')).toBe('-1.005');
    expect(add('0.1', '0.2')).toBe('0.3');
    expect(sum(['0.10', '0.20', '-0.30'], 2)).toBe('0.00');
    expect(sum([], 3)).toBe('0.000');
  });

  test('agrees with big.js on sums, differences and order', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        expect(canonicalDecimal(add(a, b))).toBe(new Big(a).plus(b).toFixed());
        expect(canonicalDecimal(subtract(a, b))).toBe(new Big(a).minus(b).toFixed());
        expect(compare(a, b)).toBe(new Big(a).cmp(b));
        expect(compare(a, a)).toBe(0);
      }),
    );
  });

  test('orders by value, not by text', () => {
    expect(compare('9.5', '10')).toBe(-1);
    expect(compare('1.0', '1')).toBe(0);
    expect(compare('-2', '-10')).toBe(1);
  });

  test('tells the sign, and zero has none', () => {
    expect([isNegative('-0.01'), isZero('-0.01'), isPositive('-0.01')]).toEqual([true, false, false]);
    expect([isNegative('-0.00'), isZero('-0.00'), isPositive('-0.00')]).toEqual([false, true, false]);
    expect([isNegative('0.01'), isZero('0.01'), isPositive('0.01')]).toEqual([false, false, true]);
  });

  test('throws RangeError for what is no decimal', () => {
    expect(() => add('1', 'x')).toThrow(RangeError);
    expect(() => compare('', '1')).toThrow(RangeError);
  });
});

describe('rounding', () => {
  test.each([
    ['-1446.375', 2, '-1446.38', '-1446.38'],
    ['1446.365', 2, '1446.37', '1446.36'],
    ['0.125', 2, '0.13', '0.12'],
    ['0.025', 2, '0.03', '0.02'],
    ['-0.005', 2, '-0.01', '0.00'],
    ['28.875', 2, '28.88', '28.88'],
    ['2.5', 0, '3', '2'],
    ['-2.5', 0, '-3', '-2'],
    ['-0.4', 0, '0', '0'],
    ['7', 3, '7.000', '7.000'],
    ['0.1250000000001', 2, '0.13', '0.13'],
  ])('%s to %i decimals is %s half away from zero and %s half to even', (value, exponent, away, even) => {
    expect(roundTo(value, exponent, 'half-away')).toBe(away);
    expect(roundTo(value, exponent, 'half-even')).toBe(even);
  });

  test('agrees with big.js in both ways', () => {
    fc.assert(
      fc.property(decimals, exponents, (value, exponent) => {
        const unsigned = (text: string): string => text.replace(/^-(?=[0.]*$)/, '');
        expect(roundTo(value, exponent, 'half-away')).toBe(unsigned(new Big(value).toFixed(exponent, Big.roundHalfUp)));
        expect(roundTo(value, exponent, 'half-even')).toBe(
          unsigned(new Big(value).toFixed(exponent, Big.roundHalfEven)),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('an amount is written in its exponent, and one that is finer is refused', () => {
    expect(toExponent('7.5', 2)).toBe('7.50');
    expect(toExponent('7.500', 2)).toBe('7.50');
    expect(toExponent('-0', 0)).toBe('0');
    expect(() => toExponent('7.505', 2)).toThrow('7.505 has more than 2 decimals');
  });
});
