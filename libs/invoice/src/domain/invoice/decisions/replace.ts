import { accept, type Decision, type FieldError, refuse } from '../../decision.ts';
import type { ReplaceInvoice } from '../commands.ts';
import type { InvoiceContent } from '../content.ts';
import type { InvoiceEvent } from '../events.ts';
import { rulesOf } from '../lifecycle-policy.ts';
import { holdsMoney } from '../money-held.ts';
import { refuseContent } from '../../refuse-content.ts';
import { settleContent } from '../settle-content.ts';
import type { Invoice } from '../state.ts';
import { changesTo } from './changes.ts';
import { isLive, type LiveInvoice, moneyIsHeld, notFound } from './live-invoice.ts';
import { fixedForEver, movedTotals, type NextContent, notTermsOfPayment } from './what-may-change.ts';

export function replace(state: Invoice, command: ReplaceInvoice): Decision<InvoiceEvent> {
  if (!isLive(state)) return notFound();
  const updatable = rulesOf(state).update[state.status];
  const content = withWhatPublishingFilledIn(state, command.content);
  switch (updatable) {
    case 'nothing':
      return refuse('invalid-transition', `A ${state.status} invoice can't be changed.`);
    case 'terms-of-payment':
      if (holdsMoney(state))
        return refuse('invalid-transition', "An invoice that money was paid on can't be changed.", [moneyIsHeld]);
      return settledThen(state, content, (settled) => notTermsOfPayment(state, settled));
    case 'what-moves-no-total':
      return settledThen(state, content, (settled) => [
        ...fixedForEver(state, settled),
        ...movedTotals(state, settled),
      ]);
    case 'everything':
      return settledThen(state, content, (settled) => fixedForEver(state, settled));
    default:
      return updatable satisfies never;
  }
}

function settledThen(
  state: LiveInvoice,
  content: InvoiceContent,
  barredIn: (next: NextContent) => readonly FieldError[],
): Decision<InvoiceEvent> {
  const settled = settleContent(content, state);
  if (settled.outcome === 'refused') return refuseContent(settled.errors);
  const barred = barredIn({ ...settled.content, currency: content.currency });
  if (barred.length > 0) return refuse('invalid-transition', "The invoice can't be changed in this way.", barred);
  return accept(...changesTo(state, settled.content));
}

/** Once published, a number or date that the caller leaves open is the one that publishing set. */
function withWhatPublishingFilledIn(state: LiveInvoice, content: InvoiceContent): InvoiceContent {
  if (state.published === null) return content;
  const { number, issueDate, dueDate } = content.details;
  const details = {
    ...content.details,
    number: number ?? state.details.number,
    issueDate: issueDate ?? state.details.issueDate,
    dueDate: dueDate ?? state.details.dueDate,
  };
  return { ...content, details };
}
