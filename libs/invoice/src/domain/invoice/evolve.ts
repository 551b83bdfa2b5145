import { ImpossibleHistory } from '../impossible-history.ts';
import { afterPaymentEvent } from './evolve-payment.ts';
import { afterContentEvent } from './evolve-content.ts';
import { afterNotificationEvent } from './evolve-notification.ts';
import type { InvoiceCreated, InvoiceEvent, Published, WithReason } from './events.ts';
import type {
  CancelledInvoice,
  DeletedInvoice,
  DraftInvoice,
  DueInvoice,
  ExistingInvoice,
  Invoice,
  NoInvoice,
} from './state.ts';

export const initialInvoice: NoInvoice = { status: 'none' };

/**
 * What one more fact makes of an invoice. A fact is never judged again by today's rules: only one that contradicts what
 * stands (a second creation, a payment of a draft, a refund of what was never paid) is impossible.
 *
 * What a fact does not say follows from the money: an invoice is paid while payments cover its price, and due again when
 * they no longer do, be it by a reversal or by a total that rose.
 * @throws ImpossibleHistory
 */
export function evolve(state: Invoice, event: InvoiceEvent): Invoice {
  if (event.type === 'InvoiceCreated') return created(state, event.data);
  if (state.status === 'none') throw new ImpossibleHistory(`${event.type} before InvoiceCreated`);
  return evolveExisting(state, event);
}

function evolveExisting(
  state: ExistingInvoice,
  event: Exclude<InvoiceEvent, { type: 'InvoiceCreated' }>,
): ExistingInvoice {
  switch (event.type) {
    case 'CustomerUpdated':
    case 'LineItemsUpdated':
    case 'DetailsUpdated':
      return afterContentEvent(state, event);
    case 'Published':
      return published(state, event.data);
    case 'PaymentStarted':
    case 'PaymentFailed':
    case 'PaymentRecorded':
    case 'Paid':
    case 'PaymentReversed':
    case 'Refunded':
      return afterPaymentEvent(state, event);
    case 'Cancelled':
      return cancelled(state, event.data);
    case 'Reopened':
      return reopened(state);
    case 'Deleted':
      return deleted(state, event.data);
    case 'NotificationRequested':
    case 'NotificationSent':
    case 'NotificationFailed':
      return afterNotificationEvent(state, event);
    case 'BecamePastDue':
      if (state.status !== 'due') throw impossible(event.type, state);
      return { ...state, announcedPastDue: [...state.announcedPastDue, event.data.dueDate] };
    case 'Viewed':
      return { ...state, lastViewedOn: event.data.at.slice(0, 10) };
    default:
      return event satisfies never;
  }
}

function created(state: Invoice, data: InvoiceCreated): DraftInvoice {
  if (state.status !== 'none') throw impossible('InvoiceCreated', state);
  return {
    status: 'draft',
    ...data,
    payments: [],
    refunds: [],
    notifications: [],
    announcedPastDue: [],
    lastViewedOn: null,
    published: null,
  };
}

function published(state: ExistingInvoice, data: Published): DueInvoice {
  if (state.status !== 'draft') throw impossible('Published', state);
  const { number, issueDate, dueDate, timeZone, locale, seller, zeroCostProcessing, calculations, pageToken } = data;
  return {
    ...state,
    status: 'due',
    customer: data.customer,
    lines: data.lines,
    figures: data.figures,
    details: { ...state.details, number, issueDate, dueDate },
    published: { timeZone, locale, seller, zeroCostProcessing, calculations, pageToken },
  };
}

function cancelled(state: ExistingInvoice, data: WithReason): CancelledInvoice {
  if (state.status !== 'draft' && state.status !== 'due') throw impossible('Cancelled', state);
  return { ...state, status: 'cancelled', reason: data.reason };
}

function reopened(state: ExistingInvoice): DraftInvoice {
  if (state.status !== 'cancelled') throw impossible('Reopened', state);
  const { reason: _, ...facts } = state;
  return { ...facts, status: 'draft' };
}

function deleted(state: ExistingInvoice, data: WithReason): DeletedInvoice {
  if (state.status === 'deleted') throw impossible('Deleted', state);
  if (state.status !== 'paid') return { ...state, status: 'deleted', reason: data.reason };
  const { settlement: _, ...facts } = state;
  return { ...facts, status: 'deleted', reason: data.reason };
}

const impossible = (type: InvoiceEvent['type'], state: { readonly status: Invoice['status'] }): ImpossibleHistory =>
  new ImpossibleHistory(`${type} on an invoice that is ${state.status}`);
