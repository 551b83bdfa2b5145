import type { FieldError } from '../../decision.ts';
import { differences, sameValue } from '../../differences.ts';
import type { Details } from '../content.ts';
import { nativeBody, nativeDetails } from '../native-body.ts';
import type { SettledContent } from '../settle-content.ts';
import { MONEY_MEMBERS } from './changes.ts';
import type { LiveInvoice } from './live-invoice.ts';

/** Content and currency as they would stand. */
export type NextContent = SettledContent & { readonly currency: string };

/** Each member that differs, but due date and notes. */
export function notTermsOfPayment(state: LiveInvoice, next: NextContent): readonly FieldError[] {
  const { dueDate, notes } = next.details;
  const allowed = { ...state, details: { ...state.details, dueDate, notes } };
  return errorsFor(
    nativeBody(allowed),
    nativeBody(next),
    'Only the due date and the notes of a published invoice may change.',
  );
}

/** The currency always, the number once the invoice was published. */
export function fixedForEver(state: LiveInvoice, next: NextContent): readonly FieldError[] {
  const { currency } = next;
  const number = state.published === null ? next.details.number : state.details.number;
  return [
    ...errorsFor({ currency: state.currency }, { currency }, 'The currency of an invoice is fixed when it is made.'),
    ...errorsFor(
      { number },
      { number: next.details.number },
      'The number of an invoice is fixed when it is published.',
    ),
  ];
}

/** Each member by which what the invoice comes to would change. */
export function movedTotals(state: LiveInvoice, next: NextContent): readonly FieldError[] {
  const samePrice = state.details.useCardPrice === next.details.useCardPrice;
  if (samePrice && sameValue(state.figures, next.figures)) return [];
  const before = { lines: state.lines, ...nativeDetails(moneyOf(state.details)) };
  const after = { lines: next.lines, ...nativeDetails(moneyOf(next.details)) };
  return errorsFor(before, after, 'What moves the totals of a canceled invoice may not change.');
}

const moneyOf = (details: Details): Partial<Details> =>
  Object.fromEntries(MONEY_MEMBERS.map((member) => [member, details[member] ?? null]));

const errorsFor = (before: unknown, after: unknown, detail: string): readonly FieldError[] =>
  differences('', before, after).map(({ path }) => ({ pointer: path, code: 'not-changeable', detail }));
