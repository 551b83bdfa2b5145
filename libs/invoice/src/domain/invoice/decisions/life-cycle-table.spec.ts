import { describe, test } from '@jest/globals';
import type { RefusalCode } from '../../decision.ts';
import { factsOf, given } from '../../testing/given.ts';
import {
  cancelInvoice,
  createInvoice,
  deleteInvoice,
  markAsPaid,
  publishInvoice,
  recordPayment,
  refundPayment,
  reopenInvoice,
  replaceInvoice,
  reversePayment,
} from '../../testing/commands.fixture.ts';
import { paymentStarted } from '../../testing/processor-events.fixture.ts';
import type { InvoiceCommand } from '../commands.ts';
import type { InvoiceEvent, InvoiceEventType, LifecyclePolicy } from '../events.ts';

type StateName =
  | 'none'
  | 'draft'
  | 'due'
  | 'past due'
  | 'in flight'
  | 'partly paid'
  | 'paid'
  | 'refunded in part'
  | 'cancelled'
  | 'deleted';
/** What follows: these kinds of facts, or this refusal. */
type Outcome = readonly InvoiceEventType[] | RefusalCode;

const publishedAs = (lifecyclePolicy: LifecyclePolicy, ...then: readonly InvoiceCommand[]): readonly InvoiceEvent[] =>
  factsOf(createInvoice({}, { lifecyclePolicy }), publishInvoice(), ...then);

/** How each state comes about; a cancelled or deleted `standard` invoice was due or a draft before. */
const histories = (lifecyclePolicy: LifecyclePolicy): Record<StateName, readonly InvoiceEvent[]> => ({
  none: [],
  draft: factsOf(createInvoice({}, { lifecyclePolicy })),
  due: publishedAs(lifecyclePolicy),
  'past due': [...publishedAs(lifecyclePolicy), { type: 'BecamePastDue', data: { dueDate: '2026-06-30' } }],
  'in flight': [...publishedAs(lifecyclePolicy), paymentStarted()],
  'partly paid': publishedAs(lifecyclePolicy, recordPayment('40.00')),
  paid: publishedAs(lifecyclePolicy, recordPayment('100.00')),
  'refunded in part': publishedAs(lifecyclePolicy, recordPayment('100.00'), refundPayment('10.00')),
  cancelled: publishedAs(lifecyclePolicy, cancelInvoice),
  deleted: factsOf(createInvoice({}, { lifecyclePolicy }), deleteInvoice),
});

const asked: Record<string, InvoiceCommand> = {
  create: createInvoice(),
  'change a line': replaceInvoice({ lines: [{ ...createInvoice().content.lines[0]!, unitPrice: '120.00' }] }),
  'change due date and notes': replaceInvoice({ details: { dueDate: '2026-06-01', notes: 'Thank you' } }),
  'change the reference': replaceInvoice({ details: { reference: 'PO 1' } }),
  'change nothing': replaceInvoice(),
  publish: publishInvoice({ number: 'INV-000002' }),
  cancel: cancelInvoice,
  reopen: reopenInvoice,
  delete: deleteInvoice,
  'mark as paid': markAsPaid({ paymentId: 'payment-2' }),
  'record 10.00': recordPayment('10.00', { paymentId: 'payment-2' }),
  'refund 10.00': refundPayment('10.00', { refundId: 'refund-2' }),
  reverse: reversePayment(),
};

const notFound: Outcome = 'invoice-not-found';
const conflict: Outcome = 'invalid-transition';
const nothing: Outcome = [];
const details: Outcome = ['DetailsUpdated'];
const lines: Outcome = ['LineItemsUpdated'];
const paid: Outcome = ['Paid'];
const recorded: Outcome = ['PaymentRecorded'];
const refunded: Outcome = ['Refunded'];
const reversed: Outcome = ['PaymentReversed'];
const cancelled: Outcome = ['Cancelled'];
const deleted: Outcome = ['Deleted'];

const columns: readonly StateName[] = [
  'none',
  'draft',
  'due',
  'past due',
  'in flight',
  'partly paid',
  'paid',
  'refunded in part',
  'cancelled',
  'deleted',
];

