import type { Discount } from '../invoice/content.ts';
import { spread } from '../money/largest-remainder.ts';
import { total } from './amounts.ts';
import type { FiguresReader } from './figures-reader.ts';
import type { PricedLine } from './line-amounts.ts';
import { percentageOf } from './percentage.ts';

/**
 * Each line's part of the invoice's discount, in minor units.
 *
 * A percentage of the subtotal of the lines that it applies to, rounded once, or a fixed amount capped at that
 * subtotal; then spread over those lines by largest remainder. Where that subtotal or the invoice's own is not above 0
 * there is no discount.
 */
export function discountParts(
  reader: FiguresReader,
  discount: Discount | null,
  lines: readonly PricedLine[],
): readonly bigint[] {
  const none = lines.map(() => 0n);
  if (discount === null) return none;
  const off = readDiscount(reader, discount);
  const applies = readApplies(reader, discount, lines);
  const weights = lines.map((line) => (applies(line) ? line.total : 0n));
  const subTotal = total(weights);
  if (subTotal <= 0n || total(lines.map((line) => line.total)) <= 0n) return none;
  return spread(off(subTotal), weights);
}

function readDiscount(reader: FiguresReader, discount: Discount): (subTotal: bigint) => bigint {
  switch (discount.kind) {
    case 'percentage': {
      const percentage = reader.percentage(discount.percentage, ['discount', 'percentage']);
      return (subTotal) => percentageOf(subTotal, percentage, 'half-away');
    }
    case 'amount': {
      const amount = reader.charge(discount.amount, ['discount', 'amount']);
      return (subTotal) => (amount < subTotal ? amount : subTotal);
    }
    default:
      return discount satisfies never;
  }
}

function readApplies(
  reader: FiguresReader,
  discount: Discount,
  lines: readonly PricedLine[],
): (line: PricedLine) => boolean {
  if (discount.lines === null) return () => true;
  const known = new Set(lines.map((line) => line.lineId));
  for (const [index, id] of discount.lines.entries()) {
    if (!known.has(id)) reader.refuse('unknown-line', 'Must name a line of the invoice.', ['discount', 'lines', index]);
  }
  const named = new Set(discount.lines);
  return (line) => named.has(line.lineId);
}
