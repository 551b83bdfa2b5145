import type { Calculation, Customer, Details, Figures, InvoiceEvent, Line } from '#invoice/domain';

/** What a test says of an invoice; the rest has values that do not matter to it. */
export interface DraftFacts {
  readonly tenantId?: string;
  readonly serial?: number;
  readonly currency?: string;
  readonly exponent?: number;
  readonly total?: string;
  readonly customer?: Partial<Customer>;
  readonly details?: Partial<Details>;
}

export const tenant = 'acme';

export const invoiceId = (n: number): string => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const line: Line = {
  id: 'l1',
  sku: null,
  description: 'Consulting',
  quantity: '1',
  unit: null,
  unitPrice: '100.00',
  discountPercentage: null,
  taxes: [],
};

export const figures = (total: string): Figures => ({
  totals: { subTotal: total, discount: '0.00', tax: '0.00', fees: '0.00', shipping: '0.00', total },
  lines: [{ lineId: 'l1', gross: total, discount: '0.00', total, tax: '0.00' }],
  taxes: [],
});

const noDetails: Details = {
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
};

const noCustomer: Customer = {
  id: null,
  name: null,
  company: null,
  email: null,
  phone: null,
  taxId: null,
  billingAddress: null,
  shippingAddress: null,
};

export const created = (n: number, facts: DraftFacts = {}): InvoiceEvent => ({
  type: 'InvoiceCreated',
  data: {
    invoiceId: invoiceId(n),
    tenantId: facts.tenantId ?? tenant,
    serial: facts.serial ?? n,
    currency: facts.currency ?? 'USD',
    exponent: facts.exponent ?? 2,
    totalsPolicy: 'standard',
    lifecyclePolicy: 'standard',
    source: 'native',
    customer: { ...noCustomer, ...facts.customer },
    lines: [line],
    details: { ...noDetails, ...facts.details },
    figures: figures(facts.total ?? '100.00'),
  },
});

export interface PublishedFacts {
  readonly number: string;
  readonly issueDate?: string;
  readonly dueDate: string;
  readonly timeZone?: string;
  readonly total?: string;
  readonly customer?: Partial<Customer>;
}

export function published(facts: PublishedFacts): InvoiceEvent {
  const total = facts.total ?? '100.00';
  const price: Calculation = { total, surcharge: '0.00', cashDiscount: '0.00' };
  return {
    type: 'Published',
    data: {
      number: facts.number,
      issueDate: facts.issueDate ?? '2026-03-01',
      dueDate: facts.dueDate,
      timeZone: facts.timeZone ?? 'UTC',
      locale: 'en-US',
      seller: { name: null, company: 'Acme Ltd', email: null, phone: null, taxId: null, website: null, address: null },
      customer: { ...noCustomer, ...facts.customer },
      lines: [line],
      figures: figures(total),
      zeroCostProcessing: { option: 'none', percentage: null },
      calculations: { debitCard: price, creditCard: price, ach: price },
      pageToken: 'token',
    },
  };
}

export const paid = (amount: string, paymentDate: string): InvoiceEvent => ({
  type: 'Paid',
  data: {
    paymentId: 'p1',
    amount,
    method: 'cash',
    reference: null,
    valueDate: paymentDate,
    transactionId: null,
    card: null,
    sandbox: false,
    markedAsPaid: true,
    paymentDate,
    pricedMethod: null,
    calculation: { total: amount, surcharge: '0.00', cashDiscount: '0.00' },
  },
});

export const cancelled: InvoiceEvent = { type: 'Cancelled', data: { reason: null } };
export const deleted: InvoiceEvent = { type: 'Deleted', data: { reason: null } };

export const detailsUpdated = (before: Partial<Details>, after: Partial<Details>): InvoiceEvent => ({
  type: 'DetailsUpdated',
  data: { before, after, figures: null },
});