const standard: Record<string, readonly Outcome[]> = {
  create: [['InvoiceCreated'], ...columns.slice(1).map(() => conflict)],
  'change a line': [notFound, lines, conflict, conflict, conflict, conflict, conflict, conflict, conflict, notFound],
  'change due date and notes': [
    notFound,
    details,
    details,
    details,
    details,
    conflict,
    conflict,
    conflict,
    conflict,
    notFound,
  ],
  'change the reference': [
    notFound,
    details,
    conflict,
    conflict,
    conflict,
    conflict,
    conflict,
    conflict,
    conflict,
    notFound,
  ],
  'change nothing': [notFound, nothing, nothing, nothing, nothing, conflict, conflict, conflict, conflict, notFound],
  publish: [notFound, ['Published'], conflict, conflict, conflict, conflict, conflict, conflict, conflict, notFound],
  cancel: [notFound, conflict, cancelled, cancelled, conflict, conflict, conflict, conflict, conflict, notFound],
  reopen: [notFound, ...columns.slice(2).map(() => conflict), notFound],
  delete: [notFound, deleted, conflict, conflict, conflict, conflict, conflict, conflict, conflict, notFound],
  'mark as paid': [notFound, conflict, paid, paid, conflict, paid, conflict, conflict, conflict, notFound],
  'record 10.00': [notFound, conflict, recorded, recorded, conflict, recorded, conflict, conflict, conflict, notFound],
  'refund 10.00': [notFound, conflict, conflict, conflict, conflict, refunded, refunded, refunded, conflict, notFound],
  reverse: [notFound, conflict, conflict, conflict, conflict, reversed, reversed, reversed, conflict, notFound],
};

const open: Record<string, readonly Outcome[]> = {
  ...standard,
  'change a line': [notFound, lines, lines, lines, lines, lines, lines, lines, conflict, notFound],
  'change due date and notes': [
    notFound,
    details,
    details,
    details,
    details,
    details,
    details,
    details,
    details,
    notFound,
  ],
  'change the reference': [notFound, details, details, details, details, details, details, details, details, notFound],
  'change nothing': [notFound, nothing, nothing, nothing, nothing, nothing, nothing, nothing, nothing, notFound],
  cancel: [notFound, cancelled, cancelled, cancelled, conflict, conflict, conflict, conflict, conflict, notFound],
  reopen: [notFound, ...columns.slice(2, -1).map(() => conflict), ['Reopened'], notFound],
  delete: [notFound, deleted, deleted, deleted, conflict, conflict, conflict, conflict, deleted, notFound],
};

describe.each([
  ['standard', standard],
  ['open', open],
] as const)('under the life cycle %s', (policy, table) => {
  const states = histories(policy);
  const cases = Object.entries(table).flatMap(([command, outcomes]) =>
    columns.map((state, column) => [command, state, outcomes[column]!] as const),
  );

  test.each(cases)('to %s when it is %s', (command, state, outcome) => {
    const answer = given(...states[state]).when(asked[command]!);
    if (typeof outcome === 'string') answer.thenRefused(outcome);
    else answer.thenTypes(...outcome);
  });
});

describe('the words of a refusal', () => {
  const due = publishedAs('standard');
  const inFlight = [...due, paymentStarted()];

  test('a published invoice is not deleted', () => {
    given(...due)
      .when(deleteInvoice)
      .thenRefused('invalid-transition', { detail: "You can't delete published invoices." });
  });

  test('a draft is not cancelled', () => {
    given(...factsOf(createInvoice()))
      .when(cancelInvoice)
      .thenRefused('invalid-transition', {
        detail: 'Only invoices in published (Due, Past Due) status and not paid can be canceled.',
      });
  });

  test('a draft is not marked as paid', () => {
    given(...factsOf(createInvoice()))
      .when(markAsPaid())
      .thenRefused('invalid-transition', {
        detail: 'Only invoices in published (Due, Past Due) status and not paid can be marked as paid.',
      });
  });

  test.each([['cancel', cancelInvoice] as const, ['mark as paid', markAsPaid()] as const])(
    'a payment with its processor is what stands in the way to %s',
    (_, command) => {
      given(...inFlight)
        .when(command)
        .thenRefused('invalid-transition', { errors: [' payment-in-flight'] });
    },
  );

  test('money that was received is what stands in the way to cancel', () => {
    given(...due)
      .when(recordPayment('40.00'), cancelInvoice)
      .thenRefused('invalid-transition', { errors: [' money-received'] });
  });
});

describe('money that went back', () => {
  test.each([['refunded', refundPayment('40.00')] as const, ['reversed', reversePayment()] as const])(
    'no longer stands in the way of cancelling: %s',
    (_, back) => {
      given(...publishedAs('standard'))
        .when(recordPayment('40.00'), back, cancelInvoice)
        .thenTypes('Cancelled');
    },
  );

  test('no longer stands in the way of deleting under the life cycle open', () => {
    given(...publishedAs('open'))
      .when(recordPayment('100.00'), refundPayment('100.00'), deleteInvoice)
      .thenTypes('Deleted');
  });
});
