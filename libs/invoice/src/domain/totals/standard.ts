import type { Line } from '../invoice/content.ts';
import { total, toFigures } from './amounts.ts';
import type { FiguresInput, FiguresOutcome } from './figures-input.ts';
import { FiguresReader } from './figures-reader.ts';
import { discountParts } from './invoice-discount.ts';
import { type PricedLine, priceLine } from './line-amounts.ts';
import { percentageOf } from './percentage.ts';
import { readTaxGroups } from './tax-groups.ts';
import { taxesOn } from './taxes.ts';

/**
 * Policy `standard`: native invoices and those of ARISE and HighLevel. Rounds half away from zero: each line, the
 * invoice's discount, each tax group and the fees once. Shipping is neither taxed nor discounted.
 */
export function standardFigures({ exponent, lines, details }: FiguresInput): FiguresOutcome {
  const reader = new FiguresReader(exponent);
  const priced = lines.map((line, index) => readLine(reader, line, index));
  const subTotal = total(priced.map((line) => line.total));

  const parts = discountParts(reader, details.discount, priced);
  const discount = total(parts);
  const shares = priced.map((line, index) => line.total - (parts[index] ?? 0n));
  const { groups, lineTaxes, added } = taxesOn(shares, readTaxGroups(reader, lines, details));

  const feesPercentage = reader.percentage(details.feesPercentage ?? '0', ['feesPercentage']);
  const fees = percentageOf(subTotal - discount, feesPercentage, 'half-away');
  const shipping = reader.charge(details.shipping ?? '0', ['shipping']);

  return toFigures(reader, {
    totals: {
      subTotal,
      discount,
      tax: total(groups.map((group) => group.tax)),
      fees,
      shipping,
      total: subTotal - discount + added + fees + shipping,
    },
    lines: priced.map((line, index) => ({ ...line, tax: lineTaxes[index] ?? 0n })),
    taxes: groups,
  });
}

function readLine(reader: FiguresReader, line: Line, index: number): PricedLine {
  const quantity = reader.quantity(line.quantity, ['lines', index, 'quantity']);
  const unitPrice = reader.factor(line.unitPrice, ['lines', index, 'unitPrice']);
  return priceLine(reader, line, index, quantity, unitPrice, 'half-away');
}
