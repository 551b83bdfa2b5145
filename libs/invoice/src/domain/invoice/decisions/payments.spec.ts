import { describe, expect, test } from '@jest/globals';
import { factsOf, given, invoiceAfter } from '../../testing/given.ts';
import {
  createInvoice,
  line,
  markAsPaid,
  publishInvoice,
  recordPayment,
  refundPayment,
  reversePayment,
  settings,
} from '../../testing/commands.fixture.ts';
import { paymentStarted } from '../../testing/processor-events.fixture.ts';
import type { PaymentMethod } from '../events.ts';
import { paymentStateOf, shownTotals } from '../status.ts';

/** Subtotal 150.00, discount 15.00, tax 11.14, fees 2.70, shipping 7.50: base 156.34. */
const worked = createInvoice({
  lines: [line({ unitPrice: '100.00' }), line({ unitPrice: '50.00' })],
  details: {
    discount: { kind: 'percentage', percentage: '10', lines: null },
    taxPercentage: '8.25',
    feesPercentage: '2',
    shipping: '7.50',
  },
});
const due = factsOf(worked, publishInvoice());
const priced = (option: 'surcharge' | 'cash_discount', percentage: string) =>
  factsOf(worked, publishInvoice({ settings: settings({ zeroCostProcessing: { option, percentage } }) }));
const surcharged = priced('surcharge', '3');
const discounted = priced('cash_discount', '4');

describe('marking as paid', () => {
  test('settles the whole, today, without a transaction', () => {
    given(...due)
      .when(markAsPaid({ reference: 'till 3' }))
      .then({
        type: 'Paid',
        data: {
          paymentId: 'payment-1',
          amount: '156.34',
          method: 'cash',
          reference: 'till 3',
          valueDate: '2026-06-15',
          paymentDate: '2026-06-15',
          transactionId: null,
          card: null,
          sandbox: false,
          markedAsPaid: true,
          pricedMethod: 'ach',
          calculation: { total: '156.34', surcharge: '0.00', cashDiscount: '0.00' },
        },
      });
  });

  test.each<[string, typeof due, PaymentMethod, string, string, string]>([
    ['with surcharge', surcharged, 'card', '161.03', '4.69', '0.00'],
    ['with surcharge', surcharged, 'cash', '156.34', '0.00', '0.00'],
    ['with cash discount', discounted, 'ach', '150.09', '0.00', '6.25'],
    ['with cash discount', discounted, 'check', '150.09', '0.00', '6.25'],
    ['with cash discount', discounted, 'card', '156.34', '0.00', '0.00'],
  ])('%s takes the figures of the method: %s%s', (_, facts, paymentMethod, total, surcharge, cashDiscount) => {
    const invoice = given(...facts)
      .when(markAsPaid({ paymentMethod }))
      .thenTypes('Paid');
    expect(shownTotals(invoice)).toMatchObject({
      total,
      surcharge,
      cashDiscount,
      amountPaid: total,
      amountDue: '0.00',
    });
  });

  test('after a part was paid settles the rest of the base total, whatever the method', () => {
    const invoice = given(...surcharged)
      .when(recordPayment('56.34'), markAsPaid({ paymentId: 'payment-2', paymentMethod: 'card' }))
      .thenTypes('Paid');
    expect(invoice.payments.at(-1)?.amount).toBe('100.00');
    expect(shownTotals(invoice)).toMatchObject({ total: '156.34', surcharge: '0.00', amountPaid: '156.34' });
  });

  test('takes the date of the payment, if it is one', () => {
    expect(invoiceAfter(worked, publishInvoice(), markAsPaid({ paymentDate: '2026-06-01' }))).toMatchObject({
      settlement: { paymentDate: '2026-06-01' },
    });
    given(...due)
      .when(markAsPaid({ paymentDate: '2026-02-30' }))
      .thenRefused('validation-failed', { errors: ['/paymentDate not-a-date'] });
  });
});

