import { divideRounded } from '../money/fixed-point.ts';
import { roundShares, type Share, sumOfShares } from '../money/largest-remainder.ts';
import { type TaxGroupAmounts, total } from './amounts.ts';
import { formatPercentage, HUNDRED_PERCENT } from './percentage.ts';
import type { TaxGroupMembers } from './tax-groups.ts';

export interface Taxes {
  readonly groups: readonly TaxGroupAmounts[];
  /** Per line, contained and added. */
  readonly lineTaxes: readonly bigint[];
  /** What comes on top of the prices. */
  readonly added: bigint;
}

/** A group's tax, rounded once, and what of it falls on each of its lines. */
interface GroupTax {
  readonly tax: bigint;
  readonly parts: readonly bigint[];
}

/**
 * Taxes on `shares`: what each line comes to after its part of the invoice's discount, in minor units.
 * Taxes contained in the price come first; the others are taken on what is left without them.
 */
export function taxesOn(shares: readonly bigint[], groups: readonly TaxGroupMembers[]): Taxes {
  const containedRates = shares.map(() => 0n);
  for (const { lines, rate, inclusive } of groups) if (inclusive) addTo(containedRates, lines, () => rate);

  const taxOf = new Map<TaxGroupMembers, GroupTax>();
  const contained = shares.map(() => 0n);
  for (const group of groups) {
    if (!group.inclusive) continue;
    const groupTax = containedTax(shares, containedRates, group);
    addTo(contained, group.lines, (place) => groupTax.parts[place] ?? 0n);
    taxOf.set(group, groupTax);
  }

  const nets = shares.map((share, line) => share - at(contained, line));
  const lineTaxes = [...contained];
  let added = 0n;
  for (const group of groups) {
    if (group.inclusive) continue;
    const groupTax = addedTax(nets, group);
    addTo(lineTaxes, group.lines, (place) => groupTax.parts[place] ?? 0n);
    added += groupTax.tax;
    taxOf.set(group, groupTax);
  }

  return { lineTaxes, added, groups: groups.map((group) => describe(group, nets, taxOf.get(group)?.tax ?? 0n)) };
}

const at = (amounts: readonly bigint[], index: number): bigint => amounts[index] ?? 0n;

function addTo(amounts: bigint[], lines: readonly number[], part: (place: number) => bigint): void {
  for (const [place, line] of lines.entries()) amounts[line] = at(amounts, line) + part(place);
}

/** A line whose contained rates sum to R contains `share x rate / (100 + R)` of each. */
function containedTax(shares: readonly bigint[], containedRates: readonly bigint[], group: TaxGroupMembers): GroupTax {
  return roundOnce(
    group.lines.map((line) => ({
      numerator: at(shares, line) * group.rate,
      denominator: HUNDRED_PERCENT + at(containedRates, line),
    })),
  );
}

function addedTax(nets: readonly bigint[], group: TaxGroupMembers): GroupTax {
  return roundOnce(
    group.lines.map((line) => ({ numerator: at(nets, line) * group.rate, denominator: HUNDRED_PERCENT })),
  );
}

function roundOnce(shares: readonly Share[]): GroupTax {
  const { numerator, denominator } = sumOfShares(shares);
  const tax = divideRounded(numerator, denominator, 'half-away');
  return { tax, parts: roundShares(tax, shares) };
}

const describe = (group: TaxGroupMembers, nets: readonly bigint[], tax: bigint): TaxGroupAmounts => ({
  name: group.name,
  percentage: formatPercentage(group.rate),
  inclusive: group.inclusive,
  base: total(group.lines.map((line) => at(nets, line))),
  tax,
});
