import { ImpossibleHistory } from '../impossible-history.ts';
import { compare } from '../money/index.ts';
import type { Calculations, Figures } from '../totals/figures.ts';
import type { Details } from './content.ts';
import type { InvoiceEvent } from './events.ts';
import { settledByMoney } from './settlement.ts';
import type { ExistingInvoice } from './state.ts';

type ContentEvent = Extract<InvoiceEvent, { type: 'CustomerUpdated' | 'LineItemsUpdated' | 'DetailsUpdated' }>;

/** What the invoice says has changed; on a published one (policy `open`) what publishing froze goes with it. */
export function afterContentEvent(state: ExistingInvoice, event: ContentEvent): ExistingInvoice {
  if (state.status === 'deleted') throw new ImpossibleHistory(`${event.type} on an invoice that is deleted`);
  switch (event.type) {
    case 'CustomerUpdated':
      return { ...state, customer: event.data.customer };
    case 'LineItemsUpdated': {
      const { lines, figures, calculations } = event.data;
      return withFigures({ ...state, lines }, figures, calculations);
    }
    case 'DetailsUpdated': {
      const { after, figures, calculations } = event.data;
      return withFigures(withDetails(state, after), figures ?? state.figures, calculations);
    }
    default:
      return event satisfies never;
  }
}

function withDetails(state: ExistingInvoice, after: Partial<Details>): ExistingInvoice {
  const changed = { ...state, details: { ...state.details, ...after } };
  return typeof after.locale === 'string' ? refrozen(changed, { locale: after.locale }) : changed;
}

/** A price that stays leaves the settlement alone; one that moves makes the money speak anew. */
function withFigures(
  state: ExistingInvoice,
  figures: Figures,
  calculations: Calculations | undefined,
): ExistingInvoice {
  const moved = compare(figures.totals.total, state.figures.totals.total) !== 0;
  const changed = { ...state, figures };
  const frozen = calculations === undefined ? changed : refrozen(changed, { calculations });
  return moved && (frozen.status === 'due' || frozen.status === 'paid') ? settledByMoney(frozen) : frozen;
}

function refrozen(
  state: ExistingInvoice,
  anew: { readonly locale: string } | { readonly calculations: Calculations },
): ExistingInvoice {
  switch (state.status) {
    case 'due':
    case 'paid':
      return { ...state, published: { ...state.published, ...anew } };
    case 'draft':
    case 'cancelled':
    case 'deleted':
      return state.published === null ? state : { ...state, published: { ...state.published, ...anew } };
    default:
      return state satisfies never;
  }
}