describe('recording a payment', () => {
  test('of a part leaves the invoice due for the rest', () => {
    const invoice = given(...due)
      .when(recordPayment('100.1', { reference: 'T-1', valueDate: '2026-06-10' }))
      .thenTypes('PaymentRecorded');
    expect(invoice.payments).toMatchObject([
      { amount: '100.10', status: 'succeeded', reference: 'T-1', valueDate: '2026-06-10' },
    ]);
    expect(shownTotals(invoice)).toMatchObject({ amountPaid: '100.10', amountDue: '56.24' });
    expect(paymentStateOf(invoice)).toBe('partially_paid');
  });

  test('of the rest settles the invoice', () => {
    const invoice = given(...due)
      .when(recordPayment('100.00'), recordPayment('56.34', { paymentId: 'payment-2', valueDate: '2026-06-20' }))
      .thenTypes('Paid');
    expect(invoice).toMatchObject({
      settlement: { paymentId: 'payment-2', paymentDate: '2026-06-20', markedAsPaid: false },
    });
  });

  test('of the whole at once has the price of its method', () => {
    const byCard = given(...surcharged)
      .when(recordPayment('161.03', { method: 'card' }))
      .thenTypes('Paid');
    expect(shownTotals(byCard)).toMatchObject({ total: '161.03', surcharge: '4.69' });
    const byCheck = given(...discounted)
      .when(recordPayment('150.09', { method: 'check' }))
      .thenTypes('Paid');
    expect(shownTotals(byCheck)).toMatchObject({ total: '150.09', cashDiscount: '6.25' });
  });

  test('of the base total settles without surcharge or cash discount', () => {
    const byCard = given(...surcharged)
      .when(recordPayment('156.34', { method: 'card' }))
      .thenTypes('Paid');
    expect(shownTotals(byCard)).toMatchObject({ total: '156.34', surcharge: '0.00' });
    const byAch = given(...discounted)
      .when(recordPayment('156.34', { method: 'ach' }))
      .thenTypes('Paid');
    expect(shownTotals(byAch)).toMatchObject({ total: '156.34', cashDiscount: '0.00' });
  });

  test('of the price of a method counts against the base total where a part was paid before', () => {
    const invoice = given(...discounted)
      .when(recordPayment('1.00'), recordPayment('150.09', { paymentId: 'payment-2', method: 'ach' }))
      .thenTypes('PaymentRecorded');
    expect(shownTotals(invoice)).toMatchObject({ total: '156.34', amountDue: '5.25' });
  });

  test.each(['156.35', '158.00', '161.04'])('of %s is more than is due, with or without surcharge', (amount) => {
    given(...surcharged)
      .when(recordPayment(amount, { method: 'card' }))
      .thenRefused('amount-exceeds-due', { errors: ['/amount exceeds-due'] });
  });

  test.each([
    ['0', 'not-positive'],
    ['-1', 'not-positive'],
    ['1.001', 'too-many-decimals'],
    ['1234567890123', 'too-many-integer-digits'],
    ['ten', 'not-a-decimal'],
    ['NaN', 'not-a-decimal'],
    ['1e400', 'not-a-decimal'],
  ])('of %s is refused: %s', (amount, code) => {
    given(...due)
      .when(recordPayment(amount, { valueDate: '2026-02-30' }))
      .thenRefused('validation-failed', { errors: [`/amount ${code}`, '/valueDate not-a-date'] });
  });

  test('is refused while a payment is with its processor', () => {
    given(...due, paymentStarted())
      .when(recordPayment('1.00'))
      .thenRefused('invalid-transition', { errors: [' payment-in-flight'] });
  });
});

