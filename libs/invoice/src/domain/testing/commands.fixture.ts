import type {
  CancelInvoice,
  CreateInvoice,
  DeleteInvoice,
  MarkInvoiceAsPaid,
  PublishInvoice,
  RecordPayment,
  RefundPayment,
  ReopenInvoice,
  ReplaceInvoice,
  ReversePayment,
} from '../invoice/commands.ts';
import type { Customer, DetailsInput, InvoiceContent, LineInput } from '../invoice/content.ts';
import { defaultSettings } from '../merchant/default-settings.ts';
import type { MerchantSettings } from '../merchant/settings.ts';

export const TODAY = '2026-06-15';

export const ada: Customer = {
  id: 'c-17',
  name: 'Ada Lovelace',
  company: null,
  email: 'ada@example.com',
  phone: null,
  taxId: null,
  billingAddress: null,
  shippingAddress: null,
};

export const line = (overrides: Partial<LineInput> = {}): LineInput => ({
  id: null,
  sku: null,
  description: 'Consulting',
  quantity: '1',
  unit: null,
  unitPrice: '100.00',
  discountPercentage: null,
  taxes: [],
  ...overrides,
});

export const details = (overrides: Partial<DetailsInput> = {}): DetailsInput => ({
  number: null,
  reference: null,
  notes: null,
  terms: null,
  locale: null,
  issueDate: null,
  dueDate: null,
  discount: null,
  taxPercentage: null,
  feesPercentage: null,
  shipping: null,
  useCardPrice: false,
  metadata: {},
  ...overrides,
});

export interface ContentOverrides {
  readonly currency?: string;
  readonly customer?: Partial<Customer>;
  readonly lines?: readonly LineInput[];
  readonly details?: Partial<DetailsInput>;
}

/** One line over 100.00 USD for Ada, due on 2026-06-30, but for what is said otherwise. */
export const content = (overrides: ContentOverrides = {}): InvoiceContent => ({
  currency: overrides.currency ?? 'USD',
  customer: { ...ada, ...overrides.customer },
  lines: overrides.lines ?? [line()],
  details: details({ dueDate: '2026-06-30', ...overrides.details }),
});

export const settings = (overrides: Partial<MerchantSettings> = {}): MerchantSettings => ({
  ...defaultSettings('acme', { cardProcessor: 'processor-1', achProcessor: 'processor-2', contactInfo: 'contact-1' }),
  timeZone: 'Europe/Berlin',
  ...overrides,
});

export const createInvoice = (
  overrides: ContentOverrides = {},
  policies: Partial<Pick<CreateInvoice, 'lifecyclePolicy' | 'totalsPolicy'>> = {},
): CreateInvoice => ({
  kind: 'create',
  invoiceId: 'invoice-1',
  tenantId: 'acme',
  serial: 1,
  content: content(overrides),
  totalsPolicy: 'standard',
  lifecyclePolicy: 'standard',
  source: 'native',
  ...policies,
});

export const replaceInvoice = (overrides: ContentOverrides = {}): ReplaceInvoice => ({
  kind: 'replace',
  content: content(overrides),
});

export const publishInvoice = (overrides: Partial<PublishInvoice> = {}): PublishInvoice => ({
  kind: 'publish',
  settings: settings(),
  today: TODAY,
  number: 'INV-000001',
  pageToken: 'page-1',
  paymentId: 'payment-0',
  hostedPayments: [],
  ...overrides,
});

export const cancelInvoice: CancelInvoice = { kind: 'cancel', reason: 'ordered twice' };
export const reopenInvoice: ReopenInvoice = { kind: 'reopen', reason: null };
export const deleteInvoice: DeleteInvoice = { kind: 'delete', reason: null };

export const markAsPaid = (overrides: Partial<MarkInvoiceAsPaid> = {}): MarkInvoiceAsPaid => ({
  kind: 'mark-as-paid',
  paymentId: 'payment-1',
  paymentMethod: 'cash',
  paymentDate: null,
  today: TODAY,
  reference: null,
  ...overrides,
});

export const recordPayment = (amount: string, overrides: Partial<RecordPayment> = {}): RecordPayment => ({
  kind: 'record-payment',
  paymentId: 'payment-1',
  amount,
  method: 'bank_transfer',
  reference: null,
  valueDate: null,
  today: TODAY,
  ...overrides,
});

export const refundPayment = (amount: string, overrides: Partial<RefundPayment> = {}): RefundPayment => ({
  kind: 'refund',
  refundId: 'refund-1',
  paymentId: 'payment-1',
  amount,
  reason: null,
  ...overrides,
});

export const reversePayment = (overrides: Partial<ReversePayment> = {}): ReversePayment => ({
  kind: 'reverse',
  paymentId: 'payment-1',
  amount: null,
  reason: 'bounced',
  ...overrides,
});
