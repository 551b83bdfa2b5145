import type { Shape } from '#platform';
import { InvoiceDto } from '../dto/invoice.dto.ts';
import { KeyDto } from '../dto/key.dto.ts';
import { MarkAsPaidDto, PaymentDto, ReasonDto, RefundDto, ReversalDto } from '../dto/payment.dto.ts';
import { SettingsDto } from '../dto/settings.dto.ts';

/** Bodies that work when they are pasted. */
const examples = new Map<Shape, object>([
  [
    InvoiceDto,
    {
      currency: 'USD',
      customer: { name: 'Ada Lovelace', company: 'Analytical Engines', email: 'ada@example.com' },
      lines: [
        {
          description: 'Consulting',
          quantity: '3',
          unit: 'hour',
          unitPrice: '33.335',
          discountPercentage: '10',
          taxes: [{ name: 'VAT', percentage: '21', inclusive: false }],
        },
        { description: 'Travel', quantity: 1, unitPrice: 50 },
      ],
      dueDate: '2099-12-31',
      reference: 'PO 4711',
      terms: 'Net 30',
      discount: { percentage: '10' },
      shipping: '7.50',
      metadata: { orderId: '4711' },
    },
  ],
  [ReasonDto, { reason: 'Ordered twice' }],
  [MarkAsPaidDto, { paymentMethod: 'bank_transfer' }],
  [PaymentDto, { amount: '10.00', method: 'bank_transfer' }],
  [RefundDto, { amount: '1.00', reason: 'Goodwill' }],
  [ReversalDto, { reason: 'Bounced' }],
  [KeyDto, { name: 'Web shop', scopes: ['invoices:read', 'invoices:write'] }],
  [
    SettingsDto,
    {
      seller: { company: 'Acme Ltd', email: 'billing@example.com' },
      timeZone: 'Europe/London',
      numbering: { prefix: 'INV-', width: 6 },
      zeroCostProcessing: { option: 'none' },
    },
  ],
]);

export const exampleOf = (shape: Shape): object | null => examples.get(shape) ?? null;
