import { decimalText } from '#platform';
import { member, type MemberOptions, rule } from './member.ts';

/** A JSON number or a text in plain notation. */
export type DecimalInput = string | number;

export interface DecimalOptions extends MemberOptions {
  /** Which values are allowed. Default: any. */
  readonly range?: 'positive' | 'not-negative' | 'percentage';
}

const plain = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const withinDigits = /^-?(?:0|[1-9]\d{0,11})(?:\.\d{1,12})?$/;
const percentageDigits = /^(?:0|[1-9]\d{0,11})(?:\.\d{1,5})?$/;

/** An exact decimal with up to 12 digits before and 12 after the point. */
export const Decimal = ({ range, ...options }: DecimalOptions): PropertyDecorator =>
  member(options, decimalSchema(range), isDecimal, hasFewDigits, ...rangeRules(range));

export const Bool = (options: MemberOptions): PropertyDecorator =>
  member(
    options,
    { type: 'boolean' },
    rule(
      'boolean',
      (value) => typeof value === 'boolean',
      (name) => `${name} must be true or false`,
    ),
  );

export const Integer = (min: number, max: number, options: MemberOptions): PropertyDecorator =>
  member(
    options,
    { type: 'integer', minimum: min, maximum: max },
    rule(
      'integer',
      (value) => isWithin(value, min, max),
      (name) => `${name} must be a whole number from ${String(min)} to ${String(max)}`,
    ),
  );

export const isWithin = (value: unknown, min: number, max: number): boolean =>
  Number.isInteger(value) && (value as number) >= min && (value as number) <= max;

function decimalSchema(range: DecimalOptions['range']): object {
  const bounds = range === undefined ? {} : range === 'percentage' ? { minimum: 0, maximum: 100 } : { minimum: 0 };
  return {
    oneOf: [
      { type: 'string', pattern: withinDigits.source },
      { type: 'number', ...bounds },
    ],
  };
}

const isDecimal = rule(
  'decimal',
  (value) => {
    const text = decimalText(value);
    return text !== null && (withinDigits.test(text) || plain.test(text));
  },
  (name) => `${name} must be a decimal: a text such as "12.50", or a number`,
);

const hasFewDigits = rule(
  'too-many-digits',
  (value) => {
    const text = decimalText(value);
    return text === null || withinDigits.test(text) || !plain.test(text);
  },
  (name) => `${name} may have 12 digits before and 12 digits after the point at most`,
);

function rangeRules(range: DecimalOptions['range']): readonly PropertyDecorator[] {
  switch (range) {
    case undefined:
      return [];
    case 'positive':
      return [
        rule(
          'not-positive',
          (value) => holdsFor(value, (number) => number > 0),
          (name) => `${name} must be above 0`,
        ),
      ];
    case 'not-negative':
      return [
        rule(
          'negative',
          (value) => holdsFor(value, (number) => number >= 0),
          (name) => `${name} may not be below 0`,
        ),
      ];
    case 'percentage':
      return [rule('percentage', isPercentage, (name) => `${name} must be from 0 to 100, with 5 decimals at most`)];
    default:
      return range satisfies never;
  }
}

/** The sign of a decimal, and whether it is above 100, survive in a double: its 24 digits do not have to. */
function holdsFor(value: unknown, holds: (number: number) => boolean): boolean {
  const text = decimalText(value);
  return text === null || !withinDigits.test(text) || holds(Number(text));
}

function isPercentage(value: unknown): boolean {
  const text = decimalText(value);
  if (text === null || !withinDigits.test(text)) return true;
  return percentageDigits.test(text) && Number(text) <= 100;
}
