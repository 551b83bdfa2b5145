import { describe, expect, test } from '@jest/globals';
import { contained, figuresOf, priced, refusalsOf, tax } from './invoice.fixture.ts';

describe('policy bankers', () => {
  test('100 x 7.7 less 25 %, taxed 10 % and 5 % of that, is 664.13', () => {
    const figures = figuresOf({
      policy: 'bankers',
      lines: [{ quantity: '100', unitPrice: '7.7', discountPercentage: '25', taxes: [tax('10', 'A'), tax('5', 'B')] }],
    });
    expect(figures.lines).toEqual([
      { lineId: 'l1', gross: '770.00', discount: '192.50', total: '577.50', tax: '86.63' },
    ]);
    expect(figures.taxes).toMatchObject([
      { name: 'A', base: '577.50', tax: '57.75' },
      { name: 'B', base: '577.50', tax: '28.88' },
    ]);
    expect(figures.totals).toEqual({
      subTotal: '577.50',
      discount: '0.00',
      tax: '86.63',
      fees: '0.00',
      shipping: '0.00',
      total: '664.13',
    });
  });

  test('rounds a half to even: 0.125 is 0.12 and 0.025 is 0.02', () => {
    const { lines } = figuresOf({ policy: 'bankers', lines: [priced('0.125'), priced('0.025'), priced('0.135')] });
    expect(lines.map((line) => line.total)).toEqual(['0.12', '0.02', '0.14']);
  });

  test('rounds line discounts and taxes half to even as well', () => {
    const figures = figuresOf({
      policy: 'bankers',
      lines: [priced('0.50', tax('25')), { unitPrice: '0.50', discountPercentage: '25' }],
    });
    expect(figures.lines.map((line) => [line.discount, line.tax])).toEqual([
      ['0.00', '0.12'],
      ['0.12', '0.00'],
    ]);
  });

  test('rounds each line tax for itself: three times 0.05 at 30 % is 0.06, not 0.05', () => {
    const line = priced('0.05', tax('30'));
    const figures = figuresOf({ policy: 'bankers', lines: [line, line, line] });
    expect(figures.totals.tax).toBe('0.06');
    expect(figures.taxes).toMatchObject([{ base: '0.15', tax: '0.06' }]);
  });

  test('charges the same tax twice where a line names it twice', () => {
    expect(figuresOf({ policy: 'bankers', lines: [priced('10.00', tax('5'), tax('5'))] }).totals.total).toBe('11.00');
  });

  test('takes a quantity and a price of 0, but none below', () => {
    expect(figuresOf({ policy: 'bankers', lines: [{ quantity: '0', unitPrice: '0' }] }).totals.total).toBe('0.00');
    expect(refusalsOf({ policy: 'bankers', lines: [{ quantity: '-1', unitPrice: '-1' }] })).toEqual([
      '/lines/0/quantity negative',
      '/lines/0/unitPrice negative',
    ]);
  });

  test('refuses what the policy has no rule for, in place of dropping it from the total', () => {
    const refusals = refusalsOf({
      policy: 'bankers',
      lines: [priced('10.00', contained('21'))],
      details: {
        discount: { kind: 'percentage', percentage: '10', lines: null },
        taxPercentage: '8',
        feesPercentage: '2',
        shipping: '5',
      },
    });
    expect(refusals).toEqual([
      '/lines/0/taxes/0/inclusive not-in-totals-policy',
      '/discount not-in-totals-policy',
      '/taxPercentage not-in-totals-policy',
      '/feesPercentage not-in-totals-policy',
      '/shipping not-in-totals-policy',
    ]);
    expect(refusalsOf({ policy: 'bankers', details: { shipping: '0', feesPercentage: '0' } })).toEqual([]);
  });
});
