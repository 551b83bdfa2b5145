import type { DeclaredTotals, Details, Line } from '../invoice/content.ts';
import { formatFixedPoint, inUnitsOf, multiply } from '../money/fixed-point.ts';
import { type LineAmounts, total, type TotalAmounts, toFigures } from './amounts.ts';
import type { FiguresInput, FiguresOutcome } from './figures-input.ts';
import { FiguresReader, type Path } from './figures-reader.ts';
import { standardFigures } from './standard.ts';

/**
 * Policy `declared`, of Sperse: the totals that the caller states are kept. Unless it bypasses the validation they have
 * to add up to the cent: each line total is quantity x price, and the grand total is the line totals less the discount,
 * plus shipping and tax. Where nothing is stated, as in content that came natively, the rules are those of `standard`.
 *
 * A stated tax has no rate and belongs to no line, so it makes no tax group.
 */
export function declaredFigures(input: FiguresInput): FiguresOutcome {
  const { exponent, lines, details } = input;
  const declared = details.declared ?? null;
  if (declared === null && lines.every((line) => (line.declaredTotal ?? null) === null)) return standardFigures(input);

  const reader = new FiguresReader(exponent);
  const strict = declared?.bypassValidation !== true;
  const figures = lines.map((line, index) => readLine(reader, line, index, strict));
  return toFigures(reader, { totals: readTotals(reader, details, figures, strict), lines: figures, taxes: [] });
}

function readLine(reader: FiguresReader, line: Line, index: number, strict: boolean): LineAmounts {
  const quantity = reader.factor(line.quantity, ['lines', index, 'quantity']);
  const unitPrice = reader.factor(line.unitPrice, ['lines', index, 'unitPrice']);
  const product = inUnitsOf(reader.exponent, multiply(unitPrice, quantity), 'half-away');
  const path: Path = ['lines', index, 'declaredTotal'];
  const stated = readOr(reader, line.declaredTotal, product, path);
  if (strict && stated !== product) mismatch(reader, stated, product, 'quantity x unit price', path);
  return { lineId: line.id, gross: stated, discount: 0n, total: stated, tax: 0n };
}

function readTotals(
  reader: FiguresReader,
  { declared }: Details,
  lines: readonly LineAmounts[],
  strict: boolean,
): TotalAmounts {
  const member = (name: Exclude<keyof DeclaredTotals, 'bypassValidation'>, otherwise: bigint): bigint =>
    readOr(reader, declared?.[name], otherwise, ['declared', name]);
  const subTotal = total(lines.map((line) => line.total));
  const discount = member('discountTotal', 0n);
  const shipping = member('shippingTotal', 0n);
  const tax = member('taxTotal', 0n);
  const parts = subTotal - discount + shipping + tax;
  const grandTotal = member('grandTotal', parts);
  if (strict && grandTotal !== parts) {
    mismatch(reader, grandTotal, parts, 'line totals - discount + shipping + tax', ['declared', 'grandTotal']);
  }
  return { subTotal, discount, tax, fees: 0n, shipping, total: grandTotal };
}

const readOr = (reader: FiguresReader, text: string | null | undefined, otherwise: bigint, path: Path): bigint =>
  text === null || text === undefined ? otherwise : reader.stated(text, path);

function mismatch(reader: FiguresReader, stated: bigint, due: bigint, rule: string, path: Path): void {
  const text = (units: bigint): string => formatFixedPoint(units, reader.exponent);
  reader.refuse('total-mismatch', `${text(stated)} is not ${rule}, which is ${text(due)}.`, path);
}
