/**
 * Splits `total` into whole parts as near as can be to the exact shares `numerators[i] / denominator`.
 *
 * Each part is its share cut off towards zero; what is then missing goes, one unit each, to the shares that lost most,
 * the earlier one where two lost the same. So the negated shares give the negated parts. `total` has to be the sum of
 * the shares, or that sum rounded to a whole number; `denominator` is above 0.
 */
export function roundShares(total: bigint, numerators: readonly bigint[], denominator: bigint): bigint[] {
  const parts: bigint[] = [];
  let missing = total;
  for (const numerator of numerators) {
    const part = numerator / denominator;
    parts.push(part);
    missing -= part;
  }
  if (missing === 0n) return parts;
  const unit = missing > 0n ? 1n : -1n;
  for (const index of byLoss(numerators, denominator, unit)) {
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
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  if (amount === 0n) return weights.map(() => 0n);
  if (whole === 0n) throw new RangeError('An amount cannot be spread over weights that sum to 0');
  const signed = whole < 0n ? -amount : amount;
  return roundShares(
    amount,
    weights.map((weight) => signed * weight),
    whole < 0n ? -whole : whole,
  );
}

/** Indexes by how much of the share was cut off on the side of `unit`, most first. */
function byLoss(numerators: readonly bigint[], denominator: bigint, unit: bigint): number[] {
  const losses = numerators.map((numerator) => (unit * numerator) % denominator);
  const loss = (index: number): bigint => losses[index] ?? 0n;
  return losses.map((_, index) => index).sort((a, b) => (loss(a) === loss(b) ? a - b : loss(a) > loss(b) ? -1 : 1));
}
