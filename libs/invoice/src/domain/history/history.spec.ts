import { describe, expect, test } from '@jest/globals';
import { factsOf } from '../testing/given.ts';
import {
  cancelInvoice,
  createInvoice,
  deleteInvoice,
  line,
  markAsPaid,
  publishInvoice,
  recordPayment,
  refundPayment,
  reopenInvoice,
  replaceInvoice,
  reversePayment,
} from '../testing/commands.fixture.ts';
import { paidByProcessor, paymentFailed, paymentStarted } from '../testing/processor-events.fixture.ts';
import type { InvoiceEvent, NotificationRequested } from '../invoice/events.ts';
import type { DecodedInvoiceEvent, HistoryMetadata } from './decoded-event.ts';
import { type HistoryEntry, historyOf } from './history.ts';

const metadata: HistoryMetadata = {
  actor: { type: 'key', id: 'key-1' },
  occurredAt: '2026-06-15T10:00:00.000Z',
  correlationId: 'correlation-1',
  reason: null,
  comment: null,
};

const decoded = (
  events: readonly InvoiceEvent[],
  said: Partial<HistoryMetadata> = {},
): readonly DecodedInvoiceEvent[] =>
  events.map((event, revision) => ({
    ...event,
    id: `event-${String(revision)}`,
    stream: 'invoice-invoice-1',
    revision,
    version: revision + 1,
    position: String(revision),
    metadata: { ...metadata, ...said },
  }));

const lastEntry = (...events: readonly InvoiceEvent[]): HistoryEntry => historyOf(decoded(events)).at(-1)!;
const due = factsOf(createInvoice(), publishInvoice());

