import type { Decimal } from '../invoice/content.ts';

/**
 * The exact number `digits / 10^scale`. All arithmetic of money is done on the whole numbers in here, so nothing is
 * ever rounded but where a rule says so.
 */
export interface FixedPoint {
  readonly digits: bigint;
  readonly scale: number;
}

/** `half-away`: a half goes away from zero, so that a credit mirrors its invoice. `half-even`: to the even neighbour. */
export type Rounding = 'half-away' | 'half-even';

const PLAIN_NOTATION = /^-?\d+(?:\.\d+)?$/;
const powers = Array.from({ length: 64 }, (_, exponent) => 10n ** BigInt(exponent));

export const isPlainNotation = (text: string): boolean => PLAIN_NOTATION.test(text);

export const powerOfTen = (exponent: number): bigint => powers[exponent] ?? 10n ** BigInt(exponent);

/** Null where the text is no decimal in plain notation. */
export function readFixedPoint(text: string): FixedPoint | null {
  if (!isPlainNotation(text)) return null;
  const point = text.indexOf('.');
  return point < 0
    ? { digits: BigInt(text), scale: 0 }
    : { digits: BigInt(text.slice(0, point) + text.slice(point + 1)), scale: text.length - point - 1 };
}

/** @throws RangeError where the text is no decimal in plain notation. */
export function parseFixedPoint(text: string): FixedPoint {
  const value = readFixedPoint(text);
  if (value === null) throw new RangeError(`Not a decimal in plain notation: ${text.slice(0, 40)}`);
  return value;
}

/** The whole number nearest to `numerator / denominator`; the denominator is above 0. */
export function divideRounded(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const truncated = numerator / denominator;
  const rest = numerator - truncated * denominator;
  const twice = 2n * (rest < 0n ? -rest : rest);
  if (twice < denominator) return truncated;
  if (twice === denominator && rounding === 'half-even' && truncated % 2n === 0n) return truncated;
  return numerator < 0n ? truncated - 1n : truncated + 1n;
}

/** The value in units of `10^-scale`, e.g. cents for 2; rounded where it is finer than that. */
export function inUnitsOf(scale: number, value: FixedPoint, rounding: Rounding): bigint {
  return value.scale <= scale
    ? value.digits * powerOfTen(scale - value.scale)
    : divideRounded(value.digits, powerOfTen(value.scale - scale), rounding);
}

/** The exact product, as fine as both factors together. */
export const multiply = (a: FixedPoint, b: FixedPoint): FixedPoint => ({
  digits: a.digits * b.digits,
  scale: a.scale + b.scale,
});

/** `digits / 10^scale` in plain notation with exactly `scale` decimals; zero has no sign. */
export function formatFixedPoint(digits: bigint, scale: number): Decimal {
  const text = digits.toString();
  if (scale === 0) return text;
  const sign = digits < 0n ? '-' : '';
  const magnitude = (sign === '' ? text : text.slice(1)).padStart(scale + 1, '0');
  const point = magnitude.length - scale;
  return `${sign}${magnitude.slice(0, point)}.${magnitude.slice(point)}`;
}
