import type { Decimal } from '../invoice/content.ts';
import { formatFixedPoint } from '../money/fixed-point.ts';
import { type FiguresReader, INTEGER_DIGITS } from './figures-reader.ts';
import { computed, type FiguresOutcome, refused } from './figures-input.ts';
import type { BaseTotals, LineFigures, TaxGroup } from './figures.ts';

type InMinorUnits<T, Members extends keyof T> = Omit<T, Members> & { readonly [Member in Members]: bigint };

export type LineAmounts = InMinorUnits<LineFigures, 'gross' | 'discount' | 'total' | 'tax'>;
export type TaxGroupAmounts = InMinorUnits<TaxGroup, 'base' | 'tax'>;
export type TotalAmounts = InMinorUnits<BaseTotals, keyof BaseTotals>;

/** Figures before they are written down: every amount in minor units of the currency. */
export interface Amounts {
  readonly totals: TotalAmounts;
  readonly lines: readonly LineAmounts[];
  readonly taxes: readonly TaxGroupAmounts[];
}

const TOO_LARGE = 'amount-too-large';
const tooLarge = (what: string): string => `${what} comes to an amount of more than ${INTEGER_DIGITS} integer digits.`;

export const total = (amounts: Iterable<bigint>): bigint => {
  let result = 0n;
  for (const amount of amounts) result += amount;
  return result;
};

/** Writes the amounts down; refuses them where the reader found errors or where one is beyond the largest amount. */
export function toFigures(reader: FiguresReader, amounts: Amounts): FiguresOutcome {
  refuseTooLarge(reader, amounts);
  if (reader.errors.length > 0) return refused(reader.errors);
  const text = (units: bigint): Decimal => formatFixedPoint(units, reader.exponent);
  const { totals, lines, taxes } = amounts;
  return computed({
    totals: {
      subTotal: text(totals.subTotal),
      discount: text(totals.discount),
      tax: text(totals.tax),
      fees: text(totals.fees),
      shipping: text(totals.shipping),
      total: text(totals.total),
    },
    lines: lines.map((line) => ({
      lineId: line.lineId,
      gross: text(line.gross),
      discount: text(line.discount),
      total: text(line.total),
      tax: text(line.tax),
    })),
    taxes: taxes.map((group) => ({
      name: group.name,
      percentage: group.percentage,
      inclusive: group.inclusive,
      base: text(group.base),
      tax: text(group.tax),
    })),
  });
}

/** Lines are blamed one by one; what is too large only as a sum is no single member's fault. */
function refuseTooLarge(reader: FiguresReader, { totals, lines, taxes }: Amounts): void {
  for (const [index, line] of lines.entries()) {
    if (!reader.fits(line.gross)) reader.refuse(TOO_LARGE, tooLarge('This line'), ['lines', index, 'unitPrice']);
    else if (!reader.fits(line.total) || !reader.fits(line.tax)) {
      reader.refuse(TOO_LARGE, tooLarge('This line'), ['lines', index]);
    }
  }
  if (reader.errors.length > 0) return;
  const fit = taxes.every((group) => reader.fits(group.base) && reader.fits(group.tax));
  if (!fit || !Object.values(totals).every((amount) => reader.fits(amount))) {
    reader.refuse(TOO_LARGE, tooLarge('The invoice'), []);
  }
}
