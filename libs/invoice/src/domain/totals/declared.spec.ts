import { describe, expect, test } from '@jest/globals';
import type { DeclaredTotals, Line } from '../invoice/content.ts';
import { figuresOf, outcomeOf, priced, refusalsOf, tax } from './invoice.fixture.ts';

const declared = (totals: Partial<DeclaredTotals>): { declared: DeclaredTotals } => ({
  declared: {
    discountTotal: null,
    shippingTotal: null,
    taxTotal: null,
    grandTotal: null,
    bypassValidation: false,
    ...totals,
  },
});
const stated = (quantity: string, unitPrice: string, declaredTotal: string | null): Partial<Line> => ({
  quantity,
  unitPrice,
  declaredTotal,
});
const lines = [stated('2', '50.00', '100.00'), stated('3', '33.335', '100.01')];

describe('policy declared', () => {
  test('keeps stated totals that add up', () => {
    const figures = figuresOf({
      policy: 'declared',
      lines,
      details: declared({ discountTotal: '10', shippingTotal: '7.5', taxTotal: '20.20', grandTotal: '217.71' }),
    });
    expect(figures.totals).toEqual({
      subTotal: '200.01',
      discount: '10.00',
      tax: '20.20',
      fees: '0.00',
      shipping: '7.50',
      total: '217.71',
    });
    expect(figures.lines[1]).toEqual({ lineId: 'l2', gross: '100.01', discount: '0.00', total: '100.01', tax: '0.00' });
    expect(figures.taxes).toEqual([]);
  });

  test('names each line total and the grand total that is a cent off, and what it should be', () => {
    const outcome = outcomeOf({
      policy: 'declared',
      lines: [stated('2', '50.00', '100.01'), stated('1', '5', '5')],
      details: declared({ grandTotal: '105.00' }),
    });
    expect(outcome).toEqual({
      outcome: 'refused',
      errors: [
        {
          pointer: '/lines/0/declaredTotal',
          code: 'total-mismatch',
          detail: '100.01 is not quantity x unit price, which is 100.00.',
        },
        {
          pointer: '/declared/grandTotal',
          code: 'total-mismatch',
          detail: '105.00 is not line totals - discount + shipping + tax, which is 105.01.',
        },
      ],
    });
  });

  test('keeps whatever is stated where the validation is bypassed', () => {
    const { totals } = figuresOf({
      policy: 'declared',
      lines: [stated('2', '50.00', '1.00')],
      details: declared({ taxTotal: '3', grandTotal: '999', bypassValidation: true }),
    });
    expect(totals).toMatchObject({ subTotal: '1.00', tax: '3.00', total: '999.00' });
  });

  test('compares to the cent: stated amounts are brought to the exponent first', () => {
    const third = stated('1', '33.3333', '33.3333');
    expect(
      figuresOf({ policy: 'declared', lines: [third], details: declared({ grandTotal: '33.3333' }) }).totals.total,
    ).toBe('33.33');
  });

  test('works out what is not stated', () => {
    const { totals } = figuresOf({
      policy: 'declared',
      lines: [stated('2', '50.00', null), stated('-1', '20.00', '-20.00')],
      details: declared({ discountTotal: '5' }),
    });
    expect(totals).toMatchObject({ subTotal: '80.00', discount: '5.00', total: '75.00' });
  });

  test('follows the rules of standard where nothing at all is stated', () => {
    const invoice = { lines: [priced('100.00', tax('21'))], details: { shipping: '5', declared: null } };
    expect(figuresOf({ ...invoice, policy: 'declared' })).toEqual(figuresOf(invoice));
  });

  test('refuses a stated total that is no amount', () => {
    const details = declared({ grandTotal: 'lots', taxTotal: '1000000000000' });
    expect(refusalsOf({ policy: 'declared', lines, details })).toEqual(
      expect.arrayContaining(['/declared/taxTotal too-many-integer-digits', '/declared/grandTotal not-a-decimal']),
    );
  });
});
