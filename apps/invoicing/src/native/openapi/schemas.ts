import { problemCodes } from '#platform';
import {
  status,
  actor,
  change,
  address,
  totals,
  line,
  payment,
  invoice,
  historyEntry,
  item,
  method,
  taxGroup,
} from './invoice-schemas.ts';
import {
  ref,
  text,
  flag,
  whole,
  decimal,
  uuid,
  moment,
  word,
  list,
  free,
  orNull,
  object,
  type Schema,
} from './schema-parts.ts';

/** Schemas of what goes out. What comes in is described by the DTOs. Members are always there, null where they have no value. */

const page = (entry: string): Schema => object({ items: list(ref(entry)), nextAfter: orNull(whole) });

/** What every event has; /asyncapi.json has the schema of each type. */
const publicEvent = object(
  {
    specversion: word('1.0'),
    id: uuid,
    source: text,
    type: text,
    subject: uuid,
    time: moment,
    datacontenttype: word('application/json'),
    dataschema: text,
    sequence: text,
    previoussequence: text,
    partitionkey: uuid,
    correlationid: text,
    causationid: text,
    logposition: text,
    traceparent: text,
    data: free,
  },
  ['previoussequence', 'causationid', 'traceparent'],
);

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
    history: {
      ...list({ oneOf: [ref('HistoryEntry'), ref('SettingsHistoryEntry')] }),
      description: 'Of `version-conflict`: what happened since',
    },
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
  PublicEvent: publicEvent,
  EventPage: object({ items: list(ref('PublicEvent')), nextPosition: orNull(text) }),
  IssuedKey: object({ ...keyMembers, secret: orNull(text), key: orNull(text) }),
  KeyList: object({ items: list(object({ ...keyMembers, lastUsedAt: orNull(moment), revokedAt: orNull(moment) })) }),
  Problem: problem,
} as const satisfies Readonly<Record<string, Schema>>;
