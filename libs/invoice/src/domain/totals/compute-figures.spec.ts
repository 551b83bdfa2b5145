import { describe, expect, test } from '@jest/globals';
import type { Line } from '../invoice/content.ts';
import { figuresOf, outcomeOf, priced, refusalsOf, tax } from './invoice.fixture.ts';

const line = (members: Partial<Line>) => ({ lines: [members] });

describe('figures are refused', () => {
  test.each([
    ['a quantity of 0', line({ quantity: '0' }), ['/lines/0/quantity not-positive']],
    ['a negative quantity', line({ quantity: '-1' }), ['/lines/0/quantity not-positive']],
    ['a quantity with 13 decimals', line({ quantity: '0.1234567890123' }), ['/lines/0/quantity too-many-decimals']],
    [
      'a price with 13 integer digits',
      line({ unitPrice: '1000000000000' }),
      ['/lines/0/unitPrice too-many-integer-digits'],
    ],
    ['a price that is no number', line({ unitPrice: 'NaN' }), ['/lines/0/unitPrice not-a-decimal']],
    ['a price in scientific notation', line({ unitPrice: '1e400' }), ['/lines/0/unitPrice not-a-decimal']],
    ['a price of a million digits', line({ unitPrice: '1'.repeat(1_000_000) }), ['/lines/0/unitPrice not-a-decimal']],
    [
      'a line discount above 100 %',
      line({ discountPercentage: '100.00001' }),
      ['/lines/0/discountPercentage not-a-percentage'],
    ],
    [
      'a percentage with 6 decimals',
      line({ taxes: [tax('0.000001')] }),
      ['/lines/0/taxes/0/percentage too-many-decimals'],
    ],
    ['a negative tax rate', line({ taxes: [tax('5'), tax('-5')] }), ['/lines/0/taxes/1/percentage not-a-percentage']],
    ['shipping finer than a cent', { details: { shipping: '7.505' } }, ['/shipping too-many-decimals']],
    ['shipping finer than a yen', { exponent: 0, details: { shipping: '7.5' } }, ['/shipping too-many-decimals']],
    ['negative shipping', { details: { shipping: '-7' } }, ['/shipping negative']],
    [
      'a fixed discount finer than a cent',
      { details: { discount: { kind: 'amount', amount: '0.001', lines: null } as const } },
      ['/discount/amount too-many-decimals'],
    ],
    [
      'a discount of a line that is not there',
      {
        lines: [priced('1')],
        details: { discount: { kind: 'percentage', percentage: '5', lines: ['l1', 'l9'] } as const },
      },
      ['/discount/lines/1 unknown-line'],
    ],
    ['fees above 100 %', { details: { feesPercentage: '101' } }, ['/feesPercentage not-a-percentage']],
    [
      'an invoice tax above 100 %',
      { lines: [priced('1')], details: { taxPercentage: '101' } },
      ['/taxPercentage not-a-percentage'],
    ],
    [
      'a line beyond 12 integer digits',
      line({ quantity: '10', unitPrice: '100000000000' }),
      ['/lines/0/unitPrice amount-too-large'],
    ],
    [
      'a sum beyond 12 integer digits',
      { lines: [priced('600000000000'), priced('600000000000')] },
      [' amount-too-large'],
    ],
    [
      'line taxes beyond them that other lines make up for',
      { lines: hugeTaxes() },
      ['/lines/0 amount-too-large', '/lines/1 amount-too-large'],
    ],
    [
      'a tax group beyond them that another group makes up for',
      {
        lines: [
          priced('600000000000', tax('100', 'A')),
          priced('600000000000', tax('100', 'A')),
          priced('-600000000000', tax('100', 'B')),
          priced('-600000000000', tax('100', 'B')),
        ],
      },
      [' amount-too-large'],
    ],
  ])('%s', (_, invoice, refusals) => {
    expect(refusalsOf(invoice)).toEqual(refusals);
  });

  test('for all that is wrong at once', () => {
    const invoice = {
      lines: [line({ quantity: 'x', unitPrice: 'y' }).lines[0] ?? {}, priced('1'), priced('', tax('200'))],
      details: { shipping: '-1', taxPercentage: 'z' },
    };
    expect(refusalsOf(invoice).sort()).toEqual([
      '/lines/0/quantity not-a-decimal',
      '/lines/0/unitPrice not-a-decimal',
      '/lines/2/taxes/0/percentage not-a-percentage',
      '/lines/2/unitPrice not-a-decimal',
      '/shipping negative',
      '/taxPercentage not-a-decimal',
    ]);
  });

  test('with a sentence that a person can read', () => {
    expect(outcomeOf({ details: { shipping: '7.505' } })).toEqual({
      outcome: 'refused',
      errors: [{ pointer: '/shipping', code: 'too-many-decimals', detail: 'Must have at most 2 decimals.' }],
    });
  });
});

describe('figures are computed', () => {
  test('of the largest amount there is, to the last cent', () => {
    expect(figuresOf({ lines: [priced('999999999999.99')] }).totals.total).toBe('999999999999.99');
  });

  test('of decimals written with zeros that carry no value', () => {
    const written = figuresOf({
      lines: [{ quantity: '03.0', unitPrice: '1.500000000000000', taxes: [tax('21.0000000')] }],
    });
    expect(written).toEqual(figuresOf({ lines: [{ quantity: '3', unitPrice: '1.5', taxes: [tax('21')] }] }));
  });
});

function hugeTaxes(): Partial<Line>[] {
  const many = Array.from({ length: 20 }, (_, index) => tax('100', `T${index}`));
  return [priced('100000000000', ...many), priced('-100000000000', ...many)];
}
