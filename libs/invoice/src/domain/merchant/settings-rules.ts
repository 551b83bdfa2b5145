import { isTimeZone } from '../calendar/index.ts';
import type { FieldError } from '../decision.ts';
import { isLocale } from '../locale.ts';
import { compare, exponentOf, isDecimal } from '../money/index.ts';
import type { MerchantSettings } from './settings.ts';

const longestPrefix = 50;
const widest = 12;

/** Everything that is wrong with the settings, with pointers into them. */
export const flawsOfSettings = (settings: MerchantSettings): readonly FieldError[] =>
  [
    isTimeZone(settings.timeZone)
      ? null
      : { pointer: '/timeZone', code: 'time-zone', detail: 'timeZone must be the name of an IANA time zone' },
    exponentOf(settings.defaultCurrency) === null
      ? { pointer: '/defaultCurrency', code: 'currency', detail: 'defaultCurrency must be an ISO 4217 code' }
      : null,
    isLocale(settings.locale)
      ? null
      : { pointer: '/locale', code: 'locale', detail: 'locale must be a BCP 47 language tag, such as en-US' },
    flawOfPrefix(settings.numbering.prefix),
    Number.isInteger(settings.numbering.width) && settings.numbering.width >= 1 && settings.numbering.width <= widest
      ? null
      : { pointer: '/numbering/width', code: 'range', detail: `numbering.width must be from 1 to ${String(widest)}` },
    flawOfZeroCost(settings.zeroCostProcessing),
    ...flawsOfIds(settings.processors, '/processors'),
    ...flawsOfIds(settings.contactInfos, '/contactInfos'),
  ].filter((flaw) => flaw !== null);

/** A number must name its series by itself, so the prefix ends where the digits begin. */
function flawOfPrefix(prefix: string): FieldError | null {
  const pointer = '/numbering/prefix';
  if (prefix.length > longestPrefix)
    return { pointer, code: 'length', detail: `numbering.prefix may have up to ${String(longestPrefix)} characters` };
  if (/[0-9]$/u.test(prefix)) return { pointer, code: 'prefix', detail: 'numbering.prefix may not end in a digit' };
  if (prefix === '.' || prefix === '..')
    return { pointer, code: 'prefix', detail: 'numbering.prefix may not be . or .., which no path can name' };
  return null;
}

function flawOfZeroCost({ option, percentage }: MerchantSettings['zeroCostProcessing']): FieldError | null {
  const pointer = '/zeroCostProcessing/percentage';
  if (percentage === null) {
    if (option === 'none') return null;
    return { pointer, code: 'required', detail: `zeroCostProcessing.percentage is needed for ${option}` };
  }
  if (
    isDecimal(percentage, { integerDigits: 3, fractionDigits: 5 }) &&
    compare(percentage, '0') >= 0 &&
    compare(percentage, '100') <= 0
  )
    return null;
  return {
    pointer,
    code: 'percentage',
    detail: 'zeroCostProcessing.percentage must be from 0 to 100, with up to 5 decimals',
  };
}

const flawsOfIds = (items: readonly { readonly id: string }[], pointer: string): readonly FieldError[] =>
  items.flatMap(({ id }, index) =>
    items.findIndex((other) => other.id === id) === index
      ? []
      : [{ pointer: `${pointer}/${String(index)}/id`, code: 'unique', detail: `the id ${id} stands twice` }],
  );
