import { describe, expect, test } from '@jest/globals';
import type { RecordedEvent } from '../port/events.ts';
import { chainIn, noChain, verifyChain } from './chain.ts';
import { createCodec, type Stamp } from './codec.ts';
import { encodeAppend } from './encode-append.ts';
import { oldEvents } from './old-events.fixture.ts';

/** Today's shapes: version 1 had the price as a float and one name; version 2 made the price a text. */
type Event =
  | { type: 'OrderPlaced'; data: { price: string; currency: string; customer: { first: string; last: string } } }
  | { type: 'OrderShipped'; data: { carrier: string } };

interface Metadata extends Stamp {
  readonly tenantId: string;
}

const codec = createCodec<Event, Metadata>({
  OrderPlaced: {
    schemaVersion: 3,
    upcasters: {
      1: ({ price, name }: { price: number; name: string }) => ({ price: price.toFixed(2), name }),
      2: ({ price, name }: { price: string; name: string }, { tenantId }: Metadata) => {
        const [first, last] = name.split(' ');
        return { price, currency: tenantId === 'acme' ? 'USD' : 'EUR', customer: { first, last } };
      },
    },
  },
  OrderShipped: { schemaVersion: 1, upcasters: {} },
});

const recorded = oldEvents[0] as RecordedEvent;

describe('decoding', () => {
  test('an old event through every upcaster gives the shape of today', () => {
    expect(codec.decode(recorded)).toMatchObject({
      type: 'OrderPlaced',
      data: { price: '12.50', currency: 'USD', customer: { first: 'Ada', last: 'Lovelace' } },
    });
  });

  test('an old stream leaves its chain as intact as it was', () => {
    let previous = noChain;
    for (const event of oldEvents) {
      expect(verifyChain(previous, event).intact).toBe(true);
      previous = codec.decode(event).metadata.chain;
      expect(previous).toBe(chainIn(event.metadata));
    }
  });

  test('gives the place in stream and log, and the metadata as stored', () => {
    const decoded = codec.decode(oldEvents[1] as RecordedEvent);
    expect(decoded).toMatchObject({ id: oldEvents[1]?.id, stream: 'order-1', revision: 1, version: 2, position: '18' });
    expect(decoded.metadata).toEqual(JSON.parse(oldEvents[1]?.metadata ?? ''));
  });

  test('what was encoded gives what went in', () => {
    const data = { price: '1.00', currency: 'EUR', customer: { first: 'Ü', last: '😀' } };
    const events = [{ type: 'OrderPlaced' as const, data }];
    const place = { stream: 'order-2', expected: 'no_stream', commandId: 'c', previousChain: noChain } as const;
    const [event] = encodeAppend(codec, { ...place, events, metadata: { tenantId: 'acme' } }).events;
    const decoded = codec.decode({ ...(event as RecordedEvent), stream: 'order-2', revision: 0, position: '1' });
    expect(decoded).toMatchObject({ type: 'OrderPlaced', data, metadata: { schemaVersion: 3, tenantId: 'acme' } });
  });

  const unreadable: [what: string, change: Partial<RecordedEvent>, reason: string, message: string][] = [
    ['an unknown type', { type: 'OrderLost' }, 'unknown-type', 'event 0 of order-1 (OrderLost)'],
    [
      'a newer schema',
      { metadata: '{"schemaVersion":4}' },
      'newer-schema-version',
      'schema 4, and this program knows up to 3',
    ],
    ['no schema version', { metadata: '{}' }, 'no-schema-version', 'no schema version'],
    ['a schema version that is none', { metadata: '{"schemaVersion":"1"}' }, 'no-schema-version', 'no schema version'],
    ['schema version 0', { metadata: '{"schemaVersion":0}' }, 'no-schema-version', 'no schema version'],
    ['metadata null', { metadata: 'null' }, 'no-schema-version', 'no schema version'],
    ['metadata that are no JSON', { metadata: '{' }, 'no-json', 'its metadata are no JSON'],
    ['data that are no JSON', { data: '{"secret":' }, 'no-json', 'its data are no JSON'],
  ];

  test.each(unreadable)('%s says what is wrong, and nothing of the content', (_what, change, reason, message) => {
    const decode = (): unknown => codec.decode({ ...recorded, ...change });
    expect(decode).toThrow(message);
    expect(decode).toThrow(
      expect.objectContaining({ name: 'UndecodableEvent', reason, stream: 'order-1', revision: 0 }),
    );
    expect(decode).not.toThrow(/secret/);
  });
});

describe('a codec', () => {
  test.each([
    ['misses an upcaster', { schemaVersion: 3, upcasters: { 2: (data: object) => data } }],
    ['has one too many', { schemaVersion: 1, upcasters: { 1: (data: object) => data } }],
  ])('that %s is refused when it is made', (_what, schema) => {
    const make = (): unknown => createCodec({ OrderPlaced: schema });
    expect(make).toThrow('OrderPlaced needs upcasters for the versions');
  });
});
