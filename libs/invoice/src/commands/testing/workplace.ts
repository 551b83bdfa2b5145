import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import type { InvoiceContent, LineInput } from '../../domain/index.ts';
import type { CommandContext } from '../command-context.ts';
import type { CommandRuntime } from '../command-runtime.ts';
import { createCommandRuntime } from '../create-command-runtime.ts';
import { CreateInvoiceCommand, CreateInvoiceHandler, type CreateOptions } from '../invoice/create-invoice.command.ts';
import type { InvoiceCommandResult } from '../invoice/invoice-command-result.ts';
import { PublishInvoiceCommand, PublishInvoiceHandler } from '../invoice/publish-invoice.command.ts';
import { ReplaceInvoiceCommand, ReplaceInvoiceHandler } from '../invoice/replace-invoice.command.ts';

export const now = '2026-11-22T10:00:00.000Z';

export const native: CreateOptions = {
  publish: false,
  totalsPolicy: 'standard',
  lifecyclePolicy: 'standard',
  source: 'native',
};

/** A command's context, with what a test cares about changed. */
export const context = (changed: Partial<CommandContext> = {}): CommandContext => ({
  tenantId: 'acme',
  actor: { type: 'key', id: 'acme~k1' },
  now,
  correlationId: 'c-1',
  causationId: null,
  idempotencyKey: null,
  fingerprint: 'f-1',
  expectedVersion: null,
  reason: null,
  comment: null,
  traceparent: null,
  ...changed,
});

const line = (description: string): LineInput => ({
  id: null,
  sku: null,
  description,
  quantity: '1',
  unit: null,
  unitPrice: '10',
  discountPercentage: null,
  taxes: [],
});

/** An invoice that could be published as it stands. */
export const content = (changed: { number?: string; notes?: string } = {}): InvoiceContent => ({
  currency: 'USD',
  customer: {
    id: null,
    name: 'Ada Lovelace',
    company: null,
    email: 'ada@example.com',
    phone: null,
    taxId: null,
    billingAddress: null,
    shippingAddress: null,
  },
  lines: [line('Consulting')],
  details: {
    number: changed.number ?? null,
    reference: null,
    notes: changed.notes ?? null,
    terms: null,
    locale: null,
    issueDate: null,
    dueDate: '2026-12-31',
    discount: null,
    taxPercentage: null,
    feesPercentage: null,
    shipping: null,
    useCardPrice: false,
    metadata: {},
  },
});

/** The commands on a real log in a folder of their own. Disposing of it closes the log and removes the folder. */
export class Workplace implements AsyncDisposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'commands-'));
  #store: EventStore | null = null;
  #runtime: CommandRuntime | null = null;

  static async open(): Promise<Workplace> {
    const workplace = new Workplace();
    await workplace.restart();
    return workplace;
  }

  get store(): EventStore {
    return this.#store!;
  }

  get runtime(): CommandRuntime {
    return this.#runtime!;
  }

  /** As after the death of the process: nothing is left but the log. `wrap` puts something between the commands and it. */
  async restart(wrap: (store: EventStore) => EventStore = (store) => store): Promise<void> {
    await this.#store?.close();
    this.#store = await openSqliteEventStore({ file: join(this.folder, 'events.db') });
    this.#runtime = createCommandRuntime(wrap(this.#store), () => now);
  }

  create(
    given = content(),
    changed: Partial<CommandContext> = {},
    options: Partial<CreateOptions> = {},
  ): Promise<InvoiceCommandResult> {
    return new CreateInvoiceHandler(this.runtime).execute(
      new CreateInvoiceCommand(context(changed), given, { ...native, ...options }),
    );
  }

  replace(
    invoiceId: string,
    wanted: InvoiceContent,
    changed: Partial<CommandContext> = {},
  ): Promise<InvoiceCommandResult> {
    return new ReplaceInvoiceHandler(this.runtime).execute(
      new ReplaceInvoiceCommand(context(changed), invoiceId, wanted),
    );
  }

  publish(invoiceId: string, changed: Partial<CommandContext> = {}): Promise<InvoiceCommandResult> {
    return new PublishInvoiceHandler(this.runtime).execute(new PublishInvoiceCommand(context(changed), invoiceId));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#store?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
