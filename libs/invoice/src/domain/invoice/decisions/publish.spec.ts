import { describe, expect, test } from '@jest/globals';
import { factsOf, given, invoiceAfter, stateAfter } from '../../testing/given.ts';
import {
  ada,
  cancelInvoice,
  createInvoice,
  line,
  markAsPaid,
  publishInvoice,
  reopenInvoice,
  settings,
} from '../../testing/commands.fixture.ts';
import { paymentStateOf, shownTotals } from '../status.ts';
import { publishable } from './publish.ts';

const open = { lifecyclePolicy: 'open' } as const;

describe('publishing', () => {
  test('freezes number, dates, zone, seller, customer, lines, figures and calculations', () => {
    const draft = invoiceAfter(createInvoice());
    given(...factsOf(createInvoice()))
      .when(publishInvoice())
      .then({
        type: 'Published',
        data: {
          number: 'INV-000001',
          issueDate: '2026-06-15',
          dueDate: '2026-06-30',
          timeZone: 'Europe/Berlin',
          locale: 'en-US',
          seller: settings().seller,
          customer: ada,
          lines: draft.lines,
          figures: draft.figures,
          zeroCostProcessing: { option: 'none', percentage: null },
          calculations: {
            debitCard: { total: '100.00', surcharge: '0.00', cashDiscount: '0.00' },
            creditCard: { total: '100.00', surcharge: '0.00', cashDiscount: '0.00' },
            ach: { total: '100.00', surcharge: '0.00', cashDiscount: '0.00' },
          },
          pageToken: 'page-1',
        },
      });
  });

  test('issues today and is due on the day of issue where no date is given', () => {
    const invoice = invoiceAfter(createInvoice({ details: { dueDate: null } }), publishInvoice());
    expect(invoice.details).toMatchObject({ issueDate: '2026-06-15', dueDate: '2026-06-15' });
  });

  test('keeps the dates, the number and the locale that the invoice has', () => {
    const own = { issueDate: '2026-06-01', dueDate: '2026-07-01', number: 'A-7', locale: 'de-DE' };
    const invoice = invoiceAfter(createInvoice({ details: own }), publishInvoice());
    expect(invoice.details).toMatchObject(own);
    expect(invoice.published?.locale).toBe('de-DE');
  });

  test('is due no earlier than today, in the seller zone', () => {
    given(...factsOf(createInvoice({ details: { dueDate: '2026-06-14' } })))
      .when(publishInvoice())
      .thenRefused('not-publishable', { errors: ['/dueDate in-the-past'] });
    given(...factsOf(createInvoice({ details: { dueDate: '2026-06-15' } })))
      .when(publishInvoice())
      .thenTypes('Published');
  });

  test('names everything that is missing at once', () => {
    given(
      ...factsOf(
        createInvoice({
          customer: { name: ' ', email: null },
          lines: [],
          details: { dueDate: null, issueDate: '2026-01-01' },
        }),
      ),
    )
      .when(publishInvoice({ hostedPayments: ['card', 'ach'], settings: settings({ processors: [] }) }))
      .thenRefused('not-publishable', {
        errors: [
          '/customer/name required',
          '/customer/email required',
          '/lines required',
          '/dueDate in-the-past',
          ' no-processor',
          ' no-processor',
        ],
      });
  });

  test.each([
    ['a company', { name: null, company: 'Analytical Engines' }],
    ['a phone', { email: null, phone: '+12025550123' }],
  ])('is content with %s instead', (_, customer) => {
    given(...factsOf(createInvoice({ customer })))
      .when(publishInvoice())
      .thenTypes('Published');
  });

  test('takes no total below 0', () => {
    given(...factsOf(createInvoice({ lines: [line({ unitPrice: '-0.01' })] })))
      .when(publishInvoice())
      .thenRefused('not-publishable', { errors: [' total-below-zero'] });
  });

  test('can be asked for before a number is taken', () => {
    const ready = stateAfter(factsOf(createInvoice()));
    const notReady = stateAfter(factsOf(createInvoice({ lines: [] })));
    expect(publishable(ready, publishInvoice())).toBeNull();
    expect(publishable(notReady, publishInvoice())).toMatchObject({ code: 'not-publishable' });
    expect(publishable(stateAfter([]), publishInvoice())).toMatchObject({ code: 'invoice-not-found' });
  });
});

describe('an invoice over nothing', () => {
  const free = { lines: [line({ unitPrice: '0' })] };

  test('is paid as it is published: nobody could ever pay it', () => {
    const invoice = given(...factsOf(createInvoice(free)))
      .when(publishInvoice())
      .thenTypes('Published', 'Paid');
    expect(invoice).toMatchObject({ status: 'paid', settlement: { paymentId: 'payment-0', markedAsPaid: false } });
    expect(paymentStateOf(invoice)).toBe('paid');
    expect(shownTotals(invoice)).toMatchObject({ amountPaid: '0.00', amountDue: '0.00' });
  });

  test('waits to be marked as paid under the life cycle open', () => {
    const facts = factsOf(createInvoice(free, open), publishInvoice());
    expect(stateAfter(facts).status).toBe('due');
    given(...facts)
      .when(markAsPaid())
      .thenTypes('Paid');
  });
});

describe('under the life cycle open', () => {
  test('publishing needs nothing more than creating did', () => {
    given(
      ...factsOf(
        createInvoice({ customer: { name: null, email: null }, lines: [], details: { dueDate: '2020-01-01' } }, open),
      ),
    )
      .when(publishInvoice())
      .thenTypes('Published');
  });

  test('a reopened invoice keeps number and link when it is published again', () => {
    const invoice = invoiceAfter(
      createInvoice({}, open),
      publishInvoice(),
      cancelInvoice,
      reopenInvoice,
      publishInvoice({ number: 'INV-000002', pageToken: 'page-2' }),
    );
    expect(invoice.details.number).toBe('INV-000001');
    expect(invoice.published?.pageToken).toBe('page-1');
  });
});
