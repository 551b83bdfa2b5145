import { isCalendarDate } from '#invoice/domain';
import { type Fault, validationFailed } from '#platform';
import { isMoment } from '../dto/members/text.ts';

/** What can be said of one query parameter: read from its text, and described. */
export interface Parameter<Value> {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly description: string;
  /** The value where the parameter is absent. */
  readonly absent: Value;
  /** Given several times, it is a list; else a second one is a mistake. */
  readonly repeatable?: boolean;
  /** The value of these texts, or undefined where they break the rule. */
  read(texts: readonly string[]): Value | undefined;
  /** What a wrong one must be. */
  readonly rule: string;
}

export type Parameters = Readonly<Record<string, Parameter<unknown>>>;
export type Read<Known extends Parameters> = {
  readonly [Name in keyof Known]: Known[Name] extends Parameter<infer Value> ? Value : never;
};

/**
 * The values of a query string.
 * @throws Problem `validation-failed` with every wrong, repeated and unknown parameter
 */
export function readParameters<Known extends Parameters>(known: Known, query: unknown): Read<Known> {
  const given = query as Readonly<Record<string, string | readonly string[]>>;
  const faults: Fault[] = Object.keys(given)
    .filter((name) => !Object.hasOwn(known, name))
    .map((name) => ({
      parameter: name,
      code: 'unknown-parameter',
      detail: `${name.slice(0, 100)} is no parameter here`,
    }));
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(known)) {
    const text = given[name];
    if (text === undefined) values[name] = parameter.absent;
    else values[name] = readOne(name, parameter, typeof text === 'string' ? [text] : text, faults);
  }
  if (faults.length > 0) throw validationFailed(faults);
  return values as Read<Known>;
}

function readOne(name: string, parameter: Parameter<unknown>, texts: readonly string[], faults: Fault[]): unknown {
  if (texts.length > 1 && parameter.repeatable !== true) {
    faults.push({ parameter: name, code: 'repeated', detail: `${name} may be given once` });
    return undefined;
  }
  const value = texts.some((text) => text.includes('\0')) ? undefined : parameter.read(texts);
  if (value === undefined)
    faults.push({ parameter: name, code: 'parameter', detail: `${name} must be ${parameter.rule}` });
  return value;
}

const single = <Value>(
  description: string,
  rule: string,
  schema: Parameter<unknown>['schema'],
  read: (text: string) => Value | undefined,
): Parameter<Value | null> => ({ description, rule, schema, absent: null, read: ([text = '']) => read(text) });

export const text = (max: number, description: string): Parameter<string | null> =>
  single(
    description,
    `a text of 1 to ${String(max)} characters`,
    { type: 'string', minLength: 1, maxLength: max },
    (value) => (value !== '' && value.length <= max ? value : undefined),
  );

export const oneOf = <Word extends string>(words: readonly Word[], description: string): Parameter<Word | null> =>
  single(description, `one of ${words.join(', ')}`, { type: 'string', enum: words }, (value) =>
    words.find((word) => word === value),
  );

export const manyOf = <Word extends string>(
  words: readonly Word[],
  description: string,
): Parameter<readonly Word[]> => ({
  description: `${description}; repeatable`,
  rule: `one of ${words.join(', ')}`,
  schema: { type: 'array', items: { type: 'string', enum: words } },
  absent: [],
  repeatable: true,
  read: (values) =>
    values.every((value) => (words as readonly string[]).includes(value)) ? (values as readonly Word[]) : undefined,
});

export const day = (description: string): Parameter<string | null> =>
  single(description, 'a day that exists, as YYYY-MM-DD', { type: 'string', format: 'date' }, (value) =>
    isCalendarDate(value) ? value : undefined,
  );

/** A moment, given out in UTC with milliseconds. A `+` that a form encoding made a blank is read as one. */
export const moment = (description: string): Parameter<string | null> =>
  single(
    description,
    'a moment of RFC 3339, such as 2026-12-31T23:59:59Z',
    { type: 'string', format: 'date-time' },
    (value) => {
      const written = value.replace(' ', '+');
      return isMoment(written) ? new Date(written).toISOString() : undefined;
    },
  );

const amountPattern = /^-?(?:0|[1-9]\d{0,11})(?:\.\d{1,12})?$/;

export const amount = (description: string): Parameter<string | null> =>
  single(description, 'a decimal, such as 12.50', { type: 'string', pattern: amountPattern.source }, (value) =>
    amountPattern.test(value) ? value : undefined,
  );

export const currency = (description: string): Parameter<string | null> =>
  single(description, 'three capital letters', { type: 'string', pattern: '^[A-Z]{3}$' }, (value) =>
    /^[A-Z]{3}$/.test(value) ? value : undefined,
  );

export const flag = (absent: boolean, description: string): Parameter<boolean> => ({
  description,
  rule: 'true or false',
  schema: { type: 'boolean', default: absent },
  absent,
  read: ([value]) => (value === 'true' ? true : value === 'false' ? false : undefined),
});

export const whole = <Absent extends number | null>(
  min: number,
  max: number,
  absent: Absent,
  description: string,
): Parameter<number | Absent> => ({
  description,
  rule: `a whole number from ${String(min)} to ${String(max)}`,
  schema: { type: 'integer', minimum: min, maximum: max, ...(absent === null ? {} : { default: absent }) },
  absent,
  read: ([value = '']) => {
    const number = /^\d{1,15}$/.test(value) ? Number(value) : NaN;
    return number >= min && number <= max ? number : undefined;
  },
});
