export const customer = { name: 'Ada Lovelace', company: 'Analytical Engines', email: 'ada@example.com' };
export const line = { description: 'Consulting', quantity: '3', unitPrice: '33.335', discountPercentage: '10' };

/** Enough to be published: 90.01 in all. */
export const invoiceBody = (members: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  currency: 'USD',
  customer,
  lines: [line],
  ...members,
});
