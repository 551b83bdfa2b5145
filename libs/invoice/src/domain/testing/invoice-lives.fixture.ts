import fc from 'fast-check';
import type { InvoiceCommand } from '../invoice/commands.ts';
import type { InvoiceContent } from '../invoice/content.ts';
import { decide } from '../invoice/decide.ts';
import type { InvoiceEvent, LifecyclePolicy } from '../invoice/events.ts';
import { evolve, initialInvoice } from '../invoice/evolve.ts';
import type { ExistingInvoice, Invoice } from '../invoice/state.ts';
import {
  cancelInvoice,
  content,
  createInvoice,
  deleteInvoice,
  line,
  markAsPaid,
  publishInvoice,
  recordPayment,
  refundPayment,
  reopenInvoice,
  reversePayment,
  settings,
} from './commands.fixture.ts';
import { paymentStarted } from './processor-events.fixture.ts';

const amounts = fc.integer({ min: 1, max: 12_000 }).map((cents) => (cents / 100).toFixed(2));
const percentages = fc.option(fc.constantFrom('0', '10', '8.25', '33.33333', '100'));
const taxes = fc.array(
  fc.record({ name: fc.constantFrom('VAT', 'City'), percentage: fc.constantFrom('5', '21'), inclusive: fc.boolean() }),
  { maxLength: 2 },
);
const lines = fc.array(
  fc
    .record({
      quantity: fc.constantFrom('1', '3', '0.5'),
      unitPrice: fc.oneof(
        { weight: 8, arbitrary: amounts },
        { weight: 1, arbitrary: fc.constantFrom('-20', '0', '33.335') },
      ),
      discountPercentage: percentages,
      taxes,
    })
    .map(line),
  { maxLength: 3 },
);

export const contents: fc.Arbitrary<InvoiceContent> = fc
  .record({
    lines,
    details: fc.record({
      notes: fc.option(fc.constantFrom('', 'Thank you')),
      dueDate: fc.option(fc.constantFrom('2026-06-15', '2026-06-30', '2026-01-01'), { freq: 9 }),
      taxPercentage: percentages,
      shipping: fc.option(amounts),
      discount: fc.option(
        fc.record({ kind: fc.constant('amount' as const), amount: amounts, lines: fc.constant(null) }),
      ),
      useCardPrice: fc.boolean(),
    }),
  })
  .map(content);

const paymentIds = fc.constantFrom('payment-1', 'payment-2', 'payment-3');
const methods = fc.constantFrom('card' as const, 'ach' as const, 'cash' as const);
const published = settings({ zeroCostProcessing: { option: 'dual_pricing', percentage: '3.5' } });

/** Any command; ids of payments and refunds that come into being are made unique by `live`. */
const commands: fc.Arbitrary<InvoiceCommand> = fc.oneof(
  { weight: 3, arbitrary: contents.map((replaced): InvoiceCommand => ({ kind: 'replace', content: replaced })) },
  { weight: 4, arbitrary: fc.constant(publishInvoice({ settings: published })) },
  {
    weight: 5,
    arbitrary: fc
      .record({ amount: amounts, method: methods })
      .map(({ amount, method }) => recordPayment(amount, { method })),
  },
  { weight: 2, arbitrary: methods.map((paymentMethod) => markAsPaid({ paymentMethod })) },
  {
    weight: 3,
    arbitrary: fc
      .record({ amount: amounts, paymentId: paymentIds })
      .map(({ amount, paymentId }) => refundPayment(amount, { paymentId })),
  },
  { weight: 2, arbitrary: fc.record({ amount: fc.option(amounts), paymentId: paymentIds }).map(reversePayment) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<InvoiceCommand>(cancelInvoice, reopenInvoice, deleteInvoice, createInvoice()),
  },
);

/** One of each kind, to be asked of any state. */
export const everyCommand = (asked: InvoiceContent): readonly InvoiceCommand[] => [
  createInvoice(),
  { kind: 'replace', content: asked },
  publishInvoice(),
  cancelInvoice,
  reopenInvoice,
  deleteInvoice,
  markAsPaid({ paymentId: 'payment-new' }),
  recordPayment('0.01', { paymentId: 'payment-new' }),
  refundPayment('0.01', { refundId: 'refund-new' }),
  reversePayment(),
];

export interface Life {
  readonly events: readonly InvoiceEvent[];
  readonly state: ExistingInvoice;
}

/** Lives of invoices: a creation, then whatever was asked and not refused; some with a payment begun at a processor. */
export const lives: fc.Arbitrary<Life> = fc
  .record({
    created: contents,
    lifecyclePolicy: fc.constantFrom<LifecyclePolicy>('standard', 'open'),
    asked: fc.array(commands, { maxLength: 14 }),
    processing: fc.boolean(),
  })
  .map(({ created, lifecyclePolicy, asked, processing }) => {
    const first: InvoiceCommand = { ...createInvoice({}, { lifecyclePolicy }), content: created };
    const life = live([first, ...asked]);
    const begins = processing && life.state.status === 'due';
    if (!begins) return life;
    const started = paymentStarted();
    return { events: [...life.events, started], state: existing(evolve(life.state, started)) };
  });

function live(asked: readonly InvoiceCommand[]): Life {
  const events: InvoiceEvent[] = [];
  let state: Invoice = initialInvoice;
  for (const command of asked) {
    const decision = decide(state, withFreshId(command, state));
    if (decision.outcome === 'refused') continue;
    events.push(...decision.events);
    state = decision.events.reduce<Invoice>(evolve, state);
  }
  return { events, state: existing(state) };
}

/** As the edge would: whatever comes into being has an id of its own. */
function withFreshId(command: InvoiceCommand, state: Invoice): InvoiceCommand {
  const payments = state.status === 'none' ? 0 : state.payments.length;
  const refunds = state.status === 'none' ? 0 : state.refunds.length;
  switch (command.kind) {
    case 'publish':
    case 'record-payment':
    case 'mark-as-paid':
      return { ...command, paymentId: `payment-${String(payments + 1)}` };
    case 'refund':
      return { ...command, refundId: `refund-${String(refunds + 1)}` };
    case 'create':
    case 'replace':
    case 'cancel':
    case 'reopen':
    case 'delete':
    case 'reverse':
      return command;
    default:
      return command satisfies never;
  }
}

function existing(state: Invoice): ExistingInvoice {
  if (state.status === 'none') throw new Error('no invoice was made');
  return state;
}
