import type { Decimal } from '../invoice/content.ts';
import {
  type FixedPoint,
  formatFixedPoint,
  inUnitsOf,
  isPlainNotation,
  parseFixedPoint,
  powerOfTen,
  type Rounding,
} from './fixed-point.ts';

/**
 * Exact arithmetic on decimal texts. What comes out is in plain notation, without `+`, exponent or `-0`.
 * Every function here throws RangeError for a text that is no decimal, but `isDecimal` and `canonicalDecimal`.
 */

export interface DecimalLimits {
  readonly integerDigits: number;
  readonly fractionDigits: number;
}

/** Far beyond every limit of the service: what is longer is refused unread, so that no text costs time or memory. */
const LONGEST = 64;

const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;

/** Whether the text is a decimal in plain notation within the limits. Zeros that carry no value do not count. */
export function isDecimal(text: string, limits: DecimalLimits): boolean {
  if (text.length > LONGEST || !isPlainNotation(text)) return false;
  const point = text.indexOf('.');
  const end = point < 0 ? text.length : point;
  let start = text.startsWith('-') ? 1 : 0;
  while (start < end && text[start] === '0') start += 1;
  let last = text.length - 1;
  while (last > end && text[last] === '0') last -= 1;
  return end - start <= limits.integerDigits && last - end <= limits.fractionDigits;
}

/**
 * The one shortest text of the number: `1.50`, `+1.5` and `15e-1` are all `1.5`, `-0.0` is `0`.
 * Takes plain and scientific notation, as JSON numbers are written; null for anything else and for absurd sizes.
 */
export function canonicalDecimal(text: string): Decimal | null {
  const [, sign, whole = '', fraction = '', exponent = '0'] = (text.length <= LONGEST && NUMBER.exec(text)) || [];
  if (sign === undefined || whole + fraction === '') return null;
  const digits = (whole + fraction).replace(/^0+/, '');
  if (digits === '') return '0';
  const trimmed = digits.replace(/0+$/, '');
  const scale = fraction.length - Number(exponent) - (digits.length - trimmed.length);
  if (Math.abs(scale) > LONGEST) return null;
  const magnitude = BigInt(trimmed) * powerOfTen(Math.max(0, -scale));
  return formatFixedPoint(sign === '-' ? -magnitude : magnitude, Math.max(0, scale));
}

/** As many decimals as the finer of the two has: amounts of one currency stay in its exponent. */
export const add = (a: Decimal, b: Decimal): Decimal => combine(parseFixedPoint(a), parseFixedPoint(b), 1n);

/** As `add`: `a - b`. */
export const subtract = (a: Decimal, b: Decimal): Decimal => combine(parseFixedPoint(a), parseFixedPoint(b), -1n);

/** As `add`; of nothing: zero in the given exponent. */
export const sum = (values: Iterable<Decimal>, exponent: number): Decimal => {
  let total = toExponent('0', exponent);
  for (const value of values) total = add(total, value);
  return total;
};

/** Below 0 where `a` is less than `b`, 0 where they are the same number, above 0 where it is more. */
export const compare = (a: Decimal, b: Decimal): number => {
  const left = parseFixedPoint(a);
  const right = parseFixedPoint(b);
  const scale = Math.max(left.scale, right.scale);
  const difference = inUnitsOf(scale, left, 'half-away') - inUnitsOf(scale, right, 'half-away');
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
};

export const isZero = (value: Decimal): boolean => parseFixedPoint(value).digits === 0n;
export const isNegative = (value: Decimal): boolean => parseFixedPoint(value).digits < 0n;
export const isPositive = (value: Decimal): boolean => parseFixedPoint(value).digits > 0n;

/** The value with exactly `exponent` decimals. */
export const roundTo = (value: Decimal, exponent: number, rounding: Rounding): Decimal =>
  formatFixedPoint(inUnitsOf(exponent, parseFixedPoint(value), rounding), exponent);

/**
 * The same value, written with exactly `exponent` decimals.
 * @throws RangeError where it is finer than that.
 */
export function toExponent(value: Decimal, exponent: number): Decimal {
  const written = roundTo(value, exponent, 'half-away');
  if (compare(written, value) !== 0) throw new RangeError(`${value} has more than ${exponent} decimals`);
  return written;
}

function combine(a: FixedPoint, b: FixedPoint, sign: bigint): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return formatFixedPoint(inUnitsOf(scale, a, 'half-away') + sign * inUnitsOf(scale, b, 'half-away'), scale);
}
