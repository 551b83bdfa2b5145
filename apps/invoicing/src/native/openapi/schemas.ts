import { problemCodes } from '#platform';

/** Schemas of what goes out. What comes in is described by the DTOs. Members are always there, null where they have no value. */

type Schema = Readonly<Record<string, unknown>>;

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const text: Schema = { type: 'string' };
const flag: Schema = { type: 'boolean' };
const whole: Schema = { type: 'integer' };
const decimal: Schema = { type: 'string', example: '156.34' };
const uuid: Schema = { type: 'string', format: 'uuid' };
const day: Schema = { type: 'string', format: 'date' };
const moment: Schema = { type: 'string', format: 'date-time' };
const word = (...words: readonly string[]): Schema => ({ type: 'string', enum: words });
const list = (items: Schema): Schema => ({ type: 'array', items });
const free: Schema = { type: 'object', additionalProperties: true };

const orNull = (schema: Schema): Schema =>
  '$ref' in schema ? { allOf: [schema], nullable: true } : { ...schema, nullable: true };

const object = (properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema => ({
  type: 'object',
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
});

const status = word('draft', 'due', 'past_due', 'paid', 'cancelled', 'deleted');
const paymentState = word(
  'unpaid',
  'processing',
  'partially_paid',
  'paid',
  'overpaid',
  'partially_refunded',
  'refunded',
);
const actor = object({ type: word('key', 'person', 'customer', 'system'), id: text });
const change = object({ path: text, before: { nullable: true }, after: { nullable: true } });

const address = object({
  line1: orNull(text),
  line2: orNull(text),
  city: orNull(text),
  region: orNull(text),
  postalCode: orNull(text),
  country: orNull(text),
});

const totals = object({
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

const line = object(
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

const payment = object({
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

const invoice = object(
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

const historyEntry = object({
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

const item = object({
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

const method = object({ total: decimal, surcharge: decimal, cashDiscount: decimal });
const taxGroup = object({ name: text, percentage: decimal, inclusive: flag, base: decimal, tax: decimal });
const page = (entry: string): Schema => object({ items: list(ref(entry)), nextAfter: orNull(whole) });

const keyMembers = {
  id: text,
  tenant: text,
  name: text,
  scopes: list(text),
  createdAt: moment,
  expiresAt: orNull(moment),
};

const settings = object({
  seller: object({
    name: orNull(text),
    company: orNull(text),
    email: orNull(text),
    phone: orNull(text),
    taxId: orNull(text),
    website: orNull(text),
    address: orNull(ref('Address')),
  }),
  timeZone: text,
  defaultCurrency: text,
  locale: text,
  locationId: text,
  numbering: object({ prefix: text, width: whole }),
  zeroCostProcessing: object({
    option: word('none', 'surcharge', 'cash_discount', 'dual_pricing'),
    percentage: orNull(decimal),
  }),
  processors: list(object({ id: uuid, method: word('card', 'ach'), adapter: text, name: text })),
  contactInfos: list(object({ id: uuid, email: orNull(text), phone: orNull(text), address: orNull(ref('Address')) })),
  notifications: object({
    onPublish: flag,
    daysBeforeDue: list(whole),
    daysAfterDue: list(whole),
    onPaid: flag,
    templates: free,
  }),
  version: whole,
});

const problem = object(
  {
    type: { ...text, description: 'A page that tells what to do' },
    title: text,
    status: whole,
    detail: text,
    instance: text,
    code: word(...problemCodes),
    correlationId: text,
    errors: list(
      object({ pointer: text, parameter: text, header: text, code: text, detail: text }, [
        'pointer',
        'parameter',
        'header',
      ]),
    ),
    currentVersion: { ...whole, description: 'Of `version-conflict`' },
    history: { ...list(ref('HistoryEntry')), description: 'Of `version-conflict`: what happened since' },
  },
  ['currentVersion', 'history'],
);

export const answerSchemas = {
  Address: address,
  Totals: totals,
  TaxGroup: taxGroup,
  Calculations: object({ debitCard: method, creditCard: method, ach: method }),
  Line: line,
  Payment: payment,
  Invoice: invoice,
  HistoryEntry: historyEntry,
  HistoryPage: page('HistoryEntry'),
  InvoiceItem: item,
  InvoicePage: object(
    {
      items: list(ref('InvoiceItem')),
      nextCursor: orNull(text),
      previousCursor: orNull(text),
      total: whole,
      position: orNull(text),
    },
    ['total'],
  ),
  InvoiceSummary: object({
    items: list(object({ currency: text, status, count: whole, total: decimal, amountDue: decimal })),
    ageing: list(
      object({
        currency: text,
        current: decimal,
        days1To30: decimal,
        days31To60: decimal,
        days61To90: decimal,
        over90: decimal,
      }),
    ),
    position: orNull(text),
  }),
  Calculation: {
    oneOf: [
      object({ currency: text, calculations: ref('Calculations') }),
      object({ currency: text, paymentMethod: text, total: decimal, surcharge: decimal, cashDiscount: decimal }),
    ],
  },
  CalculatedInvoice: object({
    currency: text,
    totals: ref('Totals'),
    lines: list(object({ gross: decimal, discount: decimal, total: decimal, tax: decimal })),
    taxes: list(ref('TaxGroup')),
    calculations: ref('Calculations'),
  }),
  Settings: settings,
  SettingsHistoryEntry: object({
    id: uuid,
    version: whole,
    typeName: text,
    occurredAt: moment,
    actor,
    reason: orNull(text),
    comment: orNull(text),
    correlationId: text,
    changes: list(change),
  }),
  SettingsHistoryPage: page('SettingsHistoryEntry'),
  SeriesList: object({ items: list(object({ series: text, prefix: text, width: whole, next: whole })) }),
  NumberPage: object({
    items: list(
      object({
        number: text,
        invoiceId: orNull(uuid),
        outcome: word('issued', 'reserved', 'voided'),
        reason: orNull(text),
        at: moment,
      }),
    ),
    nextAfter: orNull(text),
  }),
  IssuedKey: object({ ...keyMembers, secret: orNull(text), key: orNull(text) }),
  KeyList: object({ items: list(object({ ...keyMembers, lastUsedAt: orNull(moment), revokedAt: orNull(moment) })) }),
  Problem: problem,
} as const satisfies Readonly<Record<string, Schema>>;
