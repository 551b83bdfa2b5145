import type { DecodedInvoiceEvent } from '#invoice';
import {
  type CreateInvoice,
  decide,
  defaultSettings,
  evolve,
  initialInvoice,
  type Invoice,
  type InvoiceCommand,
} from '#invoice/domain';
import { toContent } from './to-content.ts';
import type { WholeInvoice } from './presentable.ts';
import type { InvoiceDto } from '../dto/invoice.dto.ts';

export const invoiceId = '01890000-0000-7000-8000-000000000001';

export const body: InvoiceDto = {
  currency: 'USD',
  customer: { name: 'Ada Lovelace', email: 'ada@example.com', billingAddress: { line1: "12 St James's Sq" } },
  lines: [1, 2, 3].map((n) => ({
    description: `Consulting ${String(n)}`,
    quantity: '3',
    unitPrice: '33.335',
    discountPercentage: '10',
    taxes: [{ name: 'VAT', percentage: '21' }],
  })),
  dueDate: '2026-12-31',
  discount: { percentage: '10' },
  shipping: '7.50',
  metadata: { orderId: '4711' },
};

export const settings = defaultSettings('acme', { cardProcessor: 'p-1', achProcessor: 'p-2', contactInfo: 'c-1' });

export const creation = (dto: InvoiceDto = body): CreateInvoice => ({
  kind: 'create',
  invoiceId,
  tenantId: 'acme',
  serial: 1,
  content: toContent(dto),
  totalsPolicy: 'standard',
  lifecyclePolicy: 'standard',
  source: 'native',
});

export const publication: InvoiceCommand = {
  kind: 'publish',
  settings,
  today: '2026-11-01',
  number: 'INV-000001',
  pageToken: 'token',
  paymentId: '01890000-0000-7000-8000-000000000004',
  hostedPayments: [],
};

export const payment: InvoiceCommand = {
  kind: 'record-payment',
  paymentId: '01890000-0000-7000-8000-000000000002',
  amount: '10.00',
  method: 'bank_transfer',
  reference: 'bank-1',
  valueDate: null,
  today: '2026-11-02',
};

/** An invoice that went through these commands, an hour between each two. */
export function lived(...commands: readonly InvoiceCommand[]): WholeInvoice {
  let state: Invoice = initialInvoice;
  const events: DecodedInvoiceEvent[] = [];
  for (const [hour, command] of commands.entries()) {
    const decision = decide(state, command);
    if (decision.outcome === 'refused') throw new Error(JSON.stringify(decision.refusal));
    for (const event of decision.events) {
      state = evolve(state, event);
      events.push(decoded(event, events.length, `2026-11-01T0${String(hour)}:00:00.000Z`));
    }
  }
  if (state.status === 'none') throw new Error('no command made an invoice');
  return { state, events };
}

const decoded = (event: object, revision: number, occurredAt: string): DecodedInvoiceEvent =>
  ({
    ...event,
    id: `01890000-0000-5000-8000-00000000000${String(revision)}`,
    stream: `invoice-${invoiceId}`,
    revision,
    version: revision + 1,
    position: String(revision + 1),
    metadata: {
      schemaVersion: 1,
      tenantId: 'acme',
      actor: { type: 'key', id: 'acme~1' },
      occurredAt,
      recordedAt: occurredAt,
      correlationId: 'c',
      causationId: null,
      commandId: 'k',
      fingerprint: '',
      reason: null,
      comment: null,
      traceparent: null,
      chain: '',
    },
  }) as DecodedInvoiceEvent;
