import type { Decimal } from '../invoice/content.ts';
import { divideRounded, formatFixedPoint, inUnitsOf, parseFixedPoint, type Rounding } from '../money/fixed-point.ts';

/** Percentages have up to 5 decimals and are held as whole numbers of 0.00001 percent. */
export const PERCENTAGE_DECIMALS = 5;
export const HUNDRED_PERCENT = 10n ** BigInt(PERCENTAGE_DECIMALS + 2);

/** @throws RangeError where the text is no decimal. */
export const percentageUnits = (text: Decimal): bigint =>
  inUnitsOf(PERCENTAGE_DECIMALS, parseFixedPoint(text), 'half-away');

/** That percentage of an amount in minor units, rounded to whole ones. */
export const percentageOf = (amount: bigint, percentage: bigint, rounding: Rounding): bigint =>
  percentage === 0n ? 0n : divideRounded(amount * percentage, HUNDRED_PERCENT, rounding);

/** The shortest text of it, e.g. `8.25`. */
export const formatPercentage = (units: bigint): Decimal =>
  formatFixedPoint(units, PERCENTAGE_DECIMALS).replace(/\.?0+$/, '');