describe('refunding', () => {
  const paid = [...due, ...factsOf(worked, publishInvoice(), markAsPaid()).slice(-1)];

  test('a part does not reopen the invoice', () => {
    const invoice = given(...paid)
      .when(refundPayment('56.34'))
      .thenTypes('Refunded');
    expect(invoice.status).toBe('paid');
    expect(paymentStateOf(invoice)).toBe('partially_refunded');
    expect(shownTotals(invoice)).toMatchObject({ amountPaid: '156.34', amountRefunded: '56.34', amountDue: '0.00' });
  });

  test('all of it nets to zero', () => {
    const invoice = given(...paid)
      .when(refundPayment('56.34'), refundPayment('100.00', { refundId: 'refund-2' }))
      .thenTypes('Refunded');
    expect(paymentStateOf(invoice)).toBe('refunded');
    expect(shownTotals(invoice)).toMatchObject({ amountPaid: '156.34', amountRefunded: '156.34' });
  });

  test('more than is left of the payment is refused', () => {
    given(...paid)
      .when(refundPayment('100.00'), refundPayment('56.35', { refundId: 'refund-2' }))
      .thenRefused('amount-exceeds-paid', { errors: ['/amount exceeds-paid'] });
  });

  test('an amount finer than the currency is refused', () => {
    given(...paid)
      .when(refundPayment('1.001'))
      .thenRefused('validation-failed', { errors: ['/amount too-many-decimals'] });
  });

  test('a payment that is not there is not found', () => {
    given(...paid)
      .when(refundPayment('1.00', { paymentId: 'payment-9' }))
      .thenRefused('payment-not-found');
  });

  test('a payment that is still with its processor is refused', () => {
    given(...due, ...factsOf(worked, publishInvoice(), recordPayment('1.00')).slice(-1), paymentStarted())
      .when(refundPayment('1.00', { paymentId: 'payment-7' }))
      .thenRefused('invalid-transition');
  });
});

describe('reversing', () => {
  test('without an amount takes back all that is left, and the invoice is due again', () => {
    const invoice = given(...due)
      .when(markAsPaid(), refundPayment('6.34'), reversePayment())
      .thenTypes('PaymentReversed');
    expect(invoice.status).toBe('due');
    expect(invoice.payments[0]?.reversed).toBe('150.00');
  });

  test('a part makes the invoice due for that part', () => {
    const invoice = given(...due)
      .when(markAsPaid(), reversePayment({ amount: '56.34' }))
      .thenTypes('PaymentReversed');
    expect(invoice.status).toBe('due');
    expect(shownTotals(invoice)).toMatchObject({ total: '156.34', amountPaid: '100.00', amountDue: '56.34' });
  });

  test('takes the cash discount with it: that was for the whole at once', () => {
    const invoice = given(...discounted)
      .when(markAsPaid({ paymentMethod: 'ach' }), reversePayment({ amount: '50.09' }))
      .thenTypes('PaymentReversed');
    expect(shownTotals(invoice)).toMatchObject({
      total: '156.34',
      cashDiscount: '0.00',
      amountPaid: '100.00',
      amountDue: '56.34',
    });
  });

  test('less than the surcharge leaves the base total paid', () => {
    const invoice = given(...surcharged)
      .when(markAsPaid({ paymentMethod: 'card' }), reversePayment({ amount: '1.00' }))
      .thenTypes('PaymentReversed');
    expect(invoice.status).toBe('paid');
    expect(paymentStateOf(invoice)).toBe('overpaid');
  });

  test('and paying again settles it again, at the price of the method', () => {
    const invoice = given(...surcharged)
      .when(recordPayment('156.34'), reversePayment(), markAsPaid({ paymentId: 'payment-2', paymentMethod: 'card' }))
      .thenTypes('Paid');
    expect(shownTotals(invoice)).toMatchObject({ total: '161.03', amountPaid: '161.03', amountDue: '0.00' });
  });

  test('where nothing is left is refused', () => {
    given(...due)
      .when(markAsPaid(), refundPayment('156.34'), reversePayment())
      .thenRefused('amount-exceeds-paid');
  });
});
