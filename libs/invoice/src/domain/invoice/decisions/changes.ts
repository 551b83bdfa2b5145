import { sameValue } from '../../differences.ts';
import { type Calculations, calculationsFor, type Figures } from '../../totals/index.ts';
import type { Details } from '../content.ts';
import type { InvoiceEvent } from '../events.ts';
import type { SettledContent } from '../settle-content.ts';
import type { LiveInvoice } from './live-invoice.ts';

/** The members of the details that what an invoice comes to depends on. */
export const MONEY_MEMBERS = [
  'discount',
  'taxPercentage',
  'feesPercentage',
  'shipping',
  'useCardPrice',
  'declared',
] as const;

/** The facts that lead from what stands to the next content: one for each of customer, lines, details that differs. */
export function changesTo(state: LiveInvoice, next: SettledContent): readonly InvoiceEvent[] {
  const events: InvoiceEvent[] = [];
  const { customer, lines, details, figures } = next;
  if (!sameValue(state.customer, customer)) events.push({ type: 'CustomerUpdated', data: { customer } });

  const refrozen = calculationsAnew(state, details, figures);
  const newLines = !sameValue(state.lines, lines);
  if (newLines) events.push({ type: 'LineItemsUpdated', data: { lines, figures, ...refrozen } });

  const changed = changedMembers(state.details, details);
  if (changed.length === 0) return events;
  const data = { before: pick(state.details, changed), after: pick(details, changed) };
  const movesMoney = changed.some((member) => (MONEY_MEMBERS as readonly string[]).includes(member));
  const moved = movesMoney && (newLines || !sameValue(state.figures, figures));
  events.push({
    type: 'DetailsUpdated',
    data: { ...data, figures: moved ? figures : null, ...(movesMoney && refrozen) },
  });
  return events;
}

/** What each method would pay, frozen anew by the terms that publishing froze; nothing where no price moves. */
function calculationsAnew(
  state: LiveInvoice,
  { useCardPrice }: Details,
  figures: Figures,
): { readonly calculations?: Calculations } {
  if (state.status !== 'due' && state.status !== 'paid') return {};
  const baseTotal = figures.totals.total;
  if (baseTotal === state.figures.totals.total && useCardPrice === state.details.useCardPrice) return {};
  const { zeroCostProcessing: zeroCost } = state.published;
  return { calculations: calculationsFor({ baseTotal, exponent: state.exponent, zeroCost, useCardPrice }) };
}

const changedMembers = (before: Details, after: Details): readonly (keyof Details)[] =>
  (Object.keys(after) as (keyof Details)[]).filter((member) => !sameValue(before[member], after[member]));

const pick = (details: Details, members: readonly (keyof Details)[]): Partial<Details> =>
  Object.fromEntries(members.map((member) => [member, details[member] ?? null]));
