import { describe, expect, test } from '@jest/globals';
import type { Discount } from '../invoice/content.ts';
import type { BaseTotals, TaxGroup } from './figures.ts';
import { contained, figuresOf, type InvoiceFixture, priced, tax } from './invoice.fixture.ts';

const percent = (percentage: string, lines: string[] | null = null): Discount => ({
  kind: 'percentage',
  percentage,
  lines,
});
const amount = (off: string, lines: string[] | null = null): Discount => ({ kind: 'amount', amount: off, lines });
const totalsOf = (invoice: InvoiceFixture): BaseTotals => figuresOf(invoice).totals;
const lineTaxesOf = (invoice: InvoiceFixture): string[] => figuresOf(invoice).lines.map((line) => line.tax);

interface WorkedCheck {
  readonly invoice: InvoiceFixture;
  readonly totals?: Partial<BaseTotals>;
  readonly taxes?: Partial<TaxGroup>[];
  readonly lineTaxes?: string[];
}

describe('policy standard, checked by hand', () => {
  test('gross, line discount and line total are rounded apart: 3 x 33.335 less 10 % is 90.01', () => {
    const { lines } = figuresOf({ lines: [{ quantity: '3', unitPrice: '33.335', discountPercentage: '10' }] });
    expect(lines).toEqual([{ lineId: 'l1', gross: '100.01', discount: '10.00', total: '90.01', tax: '0.00' }]);
  });

  test.each<[string, WorkedCheck]>([
    [
      'discount, tax, fees and shipping of two lines come to 156.34',
      {
        invoice: {
          lines: [priced('100.00'), priced('50.00')],
          details: { discount: percent('10'), taxPercentage: '8.25', feesPercentage: '2', shipping: '7.50' },
        },
        totals: {
          subTotal: '150.00',
          discount: '15.00',
          tax: '11.14',
          fees: '2.70',
          shipping: '7.50',
          total: '156.34',
        },
        taxes: [{ name: 'Tax', percentage: '8.25', inclusive: false, base: '135.00', tax: '11.14' }],
      },
    ],
    [
      'a contained tax of 21 % in 10.00 is 1.74 of 8.26',
      {
        invoice: { lines: [priced('10.00', contained('21'))] },
        totals: { subTotal: '10.00', tax: '1.74', total: '10.00' },
        taxes: [{ base: '8.26', tax: '1.74', inclusive: true }],
      },
    ],
    [
      'two contained taxes of 9 % in 118.00 are 9.00 each of one base of 100.00',
      {
        invoice: { lines: [priced('118.00', contained('9', 'CGST'), contained('9', 'SGST'))] },
        totals: { tax: '18.00', total: '118.00' },
        taxes: [
          { name: 'CGST', base: '100.00', tax: '9.00' },
          { name: 'SGST', base: '100.00', tax: '9.00' },
        ],
      },
    ],
    [
      'an added tax is taken on the price without the contained one',
      {
        invoice: { lines: [priced('121.00', contained('21'), tax('5', 'Levy'))] },
        totals: { subTotal: '121.00', tax: '26.00', total: '126.00' },
        taxes: [
          { name: 'VAT', base: '100.00', tax: '21.00' },
          { name: 'Levy', base: '100.00', tax: '5.00' },
        ],
        lineTaxes: ['26.00'],
      },
    ],
    [
      'a group is rounded once: three lines of 0.05 at 10 % bear 0.02, not 0.03',
      {
        invoice: { lines: [priced('0.05', tax('10')), priced('0.05', tax('10')), priced('0.05', tax('10'))] },
        totals: { tax: '0.02', total: '0.17' },
        lineTaxes: ['0.01', '0.01', '0.00'],
      },
    ],
    [
      'yen have no decimals: 3 x 33.5 at 10 % is 101 and 10',
      {
        invoice: { exponent: 0, lines: [{ quantity: '3', unitPrice: '33.5', taxes: [tax('10')] }] },
        totals: { subTotal: '101', tax: '10', total: '111' },
      },
    ],
    [
      'dinars have three decimals: 3 x 1.1115 at 5 % is 3.335 and 0.167',
      {
        invoice: { exponent: 3, lines: [{ quantity: '3', unitPrice: '1.1115', taxes: [tax('5')] }] },
        totals: { subTotal: '3.335', tax: '0.167', total: '3.502' },
      },
    ],
    [
      'a credit of -1446.375 is -1446.38',
      { invoice: { lines: [priced('-1446.375')] }, totals: { subTotal: '-1446.38', total: '-1446.38' } },
    ],
    [
      'no lines come to nothing but the shipping',
      {
        invoice: { details: { shipping: '7.5', discount: percent('10') } },
        totals: { subTotal: '0.00', total: '7.50' },
      },
    ],
  ])('%s', (_, { invoice, totals = {}, taxes = [], lineTaxes }) => {
    const figures = figuresOf(invoice);
    expect(figures.totals).toMatchObject(totals);
    if (taxes.length > 0) expect(figures.taxes).toMatchObject(taxes);
    if (lineTaxes !== undefined) expect(figures.lines.map((line) => line.tax)).toEqual(lineTaxes);
  });
});

