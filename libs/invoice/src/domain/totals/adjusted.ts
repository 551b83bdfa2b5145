import type { Line } from '../invoice/content.ts';
import { divideRounded, inUnitsOf, multiply, powerOfTen } from '../money/fixed-point.ts';
import { roundShares } from '../money/largest-remainder.ts';
import { type LineAmounts, total, toFigures } from './amounts.ts';
import type { FiguresInput, FiguresOutcome } from './figures-input.ts';
import { FiguresReader } from './figures-reader.ts';
import { standardFigures } from './standard.ts';

/** Decimals that hold quantity x price x percentage exactly. */
const EXACT = 40;

interface AdjustedLine {
  readonly lineId: string;
  readonly gross: bigint;
  /** quantity x price x (1 + percentage / 100) + amount, in units of 10^-EXACT. */
  readonly exact: bigint;
}

/**
 * Policy `adjusted`, of ServiceStack: a stated total is kept; without one it is the sum of the adjusted lines, rounded
 * once, and the line totals are made to sum to it. Deleted lines count for nothing. Where nothing is stated or
 * adjusted, as in content that came natively, the rules are those of `standard`.
 */
export function adjustedFigures(input: FiguresInput): FiguresOutcome {
  const { exponent, lines, details } = input;
  const stated = details.declared?.grandTotal ?? null;
  if (stated === null && lines.every((line) => (line.adjustment ?? null) === null)) return standardFigures(input);

  const reader = new FiguresReader(exponent);
  const adjusted = lines.map((line, index) => readLine(reader, line, index));
  const unit = powerOfTen(EXACT - exponent);
  const sum = divideRounded(total(adjusted.map((line) => line.exact)), unit, 'half-away');
  const lineTotals = roundShares(
    sum,
    adjusted.map((line) => ({ numerator: line.exact, denominator: unit })),
  );
  const grandTotal = stated === null ? sum : reader.stated(stated, ['declared', 'grandTotal']);
  return toFigures(reader, {
    totals: { subTotal: grandTotal, discount: 0n, tax: 0n, fees: 0n, shipping: 0n, total: grandTotal },
    lines: adjusted.map((line, index) => lineAmounts(line, lineTotals[index] ?? 0n)),
    taxes: [],
  });
}

function readLine(reader: FiguresReader, line: Line, index: number): AdjustedLine {
  const quantity = reader.factor(line.quantity, ['lines', index, 'quantity']);
  const unitPrice = reader.factor(line.unitPrice, ['lines', index, 'unitPrice']);
  const percentage = reader.factor(line.adjustment?.percentage ?? '0', ['lines', index, 'adjustment', 'percentage']);
  const amount = reader.factor(line.adjustment?.amount ?? '0', ['lines', index, 'adjustment', 'amount']);
  if (line.adjustment?.deleted === true) return { lineId: line.id, gross: 0n, exact: 0n };

  const product = multiply(unitPrice, quantity);
  const scale = percentage.scale + 2;
  const factor = { digits: powerOfTen(scale) + percentage.digits, scale };
  return {
    lineId: line.id,
    gross: inUnitsOf(reader.exponent, product, 'half-away'),
    exact: inUnitsOf(EXACT, multiply(product, factor), 'half-away') + inUnitsOf(EXACT, amount, 'half-away'),
  };
}

/** What the adjustment took off is shown as the line's discount; what it put on is a negative one. */
const lineAmounts = ({ lineId, gross }: AdjustedLine, lineTotal: bigint): LineAmounts => ({
  lineId,
  gross,
  discount: gross - lineTotal,
  total: lineTotal,
  tax: 0n,
});
