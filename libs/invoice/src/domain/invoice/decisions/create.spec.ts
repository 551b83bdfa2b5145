import { describe, expect, test } from '@jest/globals';
import { factsOf, given, invoiceAfter } from '../../testing/given.ts';
import { ada, content, createInvoice, details, line } from '../../testing/commands.fixture.ts';

describe('creating an invoice', () => {
  test('states the whole draft, settled, with its figures', () => {
    given()
      .when(createInvoice({ lines: [line({ quantity: '3', unitPrice: '33.335', discountPercentage: '10' })] }))
      .then({
        type: 'InvoiceCreated',
        data: {
          invoiceId: 'invoice-1',
          tenantId: 'acme',
          serial: 1,
          currency: 'USD',
          exponent: 2,
          totalsPolicy: 'standard',
          lifecyclePolicy: 'standard',
          source: 'native',
          customer: ada,
          lines: [{ ...line({ quantity: '3', unitPrice: '33.335', discountPercentage: '10' }), id: 'l1' }],
          details: { ...details({ dueDate: '2026-06-30' }), discount: null },
          figures: {
            totals: {
              subTotal: '90.01',
              discount: '0.00',
              tax: '0.00',
              fees: '0.00',
              shipping: '0.00',
              total: '90.01',
            },
            lines: [{ lineId: 'l1', gross: '100.01', discount: '10.00', total: '90.01', tax: '0.00' }],
            taxes: [],
          },
        },
      });
  });

  test('takes a draft without lines, due in the past', () => {
    given()
      .when(createInvoice({ lines: [], details: { dueDate: '2020-01-01' } }))
      .thenTypes('InvoiceCreated');
  });

  test('writes decimals in one form: prices with the decimals of the currency, all else without idle zeros', () => {
    const invoice = invoiceAfter(
      createInvoice({
        lines: [line({ quantity: '3.0', unitPrice: '7', discountPercentage: '010.50' })],
        details: { shipping: '7.5', feesPercentage: '2.00' },
      }),
    );
    expect(invoice.lines[0]).toMatchObject({ quantity: '3', unitPrice: '7.00', discountPercentage: '10.5' });
    expect(invoice.details).toMatchObject({ shipping: '7.50', feesPercentage: '2' });
  });

  test('keeps a price that is finer than the currency', () => {
    expect(invoiceAfter(createInvoice({ lines: [line({ unitPrice: '0.12500' })] })).lines[0]?.unitPrice).toBe('0.125');
  });

  test('gives lines ids and keeps those that were given', () => {
    const invoice = invoiceAfter(createInvoice({ lines: [line(), line({ id: 'l2' }), line(), line({ id: 'mine' })] }));
    expect(invoice.lines.map(({ id }) => id)).toEqual(['l3', 'l2', 'l4', 'mine']);
  });

  test('gives no id that a caller gave, however it counts', () => {
    const invoice = invoiceAfter(
      createInvoice({ lines: [line({ id: 'l9999999' }), line({ id: 'l10000000' }), line()] }),
    );
    expect(invoice.lines[2]?.id).toBe('l10000001');
  });

  test('resolves the lines of a discount, by id or place, to ids in the order of the lines', () => {
    const discount = { kind: 'percentage', percentage: '10', lines: ['mine', 0, 2] } as const;
    const invoice = invoiceAfter(
      createInvoice({ lines: [line(), line(), line({ id: 'mine' })], details: { discount } }),
    );
    expect(invoice.details.discount).toEqual({ kind: 'percentage', percentage: '10', lines: ['l1', 'mine'] });
    expect(invoice.figures.totals.discount).toBe('20.00');
  });

  test('is refused with every rule that is broken, each at its member', () => {
    given()
      .when(
        createInvoice({
          currency: 'XYZ',
          lines: [
            line({ id: 'a', quantity: '0' }),
            line({
              id: 'a',
              unitPrice: 'NaN',
              discountPercentage: '100.1',
              taxes: [{ name: 'VAT', percentage: '-1', inclusive: false }],
            }),
          ],
          details: {
            dueDate: '2026-02-30',
            issueDate: 'soon',
            number: ' ',
            locale: 'no locale',
            taxPercentage: '1.000001',
            discount: { kind: 'amount', amount: '-5', lines: [7, 'b'] },
          },
        }),
      )
      .thenRefused('validation-failed', {
        errors: [
          '/currency unknown-currency',
          '/lines/1/id duplicate-line-id',
          '/issueDate not-a-date',
          '/dueDate not-a-date',
          '/number empty',
          '/locale not-a-locale',
          '/discount/lines/0 unknown-line',
          '/discount/lines/1 unknown-line',
          '/lines/0/quantity not-positive',
          '/lines/1/unitPrice not-a-decimal',
          '/lines/1/discountPercentage not-a-percentage',
          '/discount/amount negative',
          '/taxPercentage too-many-decimals',
          '/lines/1/taxes/0/percentage not-a-percentage',
        ],
      });
  });

  test.each([
    ['', '/number empty'],
    ['A'.repeat(101), '/number too-long'],
    ['😀'.repeat(101), '/number too-long'],
    ['INV\n1', '/number control-character'],
  ])('is refused for the number %j', (number, error) => {
    given()
      .when(createInvoice({ details: { number } }))
      .thenRefused('validation-failed', { errors: [error] });
  });

  test('takes a number of 100 characters, however many bytes they need', () => {
    given()
      .when(createInvoice({ details: { number: '😀'.repeat(100) } }))
      .thenTypes('InvoiceCreated');
  });

  test('is refused for a discount that applies to no line', () => {
    given()
      .when(createInvoice({ details: { discount: { kind: 'percentage', percentage: '10', lines: [] } } }))
      .thenRefused('validation-failed', { errors: ['/discount/lines empty'] });
  });

  test('is refused for more lines than there may be', () => {
    given()
      .when(createInvoice({ lines: Array.from({ length: 1_001 }, () => line()) }))
      .thenRefused('validation-failed', { errors: ['/lines too-many-lines'] });
  });

  test('is refused for amounts finer than the currency, and names how fine that is', () => {
    given()
      .when(createInvoice({ currency: 'JPY', details: { shipping: '7.5' } }))
      .thenRefused('validation-failed', {
        errors: ['/shipping too-many-decimals'],
        detail: 'Must have at most 0 decimals.',
      });
  });

  test('freezes the exponent of the currency', () => {
    expect(invoiceAfter(createInvoice({ currency: 'BHD' }))).toMatchObject({
      exponent: 3,
      figures: { totals: { total: '100.000' } },
    });
  });

  test('is decided the same way every time', () => {
    expect(factsOf(createInvoice())).toEqual(factsOf({ ...createInvoice(), content: content() }));
  });
});
