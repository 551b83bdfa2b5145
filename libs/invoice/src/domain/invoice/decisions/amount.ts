import type { FieldError } from '../../decision.ts';
import { canonicalDecimal, isDecimal, isPositive, toExponent } from '../../money/index.ts';
import type { Decimal } from '../content.ts';

const INTEGER_DIGITS = 12;

export type ReadAmount =
  | { readonly outcome: 'read'; readonly amount: Decimal }
  | { readonly outcome: 'refused'; readonly errors: readonly FieldError[] };

/** An amount of money that somebody asks to move: above 0, and not finer than the currency. */
export function readAmount(text: Decimal, exponent: number): ReadAmount {
  const value = canonicalDecimal(text);
  if (value === null) return refused('not-a-decimal', 'Must be a decimal in plain notation, such as 12.50.');
  if (!isDecimal(value, { integerDigits: INTEGER_DIGITS, fractionDigits: Infinity })) {
    return refused('too-many-integer-digits', `Must have at most ${INTEGER_DIGITS} integer digits.`);
  }
  if (!isDecimal(value, { integerDigits: INTEGER_DIGITS, fractionDigits: exponent })) {
    return refused('too-many-decimals', `Must have at most ${exponent} decimals.`);
  }
  if (!isPositive(value)) return refused('not-positive', 'Must be above 0.');
  return { outcome: 'read', amount: toExponent(value, exponent) };
}

const refused = (code: string, detail: string): ReadAmount => ({
  outcome: 'refused',
  errors: [{ pointer: '/amount', code, detail }],
});
