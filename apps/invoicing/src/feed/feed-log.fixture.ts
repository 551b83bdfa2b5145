import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeAppend, noChain, type Position } from '#event-store';
import { openSqliteEventStore, type SqliteEventStore } from '#event-store/sqlite';
import { invoiceCodec } from '#invoice/stored-events';
import { createInvoice, factsOf } from '#invoice/testing';

/** An embedded log in which tenants make invoices. */
export class FeedLog {
  readonly store: SqliteEventStore;
  readonly #folder: string;

  constructor(store: SqliteEventStore, folder: string) {
    this.store = store;
    this.#folder = folder;
  }

  static async open(): Promise<FeedLog> {
    const folder = await mkdtemp(join(tmpdir(), 'feed-'));
    return new FeedLog(await openSqliteEventStore({ file: join(folder, 'events.db') }), folder);
  }

  /** Makes so many invoices, an event each. @returns the position of the last */
  async invoices(tenantId: string, count = 1): Promise<Position> {
    const appended = await Promise.all(Array.from({ length: count }, () => this.#invoice(tenantId)));
    return appended.at(-1)!;
  }

  /** Makes an invoice of which no public event can be made. */
  async strange(tenantId: string): Promise<Position> {
    return this.#invoice(tenantId, '{"nothing":"known"}');
  }

  async #invoice(tenantId: string, data?: string): Promise<Position> {
    const append = encodeAppend(invoiceCodec, {
      stream: `invoice-${randomUUID()}`,
      expected: 'no_stream',
      commandId: randomUUID(),
      previousChain: noChain,
      events: factsOf(createInvoice()),
      metadata: {
        tenantId,
        actor: { type: 'key', id: 'k' },
        occurredAt: '2026-03-01T09:00:00.000Z',
        recordedAt: '2026-03-01T09:00:00.000Z',
        correlationId: 'c',
        causationId: null,
        commandId: 'c',
        fingerprint: '',
        reason: null,
        comment: null,
        traceparent: null,
      },
    });
    const events = append.events.map((event) => (data === undefined ? event : { ...event, data }));
    return (await this.store.append({ ...append, events })).position;
  }

  async close(): Promise<void> {
    await this.store.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
