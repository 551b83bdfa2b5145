import { expect } from '@jest/globals';
import type { RefusalCode } from '../decision.ts';
import type { InvoiceCommand } from '../invoice/commands.ts';
import { decide } from '../invoice/decide.ts';
import type { InvoiceEvent } from '../invoice/events.ts';
import { evolve, initialInvoice } from '../invoice/evolve.ts';
import type { ExistingInvoice, Invoice } from '../invoice/state.ts';

/** What is expected of a refusal; what is left out may be anything. */
export interface ExpectedRefusal {
  readonly detail?: string;
  /** Pointer and code of every error, in order, e.g. `/dueDate in-the-past`. */
  readonly errors?: readonly string[];
}

/** Given these facts, when this is asked, then these facts follow, or it is refused. */
export const given = (...history: readonly InvoiceEvent[]) => ({
  when: (...commands: readonly InvoiceCommand[]) => {
    const before = commands.slice(0, -1).reduce(accepted, stateAfter(history));
    const last = commands.at(-1);
    if (last === undefined) throw new Error('nothing is asked');
    const decision = decide(before, last);
    return {
      /** These very facts follow. */
      then: (...events: readonly InvoiceEvent[]) => {
        expect(decision).toEqual({ outcome: 'accepted', events });
      },
      /** These kinds of facts follow; the state after them is given back for a closer look. */
      thenTypes: (...types: readonly InvoiceEvent['type'][]): ExistingInvoice => {
        expect(decision).toMatchObject({ outcome: 'accepted', events: types.map((type) => ({ type })) });
        return existing(accepted(before, last));
      },
      thenNothing: () => {
        expect(decision).toEqual({ outcome: 'accepted', events: [] });
      },
      thenRefused: (code: RefusalCode, { detail, errors }: ExpectedRefusal = {}) => {
        if (decision.outcome === 'accepted') throw new Error(`accepted: ${JSON.stringify(decision.events)}`);
        expect(decision.refusal.code).toBe(code);
        if (detail !== undefined) expect(decision.refusal.detail).toBe(detail);
        if (errors === undefined) return;
        expect(decision.refusal.errors.map((error) => `${error.pointer} ${error.code}`)).toEqual(errors);
      },
    };
  },
});

export const stateAfter = (history: readonly InvoiceEvent[]): Invoice =>
  history.reduce<Invoice>(evolve, initialInvoice);

/** The facts that commands lead to, one after the other, none of them refused. */
export function factsOf(...commands: readonly InvoiceCommand[]): readonly InvoiceEvent[] {
  const facts: InvoiceEvent[] = [];
  for (const command of commands) {
    const decision = decide(stateAfter(facts), command);
    if (decision.outcome === 'refused') throw new Error(`${command.kind} refused: ${decision.refusal.detail}`);
    facts.push(...decision.events);
  }
  return facts;
}

export const invoiceAfter = (...commands: readonly InvoiceCommand[]): ExistingInvoice =>
  existing(stateAfter(factsOf(...commands)));

function accepted(state: Invoice, command: InvoiceCommand): Invoice {
  const decision = decide(state, command);
  if (decision.outcome === 'refused') throw new Error(`${command.kind} refused: ${decision.refusal.detail}`);
  return decision.events.reduce<Invoice>(evolve, state);
}

function existing(state: Invoice): ExistingInvoice {
  if (state.status === 'none') throw new Error('no invoice was made');
  return state;
}