describe('the discount of the invoice', () => {
  const lines = [priced('100.00', tax('10')), priced('50.00', tax('20'))];

  test('is spread over the lines before they are taxed', () => {
    expect(lineTaxesOf({ lines, details: { discount: percent('10') } })).toEqual(['9.00', '9.00']);
  });

  test('reaches only the lines that it names', () => {
    const figures = figuresOf({ lines, details: { discount: percent('10', ['l2']) } });
    expect(figures.totals.discount).toBe('5.00');
    expect(figures.lines.map((line) => line.tax)).toEqual(['10.00', '9.00']);
  });

  test('reaches no line where it names none, and a line named twice once', () => {
    expect(totalsOf({ lines, details: { discount: percent('10', []) } }).discount).toBe('0.00');
    expect(totalsOf({ lines, details: { discount: amount('60', ['l2', 'l2']) } }).discount).toBe('50.00');
  });

  test('as a fixed amount is capped at the subtotal of its lines', () => {
    expect(totalsOf({ lines, details: { discount: amount('500') } })).toMatchObject({
      discount: '150.00',
      total: '0.00',
    });
    expect(totalsOf({ lines, details: { discount: amount('70', ['l2']) } }).discount).toBe('50.00');
  });

  test('is split by largest remainder, the earlier line first', () => {
    const thirds = [priced('1.00', tax('100')), priced('1.00', tax('100')), priced('1.00', tax('100'))];
    expect(lineTaxesOf({ lines: thirds, details: { discount: amount('1.00') } })).toEqual(['0.66', '0.67', '0.67']);
  });

  test('does not exist where the subtotal is not above 0, nor where that of its lines is not', () => {
    const credit = [priced('100.00'), priced('-100.00')];
    expect(totalsOf({ lines: credit, details: { discount: percent('10') } }).discount).toBe('0.00');
    expect(totalsOf({ lines: credit, details: { discount: amount('5', ['l1']) } }).discount).toBe('0.00');
    const mixed = [priced('100.00'), priced('-20.00')];
    expect(totalsOf({ lines: mixed, details: { discount: amount('5', ['l2']) } }).discount).toBe('0.00');
    expect(totalsOf({ lines: mixed, details: { discount: percent('10') } }).discount).toBe('8.00');
  });
});

describe('tax groups', () => {
  test('are one per name, rate and kind, in the order in which lines bring them up', () => {
    const lines = [
      priced('10.00', tax('21.0'), contained('21')),
      priced('10.00', tax('21'), tax('6')),
      priced('10.00', tax('21', 'Levy')),
    ];
    expect(figuresOf({ lines }).taxes.map(({ name, percentage, inclusive }) => [name, percentage, inclusive])).toEqual([
      ['VAT', '21', false],
      ['VAT', '21', true],
      ['VAT', '6', false],
      ['Levy', '21', false],
    ]);
  });

  test('hold a zero rate too, for it has to be shown', () => {
    expect(figuresOf({ lines: [priced('10.00', tax('0.00000', 'Zero-rated'))] }).taxes).toEqual([
      { name: 'Zero-rated', percentage: '0', inclusive: false, base: '10.00', tax: '0.00' },
    ]);
  });

  test('are summed exactly: a half cent made of sixths and thirds still rounds up', () => {
    const sixth = priced('0.01', contained('20'));
    expect(figuresOf({ lines: [sixth, sixth, sixth] }).taxes[0]?.tax).toBe('0.01');
    const [third, other] = [contained('50', 'A'), [contained('100', 'B'), contained('50', 'C')]];
    const lines = [priced('0.01', third), priced('0.01', third, ...other)];
    expect(figuresOf({ lines }).taxes[0]).toMatchObject({ name: 'A', tax: '0.01' });
  });

  test('charge a tax twice where a line names it twice, and where taxPercentage repeats it', () => {
    expect(figuresOf({ lines: [priced('100.00', tax('5'), tax('5'))] }).taxes).toMatchObject([
      { base: '200.00', tax: '10.00' },
    ]);
    const lines = [priced('100.00', tax('5', 'Tax'))];
    expect(figuresOf({ lines, details: { taxPercentage: '5' } }).totals.tax).toBe('10.00');
  });
});
