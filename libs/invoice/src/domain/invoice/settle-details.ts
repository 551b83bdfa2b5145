import { isCalendarDate } from '../calendar/index.ts';
import type { FieldError } from '../decision.ts';
import { isLocale } from '../locale.ts';
import { canonicalDetails } from './canonical-decimals.ts';
import type { Details, DetailsInput, Discount, DiscountInput, Line } from './content.ts';

export interface SettledDetails {
  readonly details: Details;
  readonly errors: readonly FieldError[];
}

/** In characters, that is, Unicode code points. */
const LONGEST_NUMBER = 100;

/** Details as they will stand: decimals in one form, the discount's lines by id and in the order of the lines. */
export function settleDetails(
  input: DetailsInput,
  standing: Details | null,
  lines: readonly Line[],
  exponent: number,
): SettledDetails {
  const errors: FieldError[] = [
    ...dateErrors('/issueDate', input.issueDate),
    ...dateErrors('/dueDate', input.dueDate),
    ...numberErrors(input.number),
    ...localeErrors(input.locale),
  ];
  const canonical = canonicalDetails(withWhatWasKnown(input, standing), exponent);
  const discount = canonical.discount === null ? null : settledDiscount(canonical.discount, lines, errors);
  return { details: { ...canonical, discount }, errors };
}

/** An API that knows nothing of a member can't take it away by leaving it out. */
function withWhatWasKnown(input: DetailsInput, standing: Details | null): DetailsInput {
  if (standing === null) return input;
  const { declared, extensions } = standing;
  return {
    ...(declared !== undefined && { declared }),
    ...input,
    ...(extensions !== undefined && { extensions: { ...extensions, ...input.extensions } }),
  };
}

function settledDiscount(discount: DiscountInput, lines: readonly Line[], errors: FieldError[]): Discount {
  if (discount.lines === null) return { ...discount, lines: null };
  if (discount.lines.length === 0) {
    errors.push({ pointer: '/discount/lines', code: 'empty', detail: 'Name at least one line, or null for all.' });
  }
  const ids = new Set(lines.map((line) => line.id));
  const named = new Set<string>();
  discount.lines.forEach((reference, index) => {
    const id = typeof reference === 'number' ? lines[reference]?.id : reference;
    if (id !== undefined && ids.has(id)) named.add(id);
    else
      errors.push({
        pointer: `/discount/lines/${index}`,
        code: 'unknown-line',
        detail: 'The invoice has no such line.',
      });
  });
  return { ...discount, lines: lines.flatMap(({ id }) => (named.has(id) ? [id] : [])) };
}

const dateErrors = (pointer: string, date: string | null): readonly FieldError[] =>
  date === null || isCalendarDate(date)
    ? []
    : [{ pointer, code: 'not-a-date', detail: 'Must be a real day as YYYY-MM-DD, from 1900-01-01 to 9999-12-31.' }];

function numberErrors(number: string | null): readonly FieldError[] {
  if (number === null) return [];
  const refused = (code: string, detail: string): readonly FieldError[] => [{ pointer: '/number', code, detail }];
  if (number.trim() === '')
    return refused('empty', 'A number must not be empty: null takes the next one of the series.');
  if (Array.from(number).length > LONGEST_NUMBER)
    return refused('too-long', `A number has at most ${LONGEST_NUMBER} characters.`);
  return /\p{Cc}/u.test(number) ? refused('control-character', 'A number has no control characters.') : [];
}

const localeErrors = (locale: string | null): readonly FieldError[] =>
  locale === null || isLocale(locale)
    ? []
    : [{ pointer: '/locale', code: 'not-a-locale', detail: 'Must be a BCP 47 language tag, such as en-US.' }];
