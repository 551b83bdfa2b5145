/** No currency has more decimals: the amount 1.5 is stored as 15000. Twelve integer digits fit in 64 bits. */
const decimals = 4;

/** A decimal in plain notation as an integer of ten-thousandths; what is finer than that is cut off. */
export function scaledAmount(decimal: string): bigint {
  const point = decimal.indexOf('.');
  if (point < 0) return BigInt(decimal) * 10_000n;
  return BigInt(decimal.slice(0, point) + decimal.slice(point + 1, point + 1 + decimals).padEnd(decimals, '0'));
}

/** The greatest storable amount that is not above the decimal. */
export function scaledFloor(decimal: string): bigint {
  const amount = scaledAmount(decimal);
  return decimal.startsWith('-') && isFiner(decimal) ? amount - 1n : amount;
}

/** The least storable amount that is not below the decimal. */
export function scaledCeiling(decimal: string): bigint {
  const amount = scaledAmount(decimal);
  return !decimal.startsWith('-') && isFiner(decimal) ? amount + 1n : amount;
}

const isFiner = (decimal: string): boolean => /\.\d{4}\d*[1-9]/.test(decimal);

/** The amount with the currency's decimals, e.g. `12.50`. */
export function decimalAmount(scaled: bigint, exponent: number): string {
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(decimals + 1, '0');
  const whole = digits.slice(0, -decimals);
  const fraction = digits.slice(-decimals, digits.length - decimals + exponent);
  return (scaled < 0n ? '-' : '') + (exponent === 0 ? whole : `${whole}.${fraction}`);
}
