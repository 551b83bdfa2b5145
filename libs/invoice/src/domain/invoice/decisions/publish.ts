import { accept, type Decision, type FieldError, type Refusal, refuse, type Refused } from '../../decision.ts';
import { isZero } from '../../money/index.ts';
import { calculationsFor } from '../../totals/index.ts';
import type { PublishInvoice } from '../commands.ts';
import type { CalendarDate } from '../content.ts';
import type { InvoiceEvent, Published } from '../events.ts';
import { rulesOf } from '../lifecycle-policy.ts';
import type { DraftInvoice, Invoice } from '../state.ts';
import { basePrice } from '../status.ts';
import { isLive, notFound } from './live-invoice.ts';
import { type PublishInquiry, whatPublishingNeeds } from './publishing-needs.ts';

/**
 * Why the invoice can't be published, or null where it can: asked before a number is taken from the series, so that no
 * number is taken in vain.
 */
export function publishable(state: Invoice, inquiry: PublishInquiry): Refusal | null {
  const draft = draftToPublish(state, inquiry);
  return 'outcome' in draft ? draft.refusal : null;
}

export function publish(state: Invoice, command: PublishInvoice): Decision<InvoiceEvent> {
  const draft = draftToPublish(state, command);
  if ('outcome' in draft) return draft;
  const published: InvoiceEvent = { type: 'Published', data: frozen(draft, command) };
  const nothingToPay = isZero(draft.figures.totals.total) && rulesOf(draft).nothingToPay === 'paid-at-publish';
  return nothingToPay ? accept(published, settledByNothing(draft, command)) : accept(published);
}

function draftToPublish(state: Invoice, inquiry: PublishInquiry): DraftInvoice | Refused {
  if (!isLive(state)) return notFound();
  if (state.status !== 'draft') return refuse('invalid-transition', 'Only drafts can be published.');
  if (rulesOf(state).publishingNeeds === 'nothing-more') return state;
  const missing = whatPublishingNeeds(state, datesOf(state, inquiry.today), inquiry);
  return missing.length === 0 ? state : refuse('not-publishable', sentence(missing), missing);
}

/** None given: issued today, and due on the day of issue. */
function datesOf({ details }: DraftInvoice, today: CalendarDate): { issueDate: CalendarDate; dueDate: CalendarDate } {
  const issueDate = details.issueDate ?? today;
  return { issueDate, dueDate: details.dueDate ?? issueDate };
}

/** A reopened invoice keeps its number, and its customer's link goes on working. */
function frozen(draft: DraftInvoice, { settings, number, pageToken, today }: PublishInvoice): Published {
  const { customer, lines, figures, exponent, details } = draft;
  const { seller, timeZone, zeroCostProcessing } = settings;
  const baseTotal = figures.totals.total;
  return {
    number: details.number ?? number,
    ...datesOf(draft, today),
    timeZone,
    locale: details.locale ?? settings.locale,
    seller,
    customer,
    lines,
    figures,
    zeroCostProcessing,
    calculations: calculationsFor({
      baseTotal,
      exponent,
      zeroCost: zeroCostProcessing,
      useCardPrice: details.useCardPrice,
    }),
    pageToken: draft.published?.pageToken ?? pageToken,
  };
}

/** Nobody can pay nothing: an invoice over nothing would stay due for ever. It says so with a payment of zero. */
const settledByNothing = (draft: DraftInvoice, { paymentId, today }: PublishInvoice): InvoiceEvent => ({
  type: 'Paid',
  data: {
    paymentId,
    amount: draft.figures.totals.total,
    method: 'other',
    reference: null,
    valueDate: today,
    transactionId: null,
    card: null,
    sandbox: false,
    markedAsPaid: false,
    paymentDate: today,
    pricedMethod: null,
    calculation: basePrice(draft),
  },
});

const sentence = (missing: readonly FieldError[]): string =>
  `The invoice can't be published yet: ${missing.map(({ detail }) => detail).join(' ')}`;
