import type { FieldError } from '../decision.ts';
import type { Decimal } from '../invoice/content.ts';
import { type FixedPoint, inUnitsOf, powerOfTen, readFixedPoint } from '../money/fixed-point.ts';
import { HUNDRED_PERCENT, PERCENTAGE_DECIMALS } from './percentage.ts';

/** The parts of a JSON pointer into the native body, joined only when there is something to say. */
export type Path = readonly (string | number)[];

/** Of every quantity, price and amount that goes in or comes out. */
export const INTEGER_DIGITS = 12;
const FACTOR_DECIMALS = 12;
/** What is longer than any number within the limits is refused unread. */
const LONGEST = 64;

const ZERO: FixedPoint = { digits: 0n, scale: 0 };

/**
 * Reads the numbers of an invoice and gathers what is wrong with them. A number that breaks a rule reads as zero, so
 * that reading goes on to the next; what was computed counts only where `errors` stayed empty.
 */
export class FiguresReader {
  readonly errors: FieldError[] = [];
  /** ISO 4217 minor-unit digits of the invoice's currency. */
  readonly exponent: number;

  constructor(exponent: number) {
    this.exponent = exponent;
  }

  /** A price or another factor: 12 integer digits, 12 decimals, any sign. */
  factor(text: Decimal, path: Path): FixedPoint {
    return this.#decimal(text, FACTOR_DECIMALS, path) ?? ZERO;
  }

  /** As `factor`, and above 0. */
  quantity(text: Decimal, path: Path): FixedPoint {
    const value = this.#decimal(text, FACTOR_DECIMALS, path);
    if (value !== null && value.digits <= 0n) this.refuse('not-positive', 'Must be above 0.', path);
    return value ?? ZERO;
  }

  /** As `factor`, and not below 0. */
  notNegative(text: Decimal, path: Path): FixedPoint {
    const value = this.#decimal(text, FACTOR_DECIMALS, path);
    if (value !== null && value.digits < 0n) this.refuse('negative', 'Must not be below 0.', path);
    return value ?? ZERO;
  }

  /** 0 to 100 with 5 decimals, in units of 0.00001 percent. */
  percentage(text: Decimal, path: Path): bigint {
    const value = this.#decimal(text, PERCENTAGE_DECIMALS, path) ?? ZERO;
    const units = inUnitsOf(PERCENTAGE_DECIMALS, value, 'half-away');
    if (units >= 0n && units <= HUNDRED_PERCENT) return units;
    this.refuse('not-a-percentage', 'Must be from 0 to 100.', path);
    return 0n;
  }

  /** An amount that is not below 0 and not finer than the currency, in minor units. */
  charge(text: Decimal, path: Path): bigint {
    const value = this.#decimal(text, this.exponent, path) ?? ZERO;
    if (value.digits < 0n) this.refuse('negative', 'Must not be below 0.', path);
    return inUnitsOf(this.exponent, value, 'half-away');
  }

  /** An amount that another system worked out: any sign, brought to minor units. */
  stated(text: Decimal, path: Path): bigint {
    return inUnitsOf(this.exponent, this.factor(text, path), 'half-away');
  }

  /** Whether a computed amount, in minor units, is within the largest amount. */
  fits(units: bigint): boolean {
    const limit = powerOfTen(INTEGER_DIGITS + this.exponent);
    return units < limit && -units < limit;
  }

  refuse(code: string, detail: string, path: Path): void {
    this.errors.push({ pointer: path.map((part) => `/${part}`).join(''), code, detail });
  }

  #decimal(text: Decimal, decimals: number, path: Path): FixedPoint | null {
    const value = text.length > LONGEST ? null : readFixedPoint(text);
    if (value === null) {
      this.refuse('not-a-decimal', 'Must be a decimal in plain notation, such as -12.50.', path);
      return null;
    }
    const { digits, scale } = value;
    const limit = powerOfTen(INTEGER_DIGITS + scale);
    if (digits >= limit || -digits >= limit) {
      this.refuse('too-many-integer-digits', `Must have at most ${INTEGER_DIGITS} integer digits.`, path);
      return null;
    }
    if (scale > decimals && digits % powerOfTen(scale - decimals) !== 0n) {
      this.refuse('too-many-decimals', `Must have at most ${decimals} decimals.`, path);
      return null;
    }
    return value;
  }
}
