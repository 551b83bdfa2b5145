import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeAppend, noChain, type Position, type RecordedEvent } from '#event-store';
import { openSqliteEventStore, type SqliteEventStore } from '#event-store/sqlite';
import type { InvoiceEvent } from '#invoice/domain';
import { invoiceCodec } from '#invoice/stored-events';

export interface Circumstances {
  readonly tenantId: string;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly traceparent: string | null;
}

/** An embedded log in a folder of its own, written with facts. */
export class InvoiceLog {
  readonly store: SqliteEventStore;
  readonly folder: string;
  readonly #written = new Map<string, { revision: number; chain: string }>();

  constructor(store: SqliteEventStore, folder: string) {
    this.store = store;
    this.folder = folder;
  }

  static async open(): Promise<InvoiceLog> {
    const folder = await mkdtemp(join(tmpdir(), 'publisher-'));
    return new InvoiceLog(await openSqliteEventStore({ file: join(folder, 'events.db') }), folder);
  }

  /** Appends facts to an invoice's stream. @returns the position of the last */
  async write(
    invoiceId: string,
    facts: readonly InvoiceEvent[],
    circumstances: Partial<Circumstances> = {},
  ): Promise<Position> {
    const stream = `invoice-${invoiceId}`;
    const before = this.#written.get(stream);
    const append = encodeAppend(invoiceCodec, {
      stream,
      expected: before?.revision ?? 'no_stream',
      commandId: randomUUID(),
      previousChain: before?.chain ?? noChain,
      events: facts.map((fact) => of(invoiceId, fact)),
      metadata: { ...usual, ...circumstances },
    });
    const { revision, position } = await this.store.append(append);
    const { chain } = JSON.parse(append.events.at(-1)!.metadata) as { chain: string };
    this.#written.set(stream, { revision, chain });
    return position;
  }

  /** Appends one event as it is: what no program of ours would write. */
  async writeRaw(stream: string, type: string, data: string): Promise<Position> {
    const before = this.#written.get(stream);
    const append = encodeAppend(invoiceCodec, {
      stream,
      expected: before?.revision ?? 'no_stream',
      commandId: randomUUID(),
      previousChain: noChain,
      events: [{ type: 'Viewed', data: { at: '2026-03-01T09:00:00.000Z' } }],
      metadata: usual,
    });
    const events = append.events.map((event) => ({ ...event, type, data }));
    const { revision, position } = await this.store.append({ ...append, events });
    this.#written.set(stream, { revision, chain: noChain });
    return position;
  }

  all(): Promise<readonly RecordedEvent[]> {
    return this.store.readAll({ after: null, limit: 1_000 });
  }

  async close(): Promise<void> {
    await this.store.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

const usual = {
  tenantId: 'acme',
  actor: { type: 'key', id: 'acme~1' },
  occurredAt: '2026-03-01T09:00:00.000Z',
  recordedAt: '2026-03-01T09:00:00.001Z',
  correlationId: 'correlation-1',
  causationId: null,
  commandId: 'command-1',
  fingerprint: '',
  reason: null,
  comment: null,
  traceparent: null,
} as const;

const of = (invoiceId: string, fact: InvoiceEvent): InvoiceEvent =>
  fact.type === 'InvoiceCreated' ? { ...fact, data: { ...fact.data, invoiceId } } : fact;
