import type { FieldError } from '../../decision.ts';
import { isNegative } from '../../money/index.ts';
import type { PublishInvoice } from '../commands.ts';
import type { CalendarDate } from '../content.ts';
import type { DraftInvoice } from '../state.ts';

/** What has to be known to say whether publishing would be accepted: all but what is made for it. */
export type PublishInquiry = Pick<PublishInvoice, 'settings' | 'today' | 'hostedPayments'>;

/** Everything that an invoice still lacks for a customer to be able to pay it; each its own error. */
export function whatPublishingNeeds(
  { customer, lines, figures }: DraftInvoice,
  { dueDate }: { readonly dueDate: CalendarDate },
  { settings, today, hostedPayments }: PublishInquiry,
): readonly FieldError[] {
  const missing: FieldError[] = [];
  const need = (met: boolean, pointer: string, code: string, detail: string): void => {
    if (!met) missing.push({ pointer, code, detail });
  };
  need(
    isSaid(customer.name) || isSaid(customer.company),
    '/customer/name',
    'required',
    'A customer name or company is needed.',
  );
  need(
    isSaid(customer.email) || isSaid(customer.phone),
    '/customer/email',
    'required',
    'An e-mail address or phone number is needed.',
  );
  need(lines.length > 0, '/lines', 'required', 'At least one line is needed.');
  need(!isNegative(figures.totals.total), '', 'total-below-zero', 'The total must not be below 0.');
  need(
    dueDate >= today,
    '/dueDate',
    'in-the-past',
    `The due date ${dueDate} is in the past: today is ${today} in ${settings.timeZone}.`,
  );
  for (const method of hostedPayments) {
    const offered = settings.processors.some((processor) => processor.method === method);
    need(offered, '', 'no-processor', `A processor for ${method} payments is needed in the settings.`);
  }
  return missing;
}

const isSaid = (text: string | null): boolean => text !== null && text.trim() !== '';
