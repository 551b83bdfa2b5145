import { describe, expect, test } from '@jest/globals';
import { invoiceAfter } from '../testing/given.ts';
import {
  cancelInvoice,
  createInvoice,
  line,
  markAsPaid,
  publishInvoice,
  replaceInvoice,
  settings,
} from '../testing/commands.fixture.ts';
import { pastDueFrom, shownTotals, statusAt } from './status.ts';

const dueOn = (dueDate: string, timeZone: string) =>
  invoiceAfter(
    createInvoice({ details: { dueDate } }),
    publishInvoice({ today: '2020-01-01', settings: settings({ timeZone }) }),
  );

describe('past due', () => {
  test.each([
    ['2026-06-30', 'Europe/Berlin', '2026-06-30T22:00:00.000Z'],
    ['2026-12-31', 'Europe/Berlin', '2026-12-31T23:00:00.000Z'],
    ['2026-03-28', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
    ['2026-06-30', 'America/Los_Angeles', '2026-07-01T07:00:00.000Z'],
    ['2026-06-30', 'Pacific/Kiritimati', '2026-06-30T10:00:00.000Z'],
    ['2026-06-30', 'Etc/GMT+12', '2026-07-01T12:00:00.000Z'],
  ])('begins after %s in %s at %s, and not a millisecond earlier', (dueDate, timeZone, from) => {
    const invoice = dueOn(dueDate, timeZone);
    expect(pastDueFrom(invoice)).toBe(from);
    expect(statusAt(invoice, new Date(Date.parse(from) - 1).toISOString())).toBe('due');
    expect(statusAt(invoice, from)).toBe('past_due');
    expect(statusAt(invoice, '2030-01-01T00:00:00.000Z')).toBe('past_due');
    expect(statusAt(invoice, '2020-01-01T00:00:00.000Z')).toBe('due');
  });

  test('is over where the due date is moved on, and at once where it is moved into the past', () => {
    const later = invoiceAfter(
      createInvoice(),
      publishInvoice(),
      replaceInvoice({ details: { dueDate: '2026-08-31' } }),
    );
    const earlier = invoiceAfter(
      createInvoice(),
      publishInvoice(),
      replaceInvoice({ details: { dueDate: '2026-06-01' } }),
    );
    expect(statusAt(later, '2026-07-15T00:00:00.000Z')).toBe('due');
    expect(statusAt(earlier, '2026-06-15T00:00:00.000Z')).toBe('past_due');
  });

  test.each([
    ['a draft', invoiceAfter(createInvoice())],
    ['a paid invoice', invoiceAfter(createInvoice(), publishInvoice(), markAsPaid())],
    ['an invoice that is due on the last day there is', dueOn('9999-12-31', 'America/New_York')],
    ['a cancelled invoice', invoiceAfter(createInvoice(), publishInvoice(), cancelInvoice)],
    [
      'an invoice with nothing to pay',
      invoiceAfter(createInvoice({ lines: [line({ unitPrice: '0' })] }, { lifecyclePolicy: 'open' }), publishInvoice()),
    ],
  ])('is never %s', (_, invoice) => {
    expect(pastDueFrom(invoice)).toBeNull();
    expect(statusAt(invoice, '2030-01-01T00:00:00.000Z')).toBe(invoice.status);
  });
});

describe('totals as shown', () => {
  const surcharge = settings({ zeroCostProcessing: { option: 'surcharge', percentage: '3' } });

  test('are the base totals while unpaid', () => {
    expect(shownTotals(invoiceAfter(createInvoice(), publishInvoice({ settings: surcharge })))).toEqual({
      subTotal: '100.00',
      discount: '0.00',
      tax: '0.00',
      fees: '0.00',
      shipping: '0.00',
      surcharge: '0.00',
      cashDiscount: '0.00',
      total: '100.00',
      amountPaid: '0.00',
      amountRefunded: '0.00',
      amountDue: '100.00',
    });
  });

  test('owe nothing once cancelled', () => {
    const invoice = invoiceAfter(createInvoice(), publishInvoice(), cancelInvoice);
    expect(shownTotals(invoice)).toMatchObject({ total: '100.00', amountDue: '0.00' });
  });

  test('owe nothing where the total is below 0', () => {
    const invoice = invoiceAfter(createInvoice({ lines: [line({ unitPrice: '-5' })] }));
    expect(shownTotals(invoice)).toMatchObject({ total: '-5.00', amountDue: '0.00' });
  });

  test('have the decimals of the currency', () => {
    const invoice = invoiceAfter(
      createInvoice({
        currency: 'JPY',
        lines: [line({ unitPrice: '33.5', quantity: '3' })],
        details: { taxPercentage: '10' },
      }),
    );
    expect(shownTotals(invoice)).toMatchObject({ total: '111', tax: '10', amountPaid: '0', amountDue: '111' });
  });
});
