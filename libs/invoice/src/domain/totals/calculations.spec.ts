import { describe, expect, test } from '@jest/globals';
import type { PaymentMethod } from '../invoice/events.ts';
import { calculationFor, calculationsFor, pricedMethodOf } from './calculations.ts';
import type { Calculation, ZeroCostOption } from './figures.ts';

const base: Calculation = { total: '156.34', surcharge: '0.00', cashDiscount: '0.00' };
const surcharge3: Calculation = { total: '161.03', surcharge: '4.69', cashDiscount: '0.00' };
const discount4: Calculation = { total: '150.09', surcharge: '0.00', cashDiscount: '6.25' };

const calculate = (option: ZeroCostOption, percentage: string | null, useCardPrice = false) =>
  calculationsFor({ baseTotal: '156.34', exponent: 2, zeroCost: { option, percentage }, useCardPrice });

describe('what each method of payment would pay', () => {
  test('without zero-cost processing: the base total', () => {
    expect(calculate('none', null)).toEqual({ debitCard: base, creditCard: base, ach: base });
    expect(calculate('none', '3')).toEqual({ debitCard: base, creditCard: base, ach: base });
  });

  test('a surcharge of 3 % falls on credit cards alone', () => {
    expect(calculate('surcharge', '3')).toEqual({ debitCard: base, creditCard: surcharge3, ach: base });
  });

  test('a cash discount of 4 % goes to ACH alone', () => {
    expect(calculate('cash_discount', '4')).toEqual({ debitCard: base, creditCard: base, ach: discount4 });
  });

  test('under dual pricing card prices are discounted for ACH, and cash prices surcharged on both cards', () => {
    expect(calculate('dual_pricing', '4', true)).toEqual({ debitCard: base, creditCard: base, ach: discount4 });
    expect(calculate('dual_pricing', '3')).toEqual({ debitCard: surcharge3, creditCard: surcharge3, ach: base });
  });

  test('rounds half away from zero in the exponent of the currency', () => {
    const ofYen = (baseTotal: string) =>
      calculationsFor({
        baseTotal,
        exponent: 0,
        zeroCost: { option: 'surcharge', percentage: '2.5' },
        useCardPrice: false,
      });
    expect(ofYen('20').creditCard).toEqual({ total: '21', surcharge: '1', cashDiscount: '0' });
    expect(ofYen('19').creditCard).toEqual({ total: '19', surcharge: '0', cashDiscount: '0' });
  });

  test('a card pays as a credit card, anything else as ACH', () => {
    const calculations = calculate('surcharge', '3');
    expect(calculationFor(calculations, 'card')).toEqual(surcharge3);
    const others: PaymentMethod[] = ['ach', 'cash', 'check', 'bank_transfer', 'other'];
    expect(others.map(pricedMethodOf)).toEqual(others.map(() => 'ach'));
    expect(others.map((method) => calculationFor(calculations, method))).toEqual(others.map(() => base));
  });
});
