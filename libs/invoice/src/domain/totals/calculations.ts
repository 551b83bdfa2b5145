import type { Decimal } from '../invoice/content.ts';
import type { PaymentMethod, PricedMethod } from '../invoice/events.ts';
import { divideRounded, formatFixedPoint, inUnitsOf, parseFixedPoint, powerOfTen } from '../money/fixed-point.ts';
import type { Calculation, Calculations, ZeroCostProcessing } from './figures.ts';

export interface CalculationsInput {
  readonly baseTotal: Decimal;
  /** ISO 4217 minor-unit digits of the invoice's currency. */
  readonly exponent: number;
  readonly zeroCost: ZeroCostProcessing;
  /** Dual pricing: the prices on the lines are those for cards. */
  readonly useCardPrice: boolean;
}

/** What each method of payment would pay: the base total, or more with a card, or less without one. */
export function calculationsFor(input: CalculationsInput): Calculations {
  const { baseTotal, exponent, zeroCost, useCardPrice } = input;
  const base = inUnitsOf(exponent, parseFixedPoint(baseTotal), 'half-away');
  const amount = (units: bigint): Decimal => formatFixedPoint(units, exponent);
  const plain: Calculation = { total: amount(base), surcharge: amount(0n), cashDiscount: amount(0n) };
  const part = percentageOf(base, zeroCost.percentage ?? '0');
  const surcharged = (): Calculation => ({ ...plain, total: amount(base + part), surcharge: amount(part) });
  const discounted = (): Calculation => ({ ...plain, total: amount(base - part), cashDiscount: amount(part) });

  switch (zeroCost.option) {
    case 'none':
      return { debitCard: plain, creditCard: plain, ach: plain };
    case 'surcharge':
      return { debitCard: plain, creditCard: surcharged(), ach: plain };
    case 'cash_discount':
      return { debitCard: plain, creditCard: plain, ach: discounted() };
    case 'dual_pricing':
      return useCardPrice
        ? { debitCard: plain, creditCard: plain, ach: discounted() }
        : { debitCard: surcharged(), creditCard: surcharged(), ach: plain };
    default:
      return zeroCost.option satisfies never;
  }
}

/** The price of a payment that names only its method: a card is taken for a credit card, all else has the price of ACH. */
export const pricedMethodOf = (method: PaymentMethod): PricedMethod => (method === 'card' ? 'credit_card' : 'ach');

export function calculationOf(calculations: Calculations, method: PricedMethod): Calculation {
  switch (method) {
    case 'debit_card':
      return calculations.debitCard;
    case 'credit_card':
      return calculations.creditCard;
    case 'ach':
      return calculations.ach;
    default:
      return method satisfies never;
  }
}

/** What paying the whole at once by that method comes to. */
export const calculationFor = (calculations: Calculations, method: PaymentMethod): Calculation =>
  calculationOf(calculations, pricedMethodOf(method));

function percentageOf(units: bigint, percentage: Decimal): bigint {
  const { digits, scale } = parseFixedPoint(percentage);
  return divideRounded(units * digits, powerOfTen(scale + 2), 'half-away');
}
