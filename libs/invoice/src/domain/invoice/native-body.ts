import type { Customer, Details, Discount, Line } from './content.ts';

/** What JSON pointers point into: the invoice as the native API writes it. */
export const nativeBody = (content: {
  readonly currency: string;
  readonly customer: Customer;
  readonly lines: readonly Line[];
  readonly details: Details;
}): Readonly<Record<string, unknown>> => ({
  currency: content.currency,
  customer: content.customer,
  lines: content.lines,
  ...nativeDetails(content.details),
});

export const nativeDetails = (details: Partial<Details>): Readonly<Record<string, unknown>> =>
  details.discount == null ? { ...details } : { ...details, discount: nativeDiscount(details.discount) };

const nativeDiscount = ({ kind: _, ...discount }: Discount): Readonly<Record<string, unknown>> => discount;
