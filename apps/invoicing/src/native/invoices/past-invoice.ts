import type { DecodedInvoiceEvent } from '#invoice';
import { evolve, initialInvoice, type Invoice } from '#invoice/domain';
import { Problem } from '#platform';
import type { Presentable } from './presentable.ts';

/** Which moment of an invoice's past is asked for. */
export type Past = { readonly asOf: string } | { readonly atVersion: number };

/** An invoice as it stood, and the moment whose clock tells whether it was past due. */
export interface PastInvoice extends Presentable {
  readonly now: string;
}

/**
 * Folds the events up to then.
 * @throws Problem `invoice-not-found` where it did not exist yet
 */
export function pastInvoice(events: readonly DecodedInvoiceEvent[], past: Past): PastInvoice {
  const until = 'asOf' in past ? eventsUntil(events, past.asOf) : eventsAt(events, past.atVersion);
  const state = until.reduce<Invoice>(evolve, initialInvoice);
  const last = until.at(-1);
  if (state.status === 'none' || last === undefined)
    throw new Problem('invoice-not-found', 'the invoice did not exist at that time');
  return { state, events: until, now: 'asOf' in past ? past.asOf : last.metadata.occurredAt };
}

function eventsUntil(events: readonly DecodedInvoiceEvent[], moment: string): readonly DecodedInvoiceEvent[] {
  const first = events.findIndex((event) => event.metadata.occurredAt > moment);
  return first < 0 ? events : events.slice(0, first);
}

function eventsAt(events: readonly DecodedInvoiceEvent[], version: number): readonly DecodedInvoiceEvent[] {
  if (version > events.length)
    throw new Problem('invoice-not-found', `the invoice has no version ${String(version)} yet`);
  return events.slice(0, version);
}
