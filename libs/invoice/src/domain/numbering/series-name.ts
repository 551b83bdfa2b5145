/** What a number says of its series: `INV-000042` is 42 of `INV-`, written with 6 digits. */
export interface NumberParts {
  /** The text before its trailing digits; may be empty. */
  readonly prefix: string;
  /** Null where it does not end in digits, or in more than can be counted (15). */
  readonly n: number | null;
  readonly width: number;
}

const trailingDigits = /^(?<prefix>.*?)(?<digits>[0-9]*)$/su;

export function partsOf(number: string): NumberParts {
  const { prefix = '', digits = '' } = trailingDigits.exec(number)?.groups ?? {};
  return { prefix, n: digits === '' || digits.length > 15 ? null : Number(digits), width: digits.length };
}

export const numberText = (prefix: string, n: number, width: number): string => prefix + String(n).padStart(width, '0');

/** A series is named by its prefix; the one without a prefix by `_`, and one of underscores alone has one more, so that no two share a name. */
export const seriesName = (prefix: string): string => (/^_*$/u.test(prefix) ? `${prefix}_` : prefix);

/** The prefix of a series by its name. */
export const prefixOfSeries = (name: string): string => (/^_+$/u.test(name) ? name.slice(1) : name);
