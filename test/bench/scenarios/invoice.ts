const line = (description: string, quantity: string, unitPrice: string) => ({
  description,
  quantity,
  unit: 'hour',
  unitPrice,
  discountPercentage: '10',
  taxes: [{ name: 'VAT', percentage: '21', inclusive: false }],
});

/** An invoice of three lines as a shop would send it: about 1.1 kB of JSON, ready to be published. */
export const threeLineInvoice = {
  currency: 'USD',
  dueDate: '2099-12-31',
  reference: 'PO 4711',
  notes: 'Thank you for your business. Please name the number of this invoice with your payment.',
  terms: 'Net 30',
  locale: 'en-US',
  customer: {
    id: 'c-17',
    name: 'Ada Lovelace',
    company: 'Analytical Engines',
    email: 'ada@example.com',
    phone: '+12025550123',
    billingAddress: {
      line1: "12 St James's Sq",
      line2: null,
      city: 'London',
      region: null,
      postalCode: 'SW1Y 4LB',
      country: 'GB',
    },
  },
  lines: [
    line('Consulting', '3', '33.335'),
    line('Programming of the engine', '12.5', '120'),
    line('Travel', '1', '480.40'),
  ],
  discount: { percentage: '10' },
  feesPercentage: '2',
  shipping: '7.50',
  metadata: { orderId: '4711' },
};
