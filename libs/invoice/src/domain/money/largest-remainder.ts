/** An exact amount `numerator / denominator`; the denominator is above 0. */
export interface Share {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * Splits `total` into whole parts as near as can be to the exact shares.
 *
 * Each part is its share cut off towards zero; what is then missing goes, one unit each, to the shares that lost most,
 * the earlier one where two lost the same. So the negated shares give the negated parts. `total` has to be the sum of
 * the shares, or that sum rounded to a whole number.
 */
export function roundShares(total: bigint, shares: readonly Share[]): bigint[] {
  let missing = total;
  const parts = shares.map(({ numerator, denominator }) => {
    const part = numerator / denominator;
    missing -= part;
    return part;
  });
  if (missing === 0n) return parts;
  const unit = missing > 0n ? 1n : -1n;
  for (const index of byLoss(shares, unit)) {
    if (missing === 0n) break;
    parts[index] = (parts[index] ?? 0n) + unit;
    missing -= unit;
  }
  return parts;
}

/**
 * Splits `amount` in proportion to `weights`; weights may be negative, and then so are their parts.
 * @throws RangeError where the weights sum to 0 and the amount is not 0: there is nothing to carry it.
 */
export function spread(amount: bigint, weights: readonly bigint[]): bigint[] {
  if (amount === 0n) return weights.map(() => 0n);
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  if (whole === 0n) throw new RangeError('An amount cannot be spread over weights that sum to 0');
  const denominator = whole < 0n ? -whole : whole;
  const signed = whole < 0n ? -amount : amount;
  return roundShares(
    amount,
    weights.map((weight) => ({ numerator: signed * weight, denominator })),
  );
}

/** The exact sum of the shares. Shares of one denominator are summed first: there are mostly one or two. */
export function sumOfShares(shares: readonly Share[]): Share {
  const sums = new Map<bigint, bigint>();
  for (const { numerator, denominator } of shares) sums.set(denominator, (sums.get(denominator) ?? 0n) + numerator);
  let sum: Share = { numerator: 0n, denominator: 1n };
  for (const [denominator, numerator] of sums) {
    sum = {
      numerator: sum.numerator * denominator + numerator * sum.denominator,
      denominator: sum.denominator * denominator,
    };
  }
  return sum;
}

/** Indexes by how much of the share was cut off on the side of `unit`, most first. */
function byLoss(shares: readonly Share[], unit: bigint): number[] {
  return shares
    .map(({ numerator, denominator }, index) => ({ index, lost: (unit * numerator) % denominator, denominator }))
    .sort((a, b) => {
      const difference = b.lost * a.denominator - a.lost * b.denominator;
      return difference === 0n ? a.index - b.index : difference < 0n ? -1 : 1;
    })
    .map(({ index }) => index);
}
