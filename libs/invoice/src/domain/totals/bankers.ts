import type { Details, Line } from '../invoice/content.ts';
import { type LineAmounts, type TaxGroupAmounts, total, toFigures } from './amounts.ts';
import type { FiguresInput, FiguresOutcome } from './figures-input.ts';
import { FiguresReader, type Path } from './figures-reader.ts';
import { type PricedLine, priceLine } from './line-amounts.ts';
import { formatPercentage, percentageOf } from './percentage.ts';
import { readTaxGroups, type TaxGroupMembers } from './tax-groups.ts';

/**
 * Policy `bankers`, of ONLYOFFICE: every product, line discount and line tax is rounded for itself, half to even, and
 * the total is their sum. All taxes are added to the discounted line, none compounds. It has no charge or discount on
 * the whole invoice and no contained tax: content that asks for one is refused.
 */
export function bankersFigures({ exponent, lines, details }: FiguresInput): FiguresOutcome {
  const reader = new FiguresReader(exponent);
  refuseForeign(reader, lines, details);
  const priced = lines.map((line, index) => readLine(reader, line, index));
  const lineTaxes = priced.map(() => 0n);
  const taxes = readTaxGroups(reader, lines, details).map((group) => taxLineByLine(group, priced, lineTaxes));

  const subTotal = total(priced.map((line) => line.total));
  const tax = total(lineTaxes);
  const figures = priced.map((line, index): LineAmounts => ({ ...line, tax: lineTaxes[index] ?? 0n }));
  return toFigures(reader, {
    totals: { subTotal, discount: 0n, tax, fees: 0n, shipping: 0n, total: subTotal + tax },
    lines: figures,
    taxes,
  });
}

function readLine(reader: FiguresReader, line: Line, index: number): PricedLine {
  const quantity = reader.notNegative(line.quantity, ['lines', index, 'quantity']);
  const unitPrice = reader.notNegative(line.unitPrice, ['lines', index, 'unitPrice']);
  return priceLine(reader, line, index, quantity, unitPrice, 'half-even');
}

/** Adds the group's tax to `lineTaxes`. */
function taxLineByLine(group: TaxGroupMembers, lines: readonly PricedLine[], lineTaxes: bigint[]): TaxGroupAmounts {
  let base = 0n;
  let tax = 0n;
  for (const index of group.lines) {
    const net = lines[index]?.total ?? 0n;
    const lineTax = percentageOf(net, group.rate, 'half-even');
    lineTaxes[index] = (lineTaxes[index] ?? 0n) + lineTax;
    base += net;
    tax += lineTax;
  }
  return { name: group.name, percentage: formatPercentage(group.rate), inclusive: false, base, tax };
}

function refuseForeign(reader: FiguresReader, lines: readonly Line[], details: Details): void {
  const refuse = (...path: Path): void =>
    reader.refuse('not-in-totals-policy', 'Invoices made through the ONLYOFFICE API have no such thing.', path);
  for (const [index, line] of lines.entries()) {
    for (const [place, tax] of line.taxes.entries())
      if (tax.inclusive) refuse('lines', index, 'taxes', place, 'inclusive');
  }
  if (details.discount !== null) refuse('discount');
  for (const member of ['taxPercentage', 'feesPercentage', 'shipping'] as const) {
    const value = details[member];
    if (value !== null && reader.factor(value, [member]).digits !== 0n) refuse(member);
  }
}
