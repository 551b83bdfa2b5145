import { describe, expect, test } from '@jest/globals';
import { factsOf, given, invoiceAfter } from '../../testing/given.ts';
import {
  ada,
  cancelInvoice,
  createInvoice,
  line,
  publishInvoice,
  recordPayment,
  reopenInvoice,
  replaceInvoice,
  settings,
} from '../../testing/commands.fixture.ts';
import type { LifecyclePolicy } from '../events.ts';
import { paymentStateOf, shownTotals } from '../status.ts';

const draft = factsOf(createInvoice());
const published = (lifecyclePolicy: LifecyclePolicy = 'standard') =>
  factsOf(createInvoice({}, { lifecyclePolicy }), publishInvoice());

describe('replacing a draft', () => {
  test('makes one fact of each of customer, lines and details that differs', () => {
    const customer = { ...ada, name: 'Augusta Ada King' };
    const next = replaceInvoice({ customer, lines: [line({ unitPrice: '120.00' })], details: { reference: 'PO 1' } });
    const { lines, figures } = invoiceAfter(createInvoice({ lines: [line({ unitPrice: '120.00' })] }));
    given(...draft)
      .when(next)
      .then(
        { type: 'CustomerUpdated', data: { customer } },
        { type: 'LineItemsUpdated', data: { lines, figures } },
        { type: 'DetailsUpdated', data: { before: { reference: null }, after: { reference: 'PO 1' }, figures: null } },
      );
  });

  test('carries the figures where the details move them', () => {
    const { figures } = invoiceAfter(createInvoice({ details: { shipping: '7.50' } }));
    given(...draft)
      .when(replaceInvoice({ details: { shipping: '7.5' } }))
      .then({ type: 'DetailsUpdated', data: { before: { shipping: null }, after: { shipping: '7.50' }, figures } });
  });

  test.each([
    ['the same number written otherwise', { lines: [line({ quantity: '1.0', unitPrice: '100' })] }],
    ['the line by its id', { lines: [line({ id: 'l1' })] }],
  ])('makes no fact of %s', (_, same) => {
    given(...draft)
      .when(replaceInvoice(same))
      .thenNothing();
  });

  test('keeps the ids of lines: by id wherever they go, else by place', () => {
    const three = createInvoice({
      lines: [line({ description: 'a' }), line({ description: 'b' }), line({ description: 'c' })],
    });
    const lines = [line({ id: 'l3', description: 'c' }), line({ description: 'b2' }), line({ description: 'new' })];
    const invoice = invoiceAfter(three, replaceInvoice({ lines }));
    expect(invoice.lines.map(({ id, description }) => `${id} ${description}`)).toEqual(['l3 c', 'l2 b2', 'l4 new']);
  });

  test('takes away no member that only another API knows', () => {
    const adjustment = { percentage: '5', amount: null };
    const known = createInvoice({
      lines: [line({ adjustment, extensions: { servicestack: { LineType: 'Work' } } })],
      details: { extensions: { sperse: { orderId: 7 } } },
    });
    const invoice = invoiceAfter(
      known,
      replaceInvoice({
        lines: [line({ unitPrice: '120.00', extensions: { onlyoffice: { item: 3 } } })],
        details: { reference: 'PO 1' },
      }),
    );
    expect(invoice.lines[0]).toMatchObject({
      adjustment,
      extensions: { servicestack: { LineType: 'Work' }, onlyoffice: { item: 3 } },
    });
    expect(invoice.details.extensions).toEqual({ sperse: { orderId: 7 } });
  });

  test('is refused for broken rules and changes nothing', () => {
    given(...draft)
      .when(replaceInvoice({ lines: [line({ quantity: '-1' })], details: { dueDate: '2026-02-30' } }))
      .thenRefused('validation-failed', { errors: ['/dueDate not-a-date', '/lines/0/quantity not-positive'] });
  });

  test('never changes the currency', () => {
    given(...draft)
      .when(replaceInvoice({ currency: 'EUR' }))
      .thenRefused('invalid-transition', { errors: ['/currency not-changeable'] });
  });
});

