import { isCalendarDate, isTimeZone } from '#invoice/domain';
import { member, type MemberOptions, rule } from './member.ts';

export interface TextOptions extends MemberOptions {
  /** At most so many characters (Unicode code points). */
  readonly max: number;
  /** Whether `""` is refused. */
  readonly filled?: boolean;
}

/** Text, kept as it was sent. */
export const Text = ({ max, filled = false, ...options }: TextOptions): PropertyDecorator =>
  member(
    options,
    { type: 'string', maxLength: max, ...(filled ? { minLength: 1 } : {}) },
    isText,
    rule(
      'too-long',
      (value) => typeof value !== 'string' || fits(value, max),
      (name) => `${name} may have ${String(max)} characters at most`,
    ),
    ...(filled
      ? [
          rule(
            'empty',
            (value) => value !== '',
            (name) => `${name} may not be empty`,
          ),
        ]
      : []),
  );

/** What looks like an e-mail address: only sending to it can tell more. */
export const Email = (options: MemberOptions): PropertyDecorator =>
  member(
    options,
    { type: 'string', format: 'email', maxLength: 254 },
    rule(
      'email',
      (value) => typeof value === 'string' && value.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(value),
      (name) => `${name} must be an e-mail address of 254 characters at most`,
    ),
  );

/** One of a few words. */
export const OneOf = (words: readonly string[], options: MemberOptions): PropertyDecorator =>
  member(
    options,
    { type: 'string', enum: words },
    rule(
      'one-of',
      (value) => words.includes(value as string),
      (name) => `${name} must be one of ${words.join(', ')}`,
    ),
  );

/** A real day of the calendar, `YYYY-MM-DD`, 1900-01-01 to 9999-12-31. */
export const Day = (options: MemberOptions): PropertyDecorator =>
  member(
    options,
    { type: 'string', format: 'date' },
    rule(
      'date',
      (value) => typeof value === 'string' && isCalendarDate(value),
      (name) => `${name} must be a day that exists, as YYYY-MM-DD, from 1900-01-01 to 9999-12-31`,
    ),
  );

/** A moment with its offset from UTC (RFC 3339). */
export const Moment = (options: MemberOptions): PropertyDecorator =>
  member(
    options,
    { type: 'string', format: 'date-time' },
    rule('instant', isMoment, (name) => `${name} must be a moment of RFC 3339, such as 2026-12-31T23:59:59Z`),
  );

/** The IANA name of a time zone. */
export const TimeZone = (options: MemberOptions): PropertyDecorator =>
  member(
    options,
    { type: 'string' },
    rule(
      'time-zone',
      (value) => typeof value === 'string' && isTimeZone(value),
      (name) => `${name} must be an IANA time zone, such as Europe/Berlin`,
    ),
  );

/** A language tag (BCP 47). */
export const Locale = (options: MemberOptions): PropertyDecorator =>
  member(
    options,
    { type: 'string', maxLength: 100 },
    rule('locale', isLocale, (name) => `${name} must be a language tag of BCP 47, such as en-US`),
  );

/** A UUID in any case. */
export const Uuid = (options: MemberOptions): PropertyDecorator =>
  member(
    options,
    { type: 'string', format: 'uuid' },
    rule(
      'uuid',
      (value) => typeof value === 'string' && uuidPattern.test(value),
      (name) => `${name} must be a UUID`,
    ),
  );

/** Text that only a pattern of our own describes. */
export const Pattern = (pattern: RegExp, code: string, wording: string, options: MemberOptions): PropertyDecorator =>
  member(
    options,
    { type: 'string', pattern: pattern.source },
    rule(
      code,
      (value) => typeof value === 'string' && pattern.test(value),
      (name) => `${name} ${wording}`,
    ),
  );

export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const isText = rule(
  'text',
  (value) => typeof value === 'string',
  (name) => `${name} must be a text`,
);

/** A code point takes two units of a JavaScript text at most: only in between do they have to be counted. */
export const fits = (text: string, max: number): boolean =>
  text.length <= max || (text.length <= 2 * max && Array.from(text).length <= max);

const momentPattern =
  /^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

export function isMoment(value: unknown): value is string {
  const match = typeof value === 'string' ? momentPattern.exec(value) : null;
  // Late on the last day, west of Greenwich, it is the year 10000 in UTC: that has no notation in RFC 3339.
  return match !== null && isCalendarDate(match[1]!) && new Date(match[0]).getUTCFullYear() <= 9999;
}

const knownLocales = new Set<string>();
const mostKnownLocales = 1_000;

function isLocale(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > 100) return false;
  if (knownLocales.has(value)) return true;
  try {
    Intl.getCanonicalLocales(value);
  } catch {
    return false;
  }
  if (knownLocales.size < mostKnownLocales) knownLocales.add(value);
  return true;
}
