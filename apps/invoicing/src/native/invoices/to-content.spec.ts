import { expect, test } from '@jest/globals';
import { toContent } from './to-content.ts';

test('what is absent is null, and numbers are exact texts', () => {
  const content = toContent({
    currency: 'USD',
    customer: { name: 'Ada' },
    lines: [{ description: 'x', quantity: 0.1, unitPrice: 1e-7, taxes: [{ name: 'VAT', percentage: 8.25 }] }],
    discount: { amount: 1.5, lines: [0, 'a'] },
  });
  expect(content).toEqual({
    currency: 'USD',
    customer: {
      id: null,
      name: 'Ada',
      company: null,
      email: null,
      phone: null,
      taxId: null,
      billingAddress: null,
      shippingAddress: null,
    },
    lines: [
      {
        id: null,
        sku: null,
        description: 'x',
        quantity: '0.1',
        unit: null,
        unitPrice: '0.0000001',
        discountPercentage: null,
        taxes: [{ name: 'VAT', percentage: '8.25', inclusive: false }],
      },
    ],
    details: {
      number: null,
      reference: null,
      notes: null,
      terms: null,
      locale: null,
      issueDate: null,
      dueDate: null,
      discount: { kind: 'amount', amount: '1.5', lines: [0, 'a'] },
      taxPercentage: null,
      feesPercentage: null,
      shipping: null,
      useCardPrice: false,
      metadata: {},
    },
  });
});

test('texts stay as they were sent', () => {
  const line = { description: ' x ', quantity: '3.0', unitPrice: '-33.3350' };
  const content = toContent({ currency: 'USD', customer: {}, lines: [line], notes: '', metadata: { a: ' ' } });
  expect(content.lines[0]).toMatchObject(line);
  expect(content.details).toMatchObject({ notes: '', metadata: { a: ' ' } });
});
