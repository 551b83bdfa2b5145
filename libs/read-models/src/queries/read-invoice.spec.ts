import { describe, expect, test } from '@jest/globals';
import { decoders } from '#invoice/stored-events';
import type { InvoiceSnapshot } from '../port/invoice-queries.ts';
import type { ProjectedInvoice } from '../port/rows.ts';
import { projectInvoice } from '../projections/invoice-list.projection.ts';
import { created, deleted, detailsUpdated, invoiceId, paid, published, tenant } from '../testing/invoice-facts.ts';
import { LogFixture } from '../testing/log-fixture.ts';
import { type InvoiceRequest, readInvoice } from './read-invoice.ts';

const id = invoiceId(1);
const stream = `invoice-${id}`;

/** A log, and a read model that has seen only so many of its events. */
function sources(log: LogFixture, projected: number) {
  const seen = log.events.slice(0, projected).map((event) => decoders.invoice(event));
  const row: InvoiceSnapshot | null = seen.reduce<ProjectedInvoice | null>(projectInvoice, null);
  const revisionsRead: number[] = [];
  return {
    revisionsRead,
    queries: { find: () => Promise.resolve(row) },
    store: {
      readStream: async (...[name, slice]: Parameters<LogFixture['readStream']>) => {
        const page = await log.readStream(name, slice);
        revisionsRead.push(...page.map(({ revision }) => revision));
        return page;
      },
    },
    decode: decoders.invoice,
  };
}

const request = (members: Partial<InvoiceRequest> = {}): InvoiceRequest => ({
  tenantId: tenant,
  invoiceId: id,
  history: false,
  ...members,
});

function threeEvents(): LogFixture {
  const log = new LogFixture();
  log.write(
    tenant,
    stream,
    created(1),
    published({ number: 'INV-1', dueDate: '2026-06-01' }),
    paid('100.00', '2026-05-01'),
  );
  return log;
}

describe('reading an invoice', () => {
  test.each([0, 1, 2, 3])('gives the newest state when the read model has seen %i of 3 events', async (projected) => {
    const from = sources(threeEvents(), projected);
    expect(await readInvoice(from, request())).toMatchObject({
      state: { status: 'paid' },
      version: 3,
      createdAt: '2026-03-01T09:00:01.000Z',
      publishedAt: '2026-03-01T09:00:02.000Z',
      updatedAt: '2026-03-01T09:00:03.000Z',
      events: null,
    });
    expect(from.revisionsRead).toEqual([0, 1, 2].slice(projected));
  });

  test.each([0, 3])('gives every event of the stream as history, with %i of them projected', async (projected) => {
    const read = await readInvoice(sources(threeEvents(), projected), request({ history: true }));
    expect(read?.events?.map(({ type, version }) => [type, version])).toEqual([
      ['InvoiceCreated', 1],
      ['Published', 2],
      ['Paid', 3],
    ]);
    expect(read).toMatchObject({ state: { status: 'paid' }, version: 3 });
  });

  test.each([0, 3])('is null for another tenant and for an id that is none, with %i projected', async (projected) => {
    const from = sources(threeEvents(), projected);
    expect(await readInvoice(from, request({ tenantId: 'another' }))).toBeNull();
    expect(await readInvoice(from, request({ tenantId: 'another', history: true }))).toBeNull();
    expect(await readInvoice(sources(new LogFixture(), 0), request())).toBeNull();
  });

  test('shows a deleted one as deleted', async () => {
    const log = new LogFixture();
    log.write(tenant, stream, created(1), deleted);
    expect(await readInvoice(sources(log, 1), request())).toMatchObject({ state: { status: 'deleted' }, version: 2 });
  });

  test.each([
    ['before its first event', '2026-03-01T09:00:00.999Z', null],
    ['at its first event', '2026-03-01T09:00:01.000Z', 'draft'],
    ['at its second event, in another offset', '2026-03-01T10:00:02.000+01:00', 'due'],
    ['between two events', '2026-03-01T09:00:02.500Z', 'due'],
    ['later', '2027-01-01T00:00:00Z', 'paid'],
  ])('as of a moment %s', async (_, asOf, status) => {
    const read = await readInvoice(sources(threeEvents(), 3), request({ asOf, history: true }));
    expect(read?.state.status ?? null).toBe(status);
    expect(read?.events?.length ?? 0).toBe(read?.version ?? 0);
  });

  test('as of the time that an entry of the history shows includes that entry, also where times are out of order', async () => {
    const log = new LogFixture();
    log.write(tenant, stream, created(1), detailsUpdated({ notes: null }, { notes: 'first written' }));
    log.setClock('2026-03-01T09:00:00.500Z');
    log.write(tenant, stream, detailsUpdated({ notes: 'first written' }, { notes: 'first begun' }));
    expect(await readInvoice(sources(log, 0), request({ asOf: '2026-03-01T09:00:01.500Z' }))).toMatchObject({
      state: { details: { notes: 'first begun' } },
      version: 3,
    });
  });

  test.each([
    [0, null],
    [1, 'draft'],
    [2, 'due'],
    [9, 'paid'],
  ])('at version %i', async (atVersion, status) => {
    const read = await readInvoice(sources(threeEvents(), 3), request({ atVersion }));
    expect(read?.state.status ?? null).toBe(status);
  });

  test('reads a stream of more events than a page in pages', async () => {
    const log = new LogFixture();
    const note = (n: number): string => `note ${String(n)}`;
    const updates = Array.from({ length: 2_500 }, (_, n) => detailsUpdated({ notes: note(n) }, { notes: note(n + 1) }));
    log.write(tenant, stream, created(1), ...updates);
    const read = await readInvoice(sources(log, 0), request({ history: true }));
    expect(read).toMatchObject({ version: 2_501, state: { details: { notes: 'note 2500' } } });
    expect(read?.events).toHaveLength(2_501);
  });
});
