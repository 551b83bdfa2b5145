export { exponentOf } from './currency.ts';
export {
  add,
  canonicalDecimal,
  compare,
  type DecimalLimits,
  isDecimal,
  isNegative,
  isPositive,
  isZero,
  roundTo,
  subtract,
  sum,
  toExponent,
} from './decimal.ts';
export type { Rounding } from './fixed-point.ts';
