import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RecordedEvent } from '#event-store';
import type { InvoiceEvent } from '#invoice/domain';
import { createInvoice, factsOf, markAsPaid, publishInvoice } from '#invoice/testing';
import { everyFact } from '../testing/every-fact.ts';
import { InvoiceLog } from '../testing/invoice-log.ts';
import { toMessage } from './binary-mode.ts';
import { toJson } from './json-form.ts';
import type { PublicEvent } from './public-event.ts';
import { PublicEvents } from './public-events.ts';
import { publicNames, typeOf } from './public-types.ts';
import { UnpublishableEvent } from './unpublishable-event.ts';

const [id = ''] = Object.keys(everyFact);
const another = '0198c1e0-0000-7000-8000-00000000000a';
const requested: InvoiceEvent = {
  type: 'NotificationRequested',
  data: { notificationId: 'n', channel: 'email', template: 'paid', target: 'a@b.c', customerConsent: true },
};

async function publicOf(log: InvoiceLog, recorded: readonly RecordedEvent[]): Promise<(PublicEvent | null)[]> {
  const events = new PublicEvents(log.store);
  const made: (PublicEvent | null)[] = [];
  for (const each of recorded) made.push(await events.of(each));
  return made;
}

/** On a log of its own. */
async function withLog<Result>(work: (log: InvoiceLog) => Promise<Result>): Promise<Result> {
  const log = await InvoiceLog.open();
  try {
    return await work(log);
  } finally {
    await log.close();
  }
}

describe('the public events of a log', () => {
  let log: InvoiceLog;
  let recorded: readonly RecordedEvent[];
  let made: readonly (PublicEvent | null)[];

  beforeAll(async () => {
    log = await InvoiceLog.open();
    for (const [invoiceId, facts] of Object.entries(everyFact)) await log.write(invoiceId, facts);
    recorded = await log.all();
    made = await publicOf(log, recorded);
  });

  afterAll(() => log.close());

  test('are made of every type that has a public name, and of no other', () => {
    const types = new Set(made.map((event) => event?.attributes['type']));
    const names = Object.values(publicNames).filter((name) => name !== null);
    expect(types).toEqual(new Set([undefined, ...names.map(typeOf)]));
    for (const [index, event] of recorded.entries())
      expect(made[index] === null).toBe(event.type === 'NotificationRequested');
  });

  test('hold no name, no address, no e-mail, no number of the customer, and no secret of ours', () => {
    const out = made.map((event) => (event === null ? '' : toJson(event))).join('\n');
    for (const secret of [
      'Lovelace',
      'King',
      'ada@',
      '@example',
      '2025550123',
      'GB-4711',
      'Dear',
      'page-1',
      'processor',
    ])
      expect(out).not.toContain(secret);
    expect(out).toContain('a***@e***.com');
    expect(out).toContain('"phone":"***23"');
  });

  test('are the same bytes in whatever order and however often they are made', async () => {
    const backwards = (await publicOf(log, recorded.toReversed())).toReversed();
    expect(backwards).toEqual(made);
    const events = new PublicEvents(log.store);
    for (const index of [7, 2, 7, 0, recorded.length - 1, 3])
      expect(await events.of(recorded[index]!)).toEqual(made[index]);
  });

  test('say what a detail was and is, and that a hidden one changed', () => {
    const changed = made.find((event) => event?.attributes['type'] === typeOf('details-updated'));
    expect(JSON.parse(changed?.value ?? '')).toMatchObject({
      changed: expect.arrayContaining(['notes', 'reference', 'discount', 'metadata']),
      before: { reference: null, discount: null, metadata: {} },
      after: {
        reference: 'PO 4711',
        discount: { percentage: '10', amount: null, lines: null },
        metadata: { orderId: '4711' },
      },
      snapshot: { totals: { total: '217.80' } },
    });
  });

  test('tell past due once the log does', () => {
    const own = made.filter((event) => event?.invoiceId === id);
    const status = (name: 'viewed' | 'became-past-due' | 'payment-failed'): unknown =>
      (
        JSON.parse(own.find((event) => event?.attributes['type'] === typeOf(name))?.value ?? '') as {
          snapshot: { status: unknown };
        }
      ).snapshot.status;
    expect([status('viewed'), status('became-past-due'), status('payment-failed')]).toEqual([
      'due',
      'past_due',
      'past_due',
    ]);
  });
});

