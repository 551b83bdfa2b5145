import {
  ref,
  text,
  flag,
  whole,
  decimal,
  uuid,
  day,
  moment,
  word,
  list,
  free,
  orNull,
  object,
} from './schema-parts.ts';

export const status = word('draft', 'due', 'past_due', 'paid', 'cancelled', 'deleted');
export const paymentState = word(
  'unpaid',
  'processing',
  'partially_paid',
  'paid',
  'overpaid',
  'partially_refunded',
  'refunded',
);
export const actor = object({ type: word('key', 'person', 'customer', 'system'), id: text });
export const change = object({ path: text, before: { nullable: true }, after: { nullable: true } });

export const address = object({
  line1: orNull(text),
  line2: orNull(text),
  city: orNull(text),
  region: orNull(text),
  postalCode: orNull(text),
  country: orNull(text),
});

export const totals = object({
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
});

export const line = object(
  {
    id: text,
    sku: orNull(text),
    description: text,
    quantity: decimal,
    unit: orNull(text),
    unitPrice: decimal,
    discountPercentage: orNull(decimal),
    taxes: list(object({ name: text, percentage: decimal, inclusive: flag })),
    declaredTotal: orNull(decimal),
    adjustment: orNull(free),
    extensions: free,
    gross: decimal,
    discount: decimal,
    total: decimal,
    tax: decimal,
  },
  ['declaredTotal', 'adjustment', 'extensions'],
);

export const payment = object({
  id: uuid,
  method: word('card', 'ach', 'cash', 'check', 'bank_transfer', 'other'),
  amount: decimal,
  status: word('started', 'failed', 'succeeded'),
  reversed: decimal,
  reference: orNull(text),
  valueDate: orNull(day),
  transactionId: orNull(text),
  card: orNull(object({ brand: orNull(text), lastFour: orNull(text) })),
  errorCode: orNull(text),
  errorMessage: orNull(text),
  sandbox: flag,
});

export const invoice = object(
  {
    id: uuid,
    serial: whole,
    status,
    paymentState,
    version: whole,
    createdAt: moment,
    updatedAt: moment,
    publishedAt: orNull(moment),
    paymentDate: orNull(day),
    currency: text,
    customer: object({
      id: orNull(text),
      name: orNull(text),
      company: orNull(text),
      email: orNull(text),
      phone: orNull(text),
      taxId: orNull(text),
      billingAddress: orNull(ref('Address')),
      shippingAddress: orNull(ref('Address')),
    }),
    lines: list(ref('Line')),
    number: orNull(text),
    reference: orNull(text),
    notes: orNull(text),
    terms: orNull(text),
    locale: orNull(text),
    issueDate: orNull(day),
    dueDate: orNull(day),
    discount: orNull(
      object({ percentage: decimal, amount: decimal, lines: orNull(list(text)) }, ['percentage', 'amount']),
    ),
    taxPercentage: orNull(decimal),
    feesPercentage: orNull(decimal),
    shipping: orNull(decimal),
    useCardPrice: flag,
    metadata: { type: 'object', additionalProperties: text },
    declared: orNull(free),
    extensions: free,
    totals: ref('Totals'),
    taxes: list(ref('TaxGroup')),
    calculations: ref('Calculations'),
    payments: list(ref('Payment')),
    links: object({ self: text, history: text, pdf: orNull(text), page: orNull(text) }),
    history: orNull(list(ref('HistoryEntry'))),
  },
  ['declared', 'extensions'],
);

export const historyEntry = object({
  id: uuid,
  invoiceId: uuid,
  version: whole,
  typeId: whole,
  typeName: text,
  occurredAt: moment,
  actor,
  reason: orNull(text),
  comment: orNull(text),
  correlationId: text,
  changes: list(change),
  errorCode: orNull(text),
  errorMessage: orNull(text),
  notificationId: orNull(uuid),
  notificationType: orNull(text),
  notificationTypeId: orNull(whole),
  notificationTemplateType: orNull(text),
  notificationTemplateTypeId: orNull(whole),
  notificationTarget: orNull(text),
  transactionId: orNull(text),
  paymentMethodTypeId: orNull(whole),
});

export const item = object({
  id: uuid,
  serial: whole,
  number: orNull(text),
  status,
  paymentState,
  customerName: orNull(text),
  currency: text,
  issueDate: orNull(day),
  dueDate: orNull(day),
  paymentDate: orNull(day),
  total: decimal,
  amountDue: decimal,
  version: whole,
});

export const method = object({ total: decimal, surcharge: decimal, cashDiscount: decimal });
export const taxGroup = object({ name: text, percentage: decimal, inclusive: flag, base: decimal, tax: decimal });
