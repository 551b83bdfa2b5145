import { currency, day, decimal, described, flag, list, object, orNull, text, word } from './schema-parts.ts';

export const customer = object({
  id: described("The caller's own reference of the customer", orNull(text)),
  email: described('Masked, e.g. a***@e***.com', orNull(text)),
  phone: described('Masked, e.g. ***23', orNull(text)),
});

const tax = { name: text, percentage: decimal, inclusive: described('Contained in the price', flag) };

export const lines = list(
  object({
    id: text,
    sku: orNull(text),
    description: text,
    quantity: decimal,
    unit: orNull(text),
    unitPrice: decimal,
    discountPercentage: orNull(decimal),
    taxes: list(object(tax)),
  }),
);

export const figures = described(
  'What the lines and the tax groups come to',
  object({
    lines: list(object({ lineId: text, gross: decimal, discount: decimal, total: decimal, tax: decimal })),
    taxes: list(object({ ...tax, base: decimal, tax: decimal })),
  }),
);

export const calculation = object({ total: decimal, surcharge: decimal, cashDiscount: decimal });
export const calculations = described(
  'What each method of payment would pay',
  object({ debitCard: calculation, creditCard: calculation, ach: calculation }),
);

export const details = {
  number: orNull(text),
  reference: orNull(text),
  terms: orNull(text),
  locale: orNull(text),
  issueDate: orNull(day),
  dueDate: orNull(day),
  discount: orNull(
    object({
      percentage: orNull(decimal),
      amount: orNull(decimal),
      lines: described('Ids of the lines that it is taken off; null: all', orNull(list(text))),
    }),
  ),
  taxPercentage: orNull(decimal),
  feesPercentage: orNull(decimal),
  shipping: orNull(decimal),
  useCardPrice: flag,
  metadata: { type: 'object', additionalProperties: text },
};

export const snapshot = described(
  'The invoice after the event',
  object({
    id: text,
    serial: { type: 'integer' },
    version: described('Events of the invoice so far; the same as the attribute sequence', {
      type: 'integer',
      minimum: 1,
    }),
    number: orNull(text),
    status: described(
      'past_due from the event became-past-due on; no clock is asked',
      word('draft', 'due', 'past_due', 'paid', 'cancelled', 'deleted'),
    ),
    paymentState: word('unpaid', 'processing', 'partially_paid', 'paid', 'overpaid', 'partially_refunded', 'refunded'),
    currency,
    customerId: orNull(text),
    issueDate: orNull(day),
    dueDate: orNull(day),
    paymentDate: orNull(day),
    totals: object({
      subTotal: decimal,
      discount: decimal,
      tax: decimal,
      fees: decimal,
      shipping: decimal,
      surcharge: decimal,
      cashDiscount: decimal,
      total: decimal,
      amountPaid: decimal,
      amountRefunded: decimal,
      amountDue: decimal,
    }),
  }),
);
