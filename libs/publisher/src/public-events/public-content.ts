import type { Customer, Details, Discount, Figures, Line, LineTax } from '#invoice/domain';
import { maskEmail, maskPhone } from './masking.ts';

/** Who owes, for consumers that have the customer under the same id: no name, no address, contacts masked. */
export const publicCustomer = ({ id, email, phone }: Customer) => ({
  id,
  email: email === null ? null : maskEmail(email),
  phone: phone === null ? null : maskPhone(phone),
});

/** Lines without what only a dialect understands. */
export const publicLines = (lines: readonly Line[]) => lines.map(publicLine);

const publicLine = (line: Line) => ({
  id: line.id,
  sku: line.sku,
  description: line.description,
  quantity: line.quantity,
  unit: line.unit,
  unitPrice: line.unitPrice,
  discountPercentage: line.discountPercentage,
  taxes: line.taxes.map(publicTax),
});

const publicTax = ({ name, percentage, inclusive }: LineTax) => ({ name, percentage, inclusive });

/** What the lines and tax groups come to; the totals are in the snapshot. */
export const publicFigures = ({ lines, taxes }: Figures) => ({
  lines: lines.map(({ lineId, gross, discount, total, tax }) => ({ lineId, gross, discount, total, tax })),
  taxes: taxes.map(({ name, percentage, inclusive, base, tax }) => ({ name, percentage, inclusive, base, tax })),
});

/** Details that consumers see. Notes are a letter to the customer; what is declared or extended is a dialect's own. */
const visible = [
  'number',
  'reference',
  'terms',
  'locale',
  'issueDate',
  'dueDate',
  'discount',
  'taxPercentage',
  'feesPercentage',
  'shipping',
  'useCardPrice',
  'metadata',
] as const satisfies readonly (keyof Details)[];

/** The visible ones of these, in an order of their own. */
export function publicDetails(details: Partial<Details>): Readonly<Record<string, unknown>> {
  const shown: Record<string, unknown> = {};
  for (const member of visible) {
    const value = details[member];
    if (value !== undefined) shown[member] = member === 'discount' ? publicDiscount(details.discount ?? null) : value;
  }
  return shown;
}

const publicDiscount = (discount: Discount | null) =>
  discount === null
    ? null
    : {
        percentage: discount.kind === 'percentage' ? discount.percentage : null,
        amount: discount.kind === 'amount' ? discount.amount : null,
        lines: discount.lines,
      };
