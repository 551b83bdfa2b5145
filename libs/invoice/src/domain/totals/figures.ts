import type { Decimal } from '../invoice/content.ts';

/** Which rules turn content into figures. Fixed at creation, stored in `InvoiceCreated`. */
export type TotalsPolicy = 'standard' | 'declared' | 'adjusted' | 'bankers';

/** What an invoice comes to before any method of payment is chosen. All in the currency's exponent. */
export interface BaseTotals {
  readonly subTotal: Decimal;
  readonly discount: Decimal;
  /** All tax, contained in prices and added to them. */
  readonly tax: Decimal;
  readonly fees: Decimal;
  readonly shipping: Decimal;
  /** subTotal - discount + added tax + fees + shipping. */
  readonly total: Decimal;
}

export interface LineFigures {
  readonly lineId: string;
  readonly gross: Decimal;
  readonly discount: Decimal;
  /** gross - discount of the line itself. */
  readonly total: Decimal;
  /** The line's part of every tax group, contained and added. */
  readonly tax: Decimal;
}

export interface TaxGroup {
  readonly name: string;
  readonly percentage: Decimal;
  readonly inclusive: boolean;
  /** Sum of the group's line nets: base and contained tax give the price. */
  readonly base: Decimal;
  readonly tax: Decimal;
}

export interface Figures {
  readonly totals: BaseTotals;
  readonly lines: readonly LineFigures[];
  readonly taxes: readonly TaxGroup[];
}

/** What one method of payment would pay. */
export interface Calculation {
  readonly total: Decimal;
  readonly surcharge: Decimal;
  readonly cashDiscount: Decimal;
}

export interface Calculations {
  readonly debitCard: Calculation;
  readonly creditCard: Calculation;
  readonly ach: Calculation;
}

export type ZeroCostOption = 'none' | 'surcharge' | 'cash_discount' | 'dual_pricing';

/** The merchant's setting, frozen into `Published`. `percentage` (0 to 100) is null only for `none`. */
export interface ZeroCostProcessing {
  readonly option: ZeroCostOption;
  readonly percentage: Decimal | null;
}