describe('an entry of the history', () => {
  test('has every member, null where there is nothing to say', () => {
    expect(historyOf(decoded(factsOf(createInvoice()), { comment: 'by phone' }))).toEqual([
      {
        id: 'event-0',
        invoiceId: 'invoice-1',
        version: 1,
        typeId: 1,
        typeName: 'InvoiceCreated',
        occurredAt: '2026-06-15T10:00:00.000Z',
        actor: { type: 'key', id: 'key-1' },
        reason: null,
        comment: 'by phone',
        correlationId: 'correlation-1',
        changes: [],
        errorCode: null,
        errorMessage: null,
        notificationId: null,
        notificationType: null,
        notificationTypeId: null,
        notificationTemplateType: null,
        notificationTemplateTypeId: null,
        notificationTarget: null,
        transactionId: null,
        paymentMethodTypeId: null,
      },
    ]);
  });

  test('is told for each event, in order, with the code of its kind', () => {
    const requested: NotificationRequested = {
      notificationId: 'n-1',
      channel: 'sms',
      template: 'reminder',
      target: '+1',
      customerConsent: true,
    };
    const told: readonly (readonly [InvoiceEvent, number])[] = [
      [factsOf(createInvoice())[0]!, 1],
      [factsOf(createInvoice(), replaceInvoice({ customer: { name: 'B' } })).at(-1)!, 13],
      [factsOf(createInvoice(), replaceInvoice({ lines: [] })).at(-1)!, 12],
      [factsOf(createInvoice(), replaceInvoice({ details: { notes: 'x' } })).at(-1)!, 2],
      [due.at(-1)!, 3],
      [{ type: 'NotificationRequested', data: requested }, 17],
      [{ type: 'NotificationSent', data: { ...requested, providerId: null } }, 4],
      [{ type: 'NotificationFailed', data: { ...requested, errorCode: 'e', errorMessage: 'm' } }, 5],
      [{ type: 'Viewed', data: { at: '2026-07-01T00:00:00.000Z' } }, 6],
      [paymentStarted(), 18],
      [paymentFailed, 8],
      [paidByProcessor, 7],
      [factsOf(createInvoice(), publishInvoice(), recordPayment('1.00')).at(-1)!, 7],
      [factsOf(createInvoice(), publishInvoice(), markAsPaid()).at(-1)!, 9],
      [factsOf(createInvoice(), publishInvoice(), markAsPaid(), refundPayment('1.00')).at(-1)!, 14],
      [factsOf(createInvoice(), publishInvoice(), markAsPaid(), reversePayment()).at(-1)!, 15],
      [{ type: 'BecamePastDue', data: { dueDate: '2026-06-30' } }, 11],
      [factsOf(createInvoice(), publishInvoice(), cancelInvoice).at(-1)!, 10],
      [
        factsOf(createInvoice({}, { lifecyclePolicy: 'open' }), publishInvoice(), cancelInvoice, reopenInvoice).at(-1)!,
        19,
      ],
      [factsOf(createInvoice(), deleteInvoice).at(-1)!, 16],
    ];
    const history = historyOf(decoded(told.map(([event]) => event)));
    expect(history.map(({ typeName, typeId, version }) => [typeName, typeId, version])).toEqual(
      told.map(([event, typeId], index) => [event.type, typeId, index + 1]),
    );
  });

  test('says with a customer what stood and stands there', () => {
    const events = factsOf(createInvoice(), replaceInvoice({ customer: { name: 'Augusta' } }));
    expect(lastEntry(...events).changes).toEqual([
      { path: '/customer/name', before: 'Ada Lovelace', after: 'Augusta' },
    ]);
  });

  test('says with lines which of them changed, and the totals that moved', () => {
    const events = factsOf(createInvoice(), replaceInvoice({ lines: [line({ unitPrice: '120.00' })] }));
    expect(lastEntry(...events).changes).toEqual([
      { path: '/lines/0/unitPrice', before: '100.00', after: '120.00' },
      { path: '/totals/subTotal', before: '100.00', after: '120.00' },
      { path: '/totals/total', before: '100.00', after: '120.00' },
    ]);
  });

  test('says with details what stood and stands there, as in the native body', () => {
    const ten = { kind: 'percentage', percentage: '10', lines: null } as const;
    const five = { kind: 'amount', amount: '5', lines: null } as const;
    const events = factsOf(
      createInvoice({ details: { discount: ten } }),
      replaceInvoice({ details: { discount: five } }),
    );
    expect(lastEntry(...events).changes).toEqual([
      { path: '/discount/percentage', before: '10', after: null },
      { path: '/discount/amount', before: null, after: '5.00' },
      { path: '/totals/discount', before: '10.00', after: '5.00' },
      { path: '/totals/total', before: '90.00', after: '95.00' },
    ]);
  });

  test('follows one change after the other', () => {
    const events = factsOf(
      createInvoice(),
      replaceInvoice({ details: { notes: 'a' } }),
      replaceInvoice({ details: { notes: 'b' } }),
    );
    expect(lastEntry(...events).changes).toEqual([{ path: '/notes', before: 'a', after: 'b' }]);
  });

  test('says what publishing filled in', () => {
    expect(lastEntry(...due).changes).toEqual([
      { path: '/number', before: null, after: 'INV-000001' },
      { path: '/issueDate', before: null, after: '2026-06-15' },
    ]);
  });

  test('says what money came in and went back', () => {
    const paid = factsOf(
      createInvoice(),
      publishInvoice(),
      recordPayment('40.00'),
      recordPayment('60.00', { paymentId: 'payment-2' }),
    );
    expect(lastEntry(...paid).changes).toEqual([{ path: '/totals/amountPaid', before: '40.00', after: '100.00' }]);
    const refunded = [
      ...paid,
      ...factsOf(createInvoice(), publishInvoice(), recordPayment('40.00'), refundPayment('1.00')).slice(-1),
    ];
    expect(lastEntry(...refunded).changes).toEqual([{ path: '/totals/amountRefunded', before: '0.00', after: '1.00' }]);
  });

  test('has the reason of the fact itself before that of the request', () => {
    const events = factsOf(createInvoice(), publishInvoice(), cancelInvoice);
    const history = historyOf(decoded(events, { reason: 'asked to' }));
    expect(history.map(({ reason }) => reason)).toEqual(['asked to', 'asked to', 'ordered twice']);
  });

  test('names transaction, method and error of a payment', () => {
    expect(lastEntry(...due, paymentStarted(), paidByProcessor)).toMatchObject({
      transactionId: 'tx-1',
      paymentMethodTypeId: 1,
    });
    expect(lastEntry(...due, paymentStarted(), paymentFailed)).toMatchObject({
      errorCode: 'card_declined',
      errorMessage: 'The card was declined.',
      paymentMethodTypeId: 1,
    });
    const refunded = factsOf(createInvoice(), publishInvoice(), markAsPaid(), refundPayment('1.00'));
    expect(lastEntry(...refunded)).toMatchObject({ paymentMethodTypeId: 3 });
  });

  test('names channel, template and target of a notification', () => {
    const data = {
      notificationId: 'n-1',
      channel: 'email',
      template: 'paid',
      target: 'ada@example.com',
      customerConsent: true,
      errorCode: 'bounced',
      errorMessage: 'No such mailbox.',
    } as const;
    expect(lastEntry(...due, { type: 'NotificationFailed', data })).toMatchObject({
      notificationId: 'n-1',
      notificationType: 'email',
      notificationTypeId: 1,
      notificationTemplateType: 'paid',
      notificationTemplateTypeId: 3,
      notificationTarget: 'ada@example.com',
      errorCode: 'bounced',
    });
  });
});
