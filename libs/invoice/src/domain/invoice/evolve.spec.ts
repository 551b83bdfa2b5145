import { describe, expect, test } from '@jest/globals';
import { ImpossibleHistory } from '../impossible-history.ts';
import { factsOf, stateAfter } from '../testing/given.ts';
import {
  cancelInvoice,
  createInvoice,
  deleteInvoice,
  publishInvoice,
  recordPayment,
  refundPayment,
} from '../testing/commands.fixture.ts';
import { moneyReported, paidByProcessor, paymentFailed, paymentStarted } from '../testing/processor-events.fixture.ts';
import type { InvoiceEvent, NotificationRequested } from './events.ts';
import type { ExistingInvoice } from './state.ts';
import { paymentStateOf, shownTotals } from './status.ts';

const draft = factsOf(createInvoice());
const due = factsOf(createInvoice(), publishInvoice());
const paid = factsOf(createInvoice(), publishInvoice(), recordPayment('100.00'));
const cancelled = [...due, ...factsOf(createInvoice(), publishInvoice(), cancelInvoice).slice(-1)];
const deleted = factsOf(createInvoice(), deleteInvoice);

const after = (...history: readonly InvoiceEvent[]): ExistingInvoice => {
  const state = stateAfter(history);
  if (state.status === 'none') throw new Error('no invoice was made');
  return state;
};

describe('a payment through a processor', () => {
  test('is open from its start on, and the invoice is processing', () => {
    const invoice = after(...due, paymentStarted());
    expect(invoice.payments).toMatchObject([{ id: 'payment-7', status: 'started', processor: 'processor-1' }]);
    expect(paymentStateOf(invoice)).toBe('processing');
    expect(shownTotals(invoice)).toMatchObject({ amountPaid: '0.00', amountDue: '100.00' });
  });

  test('that fails leaves the invoice unpaid and says why', () => {
    const invoice = after(...due, paymentStarted(), paymentFailed);
    expect(invoice.payments).toMatchObject([{ status: 'failed', errorCode: 'card_declined' }]);
    expect(paymentStateOf(invoice)).toBe('unpaid');
  });

  test('that succeeds settles the invoice, with what was known of it from its start', () => {
    const invoice = after(...due, paymentStarted(), paidByProcessor);
    expect(invoice.status).toBe('paid');
    expect(invoice.payments).toMatchObject([
      { id: 'payment-7', status: 'succeeded', processor: 'processor-1', transactionId: 'tx-1', sandbox: true },
    ]);
  });

  test('that nobody could refuse makes a paid invoice overpaid', () => {
    const invoice = after(...paid, moneyReported('payment-8', '20.00'));
    expect(paymentStateOf(invoice)).toBe('overpaid');
    expect(shownTotals(invoice)).toMatchObject({ amountPaid: '120.00', amountDue: '0.00' });
  });

  test('that bounces after another came in leaves the invoice paid where the other covers it', () => {
    const bounce = {
      type: 'PaymentReversed',
      data: { paymentId: 'payment-1', amount: '100.00', reason: null },
    } as const;
    const invoice = after(...paid, moneyReported('payment-8', '100.00'), bounce);
    expect(invoice).toMatchObject({
      status: 'paid',
      settlement: { paymentId: 'payment-8', paymentDate: '2026-06-17' },
    });
  });

  test('is remembered where it meets a cancelled invoice', () => {
    const invoice = after(...cancelled, moneyReported('payment-8', '20.00'));
    expect(invoice.status).toBe('cancelled');
    expect(shownTotals(invoice)).toMatchObject({ amountPaid: '20.00', amountDue: '0.00' });
  });
});

describe('a notification', () => {
  const requested: NotificationRequested = {
    notificationId: 'n-1',
    channel: 'email',
    template: 'published',
    target: 'ada@example.com',
    customerConsent: true,
  };

  test('is requested, then sent', () => {
    const sent: InvoiceEvent = { type: 'NotificationSent', data: { ...requested, providerId: 'p' } };
    expect(after(...due, { type: 'NotificationRequested', data: requested }).notifications).toMatchObject([
      { status: 'requested' },
    ]);
    expect(after(...due, { type: 'NotificationRequested', data: requested }, sent).notifications).toMatchObject([
      { status: 'sent' },
    ]);
  });

  test('that was under way is told of a deleted invoice too', () => {
    const failed: InvoiceEvent = {
      type: 'NotificationFailed',
      data: { ...requested, errorCode: 'e', errorMessage: 'm' },
    };
    expect(after(...deleted, failed)).toMatchObject({ status: 'deleted', notifications: [{ status: 'failed' }] });
  });
});

test('what was announced and seen is remembered', () => {
  const invoice = after(
    ...due,
    { type: 'BecamePastDue', data: { dueDate: '2026-06-30' } },
    { type: 'Viewed', data: { at: '2026-07-01T23:59:59.999Z' } },
  );
  expect(invoice).toMatchObject({ announcedPastDue: ['2026-06-30'], lastViewedOn: '2026-07-01' });
});

describe('an impossible history is never made into a state', () => {
  const refund = factsOf(createInvoice(), publishInvoice(), recordPayment('100.00'), refundPayment('60.00')).slice(-1);
  const reopened: InvoiceEvent = { type: 'Reopened', data: { reason: null } };
  const notes: InvoiceEvent = { type: 'DetailsUpdated', data: { before: {}, after: { notes: 'x' }, figures: null } };

  test.each<[string, readonly InvoiceEvent[]]>([
    ['anything before the creation', [reopened]],
    ['a second creation', [...draft, ...draft]],
    ['a second publication', [...due, ...due.slice(-1)]],
    ['a payment of a draft', [...draft, ...paid.slice(-1)]],
    ['a start of a payment on a paid invoice', [...paid, paymentStarted()]],
    ['a second settlement', [...paid, paidByProcessor]],
    ['a payment twice', [...due, moneyReported('payment-8', '1.00'), moneyReported('payment-8', '1.00')]],
    ['a start of a payment that was started before', [...due, paymentStarted(), paymentStarted()]],
    ['a failure of what never started', [...due, paymentFailed]],
    ['a failure of what succeeded', [...due, paymentStarted(), paidByProcessor, paymentFailed]],
    ['a refund of what was never paid', [...due, ...refund]],
    ['refunds of more than was paid', [...paid, ...refund, ...refund]],
    ['a cancellation of a paid invoice', [...paid, ...cancelled.slice(-1)]],
    ['a reopening of a due invoice', [...due, reopened]],
    ['a change of a deleted invoice', [...deleted, notes]],
    ['a second deletion', [...deleted, ...deleted.slice(-1)]],
    ['past due while a draft', [...draft, { type: 'BecamePastDue', data: { dueDate: '2026-06-30' } }]],
  ])('%s', (_, history) => {
    expect(() => stateAfter(history)).toThrow(ImpossibleHistory);
  });
});
