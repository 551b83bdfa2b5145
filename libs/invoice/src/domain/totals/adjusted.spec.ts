import { describe, expect, test } from '@jest/globals';
import type { Line, LineAdjustment } from '../invoice/content.ts';
import { figuresOf, priced, refusalsOf, tax } from './invoice.fixture.ts';

const adjusted = (quantity: string, unitPrice: string, adjustment: Partial<LineAdjustment> = {}): Partial<Line> => ({
  quantity,
  unitPrice,
  adjustment: { percentage: null, amount: null, ...adjustment },
});
const stating = (grandTotal: string) => ({
  declared: { discountTotal: null, shippingTotal: null, taxTotal: null, grandTotal, bypassValidation: false },
});

describe('policy adjusted', () => {
  test('adds percentage and amount to quantity x price', () => {
    const figures = figuresOf({
      policy: 'adjusted',
      lines: [
        adjusted('2', '50.00', { percentage: '-10', amount: '1.50' }),
        adjusted('1', '20.00', { percentage: '5' }),
        adjusted('3', '1.00'),
      ],
    });
    expect(figures.totals).toEqual({
      subTotal: '115.50',
      discount: '0.00',
      tax: '0.00',
      fees: '0.00',
      shipping: '0.00',
      total: '115.50',
    });
    expect(figures.lines).toMatchObject([
      { gross: '100.00', discount: '8.50', total: '91.50' },
      { gross: '20.00', discount: '-1.00', total: '21.00' },
      { gross: '3.00', discount: '0.00', total: '3.00' },
    ]);
  });

  test('rounds the sum once, and the line totals sum to it: three lines of 0.333 are 1.00', () => {
    const line = adjusted('1', '0.333', { amount: '0.0005' });
    const figures = figuresOf({ policy: 'adjusted', lines: [line, line, line] });
    expect(figures.totals.total).toBe('1.00');
    expect(figures.lines.map((each) => each.total)).toEqual(['0.34', '0.33', '0.33']);
  });

  test('takes quantities of 0 and below', () => {
    const { totals } = figuresOf({ policy: 'adjusted', lines: [adjusted('0', '9'), adjusted('-2', '4.005')] });
    expect(totals.total).toBe('-8.01');
  });

  test('counts a deleted line for nothing', () => {
    const figures = figuresOf({
      policy: 'adjusted',
      lines: [adjusted('1', '5'), adjusted('1', '7', { deleted: true, amount: '3' })],
    });
    expect(figures.totals.total).toBe('5.00');
    expect(figures.lines[1]).toMatchObject({ gross: '0.00', discount: '0.00', total: '0.00' });
  });

  test('keeps a stated total, whatever the lines come to', () => {
    const figures = figuresOf({ policy: 'adjusted', lines: [adjusted('1', '5')], details: stating('123.4') });
    expect(figures.totals).toMatchObject({ subTotal: '123.40', total: '123.40' });
    expect(figures.lines[0]?.total).toBe('5.00');
  });

  test('follows the rules of standard where nothing is stated or adjusted', () => {
    const invoice = { lines: [priced('100.00', tax('21'))], details: { feesPercentage: '2' } };
    expect(figuresOf({ ...invoice, policy: 'adjusted' })).toEqual(figuresOf(invoice));
  });

  test('names the adjustment that is no decimal', () => {
    expect(
      refusalsOf({ policy: 'adjusted', lines: [adjusted('1', '5', { percentage: '5%', amount: '1e3' })] }),
    ).toEqual(['/lines/0/adjustment/percentage not-a-decimal', '/lines/0/adjustment/amount not-a-decimal']);
  });
});
