import type { Line } from '../invoice/content.ts';
import { type FixedPoint, inUnitsOf, multiply, type Rounding } from '../money/fixed-point.ts';
import type { FiguresReader } from './figures-reader.ts';
import { percentageOf } from './percentage.ts';

export interface PricedLine {
  readonly lineId: string;
  readonly gross: bigint;
  readonly discount: bigint;
  readonly total: bigint;
}

/** `gross = round(unitPrice x quantity)`, `discount = round(gross x discountPercentage / 100)`, each rounded apart. */
export function priceLine(
  reader: FiguresReader,
  line: Line,
  index: number,
  quantity: FixedPoint,
  unitPrice: FixedPoint,
  rounding: Rounding,
): PricedLine {
  const gross = inUnitsOf(reader.exponent, multiply(unitPrice, quantity), rounding);
  if (line.discountPercentage === null) return { lineId: line.id, gross, discount: 0n, total: gross };
  const percentage = reader.percentage(line.discountPercentage, ['lines', index, 'discountPercentage']);
  const discount = percentageOf(gross, percentage, rounding);
  return { lineId: line.id, gross, discount, total: gross - discount };
}
