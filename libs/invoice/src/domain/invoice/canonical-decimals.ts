import { canonicalDecimal } from '../money/index.ts';
import type { Decimal, DeclaredTotals, DetailsInput, LineInput } from './content.ts';

/**
 * One number has one text, so that `"3"` after `"3.0"` is no change: amounts and prices with at least the currency's
 * decimals (`7.5` becomes `7.50`), quantities and percentages without zeros that say nothing. What is no number stays as
 * it was sent, for the rules to refuse.
 */
export function canonicalLine<L extends LineInput>(line: L, exponent: number): L {
  const { declaredTotal, adjustment } = line;
  return {
    ...line,
    quantity: plain(line.quantity),
    unitPrice: money(line.unitPrice, exponent),
    discountPercentage: orNull(line.discountPercentage, plain),
    taxes: line.taxes.map((tax) => ({ ...tax, percentage: plain(tax.percentage) })),
    ...(typeof declaredTotal === 'string' && { declaredTotal: money(declaredTotal, exponent) }),
    ...(adjustment != null && {
      adjustment: {
        percentage: orNull(adjustment.percentage, plain),
        amount: orNull(adjustment.amount, (amount) => money(amount, exponent)),
      },
    }),
  };
}

export function canonicalDetails(details: DetailsInput, exponent: number): DetailsInput {
  const { discount, declared } = details;
  return {
    ...details,
    discount: discount === null ? null : canonicalDiscount(discount, exponent),
    taxPercentage: orNull(details.taxPercentage, plain),
    feesPercentage: orNull(details.feesPercentage, plain),
    shipping: orNull(details.shipping, (amount) => money(amount, exponent)),
    ...(declared != null && { declared: canonicalDeclared(declared, exponent) }),
  };
}

type DiscountInput = NonNullable<DetailsInput['discount']>;

const canonicalDiscount = (discount: DiscountInput, exponent: number): DiscountInput =>
  discount.kind === 'percentage'
    ? { ...discount, percentage: plain(discount.percentage) }
    : { ...discount, amount: money(discount.amount, exponent) };

function canonicalDeclared(declared: DeclaredTotals, exponent: number): DeclaredTotals {
  const amount = (text: Decimal | null): Decimal | null => orNull(text, (each) => money(each, exponent));
  return {
    discountTotal: amount(declared.discountTotal),
    shippingTotal: amount(declared.shippingTotal),
    taxTotal: amount(declared.taxTotal),
    grandTotal: amount(declared.grandTotal),
    bypassValidation: declared.bypassValidation,
  };
}

/** Most callers write numbers in the one form already: seen at a glance, before any arithmetic. */
const SHORTEST = /^(?:0|-?[1-9]\d{0,11}(?:\.\d{0,11}[1-9])?|-?0\.\d{0,11}[1-9])$/;
const WITH_CENTS = /^-?[1-9]\d{0,11}\.\d\d$/;

const plain = (text: string): Decimal => (SHORTEST.test(text) ? text : (canonicalDecimal(text) ?? text));

function money(text: string, exponent: number): Decimal {
  if (exponent === 2 && WITH_CENTS.test(text)) return text;
  const shortest = plain(text);
  if (!SHORTEST.test(shortest)) return text;
  const point = shortest.indexOf('.');
  const decimals = point < 0 ? 0 : shortest.length - point - 1;
  if (decimals >= exponent) return shortest;
  return (point < 0 ? `${shortest}.` : shortest) + '0'.repeat(exponent - decimals);
}

const orNull = (text: string | null, canonical: (text: string) => Decimal): Decimal | null =>
  text === null ? null : canonical(text);
