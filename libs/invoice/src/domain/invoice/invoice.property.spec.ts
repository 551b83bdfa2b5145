import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stateAfter } from '../testing/given.ts';
import { contents, everyCommand, lives } from '../testing/invoice-lives.fixture.ts';
import { add, compare, isNegative, isZero, subtract } from '../money/index.ts';
import type { InvoiceContent } from './content.ts';
import { decide } from './decide.ts';
import type { InvoiceEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { hasSucceeded, leftOf } from './money-held.ts';
import type { ExistingInvoice, Invoice } from './state.ts';
import { paymentStateOf, shownTotals } from './status.ts';

const contentOf = ({ currency, customer, lines, details }: ExistingInvoice): InvoiceContent => ({
  currency,
  customer,
  lines,
  details,
});

describe('in every life of an invoice', () => {
  test('the stored facts alone give its state again', () => {
    fc.assert(
      fc.property(lives, ({ events, state }) => {
        const stored = JSON.parse(JSON.stringify(events)) as readonly InvoiceEvent[];
        expect(stateAfter(stored)).toEqual(state);
      }),
    );
  });

  test('no command is met with anything but facts that fit, or a refusal', () => {
    fc.assert(
      fc.property(lives, contents, ({ state }, asked) => {
        for (const command of everyCommand(asked)) {
          const decision = decide(state, command);
          if (decision.outcome === 'accepted') decision.events.reduce<Invoice>(evolve, state);
          else expect(decision.refusal.detail).not.toBe('');
        }
      }),
    );
  });

  test('the same command of the same state is decided the same way', () => {
    fc.assert(
      fc.property(lives, contents, ({ state }, asked) => {
        const decisions = () => everyCommand(asked).map((command) => decide(state, command));
        expect(decisions()).toEqual(decisions());
      }),
    );
  });

  test('replacing it with itself changes nothing', () => {
    fc.assert(
      fc.property(lives, ({ state }) => {
        const decision = decide(state, { kind: 'replace', content: contentOf(state) });
        if (decision.outcome === 'accepted') expect(decision.events).toEqual([]);
        else expect(['invalid-transition', 'invoice-not-found']).toContain(decision.refusal.code);
      }),
    );
  });

  test('replacing it twice with the same changes nothing the second time', () => {
    fc.assert(
      fc.property(lives, contents, ({ state }, content) => {
        const first = decide(state, { kind: 'replace', content });
        if (first.outcome === 'refused') return;
        const next = first.events.reduce<Invoice>(evolve, state);
        expect(decide(next, { kind: 'replace', content })).toEqual({ outcome: 'accepted', events: [] });
      }),
    );
  });

  test('no amount of money paid, refunded or due is below 0, and no more is refunded than was paid', () => {
    fc.assert(
      fc.property(lives, ({ state }) => {
        const { amountPaid, amountRefunded, amountDue } = shownTotals(state);
        expect([amountPaid, amountRefunded, amountDue].filter(isNegative)).toEqual([]);
        expect(compare(amountRefunded, amountPaid)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('it is paid exactly where payments cover its price, and nothing is due then', () => {
    fc.assert(
      fc.property(lives, ({ state }) => {
        const { total, amountPaid, amountDue } = shownTotals(state);
        if (state.status === 'paid') expect([compare(amountPaid, total) >= 0, isZero(amountDue)]).toEqual([true, true]);
        if (state.status === 'due' && !isZero(amountPaid)) expect(compare(amountPaid, total)).toBeLessThan(0);
      }),
    );
  });

  test('its totals add up, with surcharge and cash discount', () => {
    fc.assert(
      fc.property(lives, ({ state }) => {
        const { surcharge, cashDiscount, total } = shownTotals(state);
        expect(total).toBe(subtract(add(state.figures.totals.total, surcharge), cashDiscount));
      }),
    );
  });

  test('all of its money refunded, it nets to zero and can take no more back', () => {
    fc.assert(
      fc.property(lives, ({ state }) => {
        const refunded = state.payments.filter(hasSucceeded).reduce<ExistingInvoice>((invoice, payment) => {
          const amount = leftOf(invoice, payment);
          const command = {
            kind: 'refund',
            refundId: `all-of-${payment.id}`,
            paymentId: payment.id,
            amount,
            reason: null,
          } as const;
          const decision = decide(invoice, command);
          if (decision.outcome === 'refused') return invoice;
          return decision.events.reduce<Invoice>(evolve, invoice) as ExistingInvoice;
        }, state);
        if (state.status === 'deleted') return;
        const { amountPaid, amountRefunded } = shownTotals(refunded);
        expect(amountRefunded).toBe(amountPaid);
        if (!isZero(amountPaid) && paymentStateOf(refunded) !== 'processing')
          expect(paymentStateOf(refunded)).toBe('refunded');
      }),
    );
  });
});

test('lives come by every state, so that what holds for them holds for all', () => {
  const seen = new Set(
    fc.sample(lives, { numRuns: 600, seed: 4 }).map(({ state }) => `${state.lifecyclePolicy} ${state.status}`),
  );
  expect([...seen].sort()).toEqual([
    'open cancelled',
    'open deleted',
    'open draft',
    'open due',
    'open paid',
    'standard cancelled',
    'standard deleted',
    'standard draft',
    'standard due',
    'standard paid',
  ]);
});
