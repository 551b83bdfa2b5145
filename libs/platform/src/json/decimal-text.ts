/**
 * The exact plain notation of a number that survived parsing: 0.1 -> `0.1`, 1e-7 -> `0.0000001`. A text is given back as it
 * is, save for the sign of a negative zero. Null for anything else.
 */
export function decimalText(value: unknown): string | null {
  if (typeof value === 'string') return value.charCodeAt(0) === minus && isZero(value) ? value.slice(1) : value;
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  const text = String(value);
  return text.includes('e') ? withoutExponent(text) : text;
}

const minus = 0x2d;
const isZero = (text: string): boolean => /^-0(?:\.0+)?$/.test(text);

function withoutExponent(text: string): string {
  const [, sign, whole, fraction = '', exponent] = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text)!;
  const digits = `${whole!}${fraction}`;
  const point = whole!.length + Number(exponent);
  if (point <= 0) return `${sign!}0.${'0'.repeat(-point)}${digits}`;
  return `${sign!}${digits}${'0'.repeat(Math.max(0, point - digits.length))}`;
}