describe('a public event', () => {
  test('carries who, when, why and from where, in both forms with the same value', () =>
    withLog(async (log) => {
      const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
      await log.write(another, factsOf(createInvoice()), { causationId: 'cause-1', traceparent });
      const [recorded] = await log.all();
      const [event] = await publicOf(log, [recorded!]);
      const message = toMessage(event!);
      expect(message.key).toBe(another);
      expect(message.headers).toEqual({
        ce_specversion: '1.0',
        ce_id: recorded!.id,
        ce_source: '/invoicing/acme',
        ce_type: 'invoicing.invoice.created.v1',
        ce_subject: another,
        ce_time: '2026-03-01T09:00:00.000Z',
        'content-type': 'application/json',
        ce_dataschema: 'urn:invoicing:schema:invoicing.invoice.created.v1',
        ce_sequence: '00000000000000000001',
        ce_partitionkey: another,
        ce_correlationid: 'correlation-1',
        ce_causationid: 'cause-1',
        ce_logposition: recorded!.position,
        traceparent,
      });
      const json = toJson(event!);
      expect(json.endsWith(`,"data":${message.value.toString()}}`)).toBe(true);
      expect(JSON.parse(json)).toMatchObject({
        specversion: '1.0',
        datacontenttype: 'application/json',
        sequence: '00000000000000000001',
        data: {
          snapshot: { id: another, version: 1, status: 'draft', customerId: 'c-17', totals: { total: '100.00' } },
        },
      });
    }));

  test('has no attribute without a value', () =>
    withLog(async (log) => {
      await log.write(another, factsOf(createInvoice()));
      const [event] = await publicOf(log, await log.all());
      expect(Object.keys(event!.attributes)).not.toEqual(expect.arrayContaining(['causationid']));
      expect(event!.attributes['traceparent']).toBeUndefined();
      expect(event!.attributes['previoussequence']).toBeUndefined();
    }));

  test('names the public one before it where private ones lie between', () =>
    withLog(async (log) => {
      await log.write(another, [...factsOf(createInvoice(), publishInvoice()), requested, requested]);
      await log.write(another, [{ type: 'Viewed', data: { at: '2026-06-16T10:00:00.000Z' } }]);
      await log.write(another, factsOf(createInvoice(), publishInvoice(), markAsPaid()).slice(2));
      const made = (await publicOf(log, await log.all())).map((event) => event?.attributes);
      expect(made.map((attributes) => attributes?.['sequence']?.slice(-1))).toEqual([
        '1',
        '2',
        undefined,
        undefined,
        '5',
        '6',
      ]);
      expect(made.map((attributes) => attributes?.['previoussequence'])).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
        '00000000000000000002',
        undefined,
      ]);
    }));

  test('is not made of what can not be read or contradicts itself, and the refusal shows nothing of the content', () =>
    withLog(async (log) => {
      await log.write(another, factsOf(createInvoice(), publishInvoice()));
      await log.writeRaw(`invoice-${another}`, 'SecretHandshake', '{"secret":"x"}');
      await log.writeRaw('invoice-never-made', 'Viewed', '{"at":"2026-06-16T10:00:00.000Z"}');
      await log.writeRaw('invoice-no-facts', 'InvoiceCreated', '{"customer":"Ada"}');
      await log.writeRaw('elsewhere-1', 'Anything', '{}');
      const events = new PublicEvents(log.store);
      const outcomes: unknown[] = [];
      for (const recorded of (await log.all()).slice(2))
        outcomes.push(await events.of(recorded).catch((error: unknown) => error));
      expect(outcomes.slice(0, 3).every((outcome) => outcome instanceof UnpublishableEvent)).toBe(true);
      expect((outcomes[0] as Error).message).toBe(
        `event 2 of invoice-${another} (SecretHandshake) can't be published: event 2 of invoice-${another} (SecretHandshake) can't be read: its type is unknown`,
      );
      expect(outcomes.map(String).join()).not.toMatch(/Ada|"x"/);
      expect(outcomes[3]).toBeNull();
    }));
});
