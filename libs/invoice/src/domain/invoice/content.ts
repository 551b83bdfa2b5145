/** What a caller says an invoice is, before anything is computed. Amounts, prices, quantities, percentages: decimal strings. */

/** An exact decimal in plain notation, e.g. `-12.50`. Never a float. */
export type Decimal = string;
/** A calendar date, `YYYY-MM-DD`. */
export type CalendarDate = string;
/** A moment, RFC 3339 in UTC with milliseconds. */
export type Instant = string;

export interface Address {
  readonly line1: string | null;
  readonly line2: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
}

export interface Customer {
  readonly id: string | null;
  readonly name: string | null;
  readonly company: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly taxId: string | null;
  readonly billingAddress: Address | null;
  readonly shippingAddress: Address | null;
}

export interface LineTax {
  readonly name: string;
  /** 0 to 100. */
  readonly percentage: Decimal;
  /** Contained in the price (true) or added to it. */
  readonly inclusive: boolean;
}

export interface LineAdjustment {
  readonly percentage: Decimal | null;
  readonly amount: Decimal | null;
  /** Kept as sent, but counts for nothing. */
  readonly deleted?: boolean;
}

export interface Line {
  /** Given by the caller, or `l1`, `l2`, ... of the invoice; kept through replacements. */
  readonly id: string;
  readonly sku: string | null;
  readonly description: string;
  readonly quantity: Decimal;
  readonly unit: string | null;
  readonly unitPrice: Decimal;
  /** 0 to 100, null for none. */
  readonly discountPercentage: Decimal | null;
  readonly taxes: readonly LineTax[];
  /** Policy `declared`: the line total that the caller states. */
  readonly declaredTotal?: Decimal | null;
  /** Policy `adjusted`: percent and amount added to quantity x price. */
  readonly adjustment?: LineAdjustment | null;
  /** What a dialect carries and the core has no use for, by dialect. */
  readonly extensions?: Extensions;
}

/** Off the subtotal of the lines that it names (ids; null: all lines). */
export type Discount =
  | { readonly kind: 'percentage'; readonly percentage: Decimal; readonly lines: readonly string[] | null }
  | { readonly kind: 'amount'; readonly amount: Decimal; readonly lines: readonly string[] | null };

export type Extensions = Readonly<Record<string, unknown>>;

/** Totals that the caller states, for the policies that keep them (`declared`, `adjusted`). */
export interface DeclaredTotals {
  readonly discountTotal: Decimal | null;
  readonly shippingTotal: Decimal | null;
  readonly taxTotal: Decimal | null;
  readonly grandTotal: Decimal | null;
  /** Keep the figures even where they do not add up. */
  readonly bypassValidation: boolean;
}

/** Everything of an invoice that is neither customer nor lines. A change of any of these is a `DetailsUpdated`. */
export interface Details {
  /** The number that the caller gave; null: taken from the series at publish. */
  readonly number: string | null;
  readonly reference: string | null;
  readonly notes: string | null;
  readonly terms: string | null;
  /** BCP 47; null: the merchant's. */
  readonly locale: string | null;
  readonly issueDate: CalendarDate | null;
  readonly dueDate: CalendarDate | null;
  readonly discount: Discount | null;
  readonly taxPercentage: Decimal | null;
  readonly feesPercentage: Decimal | null;
  readonly shipping: Decimal | null;
  readonly useCardPrice: boolean;
  readonly metadata: Readonly<Record<string, string>>;
  readonly declared?: DeclaredTotals | null;
  readonly extensions?: Extensions;
}

/** A line as a caller sends it: without an id it is the line that stands at its place, or a new one (`withLineIds`). */
export type LineInput = Omit<Line, 'id'> & { readonly id: string | null };

/** As `Discount`, with lines named by id or by 0-based index. */
export type DiscountInput =
  | { readonly kind: 'percentage'; readonly percentage: Decimal; readonly lines: readonly (string | number)[] | null }
  | { readonly kind: 'amount'; readonly amount: Decimal; readonly lines: readonly (string | number)[] | null };

export type DetailsInput = Omit<Details, 'discount'> & { readonly discount: DiscountInput | null };

/** The whole of what a caller may say: creating takes it, replacing compares it with what stands. */
export interface InvoiceContent {
  readonly currency: string;
  readonly customer: Customer;
  readonly lines: readonly LineInput[];
  readonly details: DetailsInput;
}