describe('replacing a published invoice of the standard life cycle', () => {
  test('moves the due date, also into the past, and the notes', () => {
    given(...published())
      .when(replaceInvoice({ details: { dueDate: '2020-01-01', notes: 'Sorry' } }))
      .then({
        type: 'DetailsUpdated',
        data: {
          before: { notes: null, dueDate: '2026-06-30' },
          after: { notes: 'Sorry', dueDate: '2020-01-01' },
          figures: null,
        },
      });
  });

  test('leaves number and dates alone that publishing filled in and the caller leaves open', () => {
    given(...published())
      .when(replaceInvoice({ details: { number: null, issueDate: null, dueDate: null } }))
      .thenNothing();
  });

  test('names each other member that differs', () => {
    given(...published())
      .when(
        replaceInvoice({
          currency: 'EUR',
          customer: { email: 'new@example.com' },
          lines: [line({ quantity: '2' }), line()],
          details: {
            dueDate: '2026-07-31',
            notes: 'fine',
            number: 'X-1',
            issueDate: '2026-01-01',
            metadata: { 'a/b': '1' },
          },
        }),
      )
      .thenRefused('invalid-transition', {
        errors: [
          '/currency not-changeable',
          '/customer/email not-changeable',
          '/lines/0/quantity not-changeable',
          '/lines/1 not-changeable',
          '/number not-changeable',
          '/issueDate not-changeable',
          '/metadata/a~1b not-changeable',
        ],
      });
  });
});

describe('replacing a published invoice of the life cycle open', () => {
  const surcharge = settings({ zeroCostProcessing: { option: 'surcharge', percentage: '3' } });
  const withSurcharge = [
    createInvoice({}, { lifecyclePolicy: 'open' }),
    publishInvoice({ settings: surcharge }),
  ] as const;

  test('freezes anew what each method pays, by the terms that were frozen', () => {
    const invoice = invoiceAfter(...withSurcharge, replaceInvoice({ lines: [line({ unitPrice: '200.00' })] }));
    expect(invoice.published?.calculations.creditCard).toEqual({
      total: '206.00',
      surcharge: '6.00',
      cashDiscount: '0.00',
    });
    expect(invoice.details.number).toBe('INV-000001');
  });

  test('never changes the number, also after it was reopened', () => {
    given(...published('open'))
      .when(replaceInvoice({ details: { number: 'X-1' } }))
      .thenRefused('invalid-transition', { errors: ['/number not-changeable'] });
    given(...published('open'))
      .when(cancelInvoice, reopenInvoice, replaceInvoice({ details: { number: 'X-1' } }))
      .thenRefused('invalid-transition', { errors: ['/number not-changeable'] });
  });

  test('a total that rises makes a paid invoice due for the rest', () => {
    const invoice = given(...published('open'))
      .when(recordPayment('100.00'), replaceInvoice({ lines: [line({ unitPrice: '130.00' })] }))
      .thenTypes('LineItemsUpdated');
    expect(invoice.status).toBe('due');
    expect(paymentStateOf(invoice)).toBe('partially_paid');
    expect(shownTotals(invoice)).toMatchObject({ total: '130.00', amountPaid: '100.00', amountDue: '30.00' });
  });

  test('a total that falls makes a paid invoice overpaid', () => {
    const invoice = given(...published('open'))
      .when(recordPayment('100.00'), replaceInvoice({ lines: [line({ unitPrice: '80.00' })] }))
      .thenTypes('LineItemsUpdated');
    expect(invoice.status).toBe('paid');
    expect(paymentStateOf(invoice)).toBe('overpaid');
    expect(shownTotals(invoice)).toMatchObject({ total: '80.00', amountPaid: '100.00', amountDue: '0.00' });
  });

  test('a total that falls to what was paid settles the invoice', () => {
    const invoice = given(...published('open'))
      .when(
        recordPayment('40.00', { valueDate: '2026-06-20' }),
        replaceInvoice({ lines: [line({ unitPrice: '40.00' })] }),
      )
      .thenTypes('LineItemsUpdated');
    expect(invoice).toMatchObject({
      status: 'paid',
      settlement: { paymentId: 'payment-1', paymentDate: '2026-06-20' },
    });
  });

  test('a text that moves no total leaves the settlement as it was', () => {
    const invoice = invoiceAfter(
      ...withSurcharge,
      recordPayment('103.00', { method: 'card' }),
      replaceInvoice({ lines: [line({ description: 'Advice' })] }),
    );
    expect(shownTotals(invoice)).toMatchObject({ total: '103.00', surcharge: '3.00', amountDue: '0.00' });
  });

  test('a cancelled one takes what moves no total', () => {
    given(...published('open'))
      .when(
        cancelInvoice,
        replaceInvoice({
          customer: { phone: '+1' },
          lines: [line({ description: 'Advice' })],
          details: { notes: 'x' },
        }),
      )
      .thenTypes('CustomerUpdated', 'LineItemsUpdated', 'DetailsUpdated');
  });

  test('a cancelled one names each member that would move a total', () => {
    given(...published('open'))
      .when(
        cancelInvoice,
        replaceInvoice({
          lines: [line({ unitPrice: '1.00' })],
          details: { shipping: '5.00', useCardPrice: true, notes: 'x' },
        }),
      )
      .thenRefused('invalid-transition', {
        errors: ['/lines/0/unitPrice not-changeable', '/shipping not-changeable', '/useCardPrice not-changeable'],
      });
  });
});
