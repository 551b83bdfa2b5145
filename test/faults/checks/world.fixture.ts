import type { InvoiceJournal, Kind, Operation } from '../journal/invoice-journal.ts';
import type { HistoryEntry, ListRow, ShownInvoice } from '../journal/shown-invoice.ts';
import type { Observation, SeenInvoice } from './observation.ts';

const typesOf: Readonly<Record<Kind, readonly string[]>> = {
  create: ['InvoiceCreated'],
  'create and publish': ['InvoiceCreated', 'Published'],
  replace: ['LineItemsUpdated', 'DetailsUpdated'],
  publish: ['Published'],
};

/** A run in which all went well: each list of kinds is what one client asked for one invoice, with a key, and was told. */
export function honestWorld(...lives: readonly (readonly Kind[])[]): Observation {
  const invoices: SeenInvoice[] = [];
  const journals = lives.map((kinds, index) => liveThrough(kinds, index + 1, invoices));
  const numbered = invoices.flatMap(({ invoice: { id, number } }) => (number === null ? [] : [{ number, id }]));
  return {
    journals,
    invoices,
    rows: invoices.map(({ invoice }) => rowOf(invoice)),
    total: invoices.length,
    register: numbered.map(({ number, id }) => ({ number, invoiceId: id, outcome: 'issued' })),
  };
}

function liveThrough(kinds: readonly Kind[], serial: number, invoices: SeenInvoice[]): InvoiceJournal {
  const mark = `w0.${String(serial)}`;
  const operations: Operation[] = [];
  let invoice = newInvoice(mark, serial);
  for (const kind of kinds) {
    const id = `${mark}.${String(operations.length + 1)}`;
    const content = kind === 'publish' ? null : { notes: id, quantity: 100 + operations.length };
    const correlationId = `${id}/1`;
    const history = [...invoice.history, ...entries(typesOf[kind], correlationId, invoice.version)];
    invoice = {
      ...invoice,
      history,
      version: history.length,
      ...(content === null ? {} : { notes: content.notes, totals: totals(content.quantity) }),
      ...(kind.endsWith('publish') ? { status: 'due', number: numberAfter(invoices) } : {}),
    };
    const outcome = { kind: 'acknowledged', replayed: false, position: String(serial), invoice } as const;
    operations.push({ id, kind, keyed: true, content, attempts: [{ correlationId, outcome }] });
  }
  invoices.push({ invoice, history: invoice.history });
  return { mark, operations };
}

const entries = (types: readonly string[], correlationId: string, after: number): readonly HistoryEntry[] =>
  types.map((typeName, index) => ({
    id: `${correlationId} ${typeName}`,
    version: after + index + 1,
    typeName,
    correlationId,
  }));

const numberAfter = (invoices: readonly SeenInvoice[]): string =>
  `INV-${String(invoices.filter(({ invoice }) => invoice.number !== null).length + 1).padStart(6, '0')}`;

const totals = (quantity: number) => ({
  total: `${String(quantity * 10)}.00`,
  amountDue: `${String(quantity * 10)}.00`,
});

const newInvoice = (mark: string, serial: number): ShownInvoice => ({
  id: `id of ${mark}`,
  serial,
  number: null,
  status: 'draft',
  paymentState: 'unpaid',
  version: 0,
  currency: 'USD',
  issueDate: null,
  dueDate: '2099-12-31',
  paymentDate: null,
  notes: '',
  customer: { name: mark },
  totals: totals(0),
  history: [],
});

const rowOf = ({
  customer,
  totals: { total, amountDue },
  history: _,
  notes: __,
  ...shared
}: ShownInvoice): ListRow => ({
  ...shared,
  customerName: customer.name,
  total,
  amountDue,
});
