import { describe, expect, test } from '@jest/globals';
import { eventIdFor } from '../port/event-id.ts';
import { InvalidAppend } from '../port/errors.ts';
import { chainIn, chainOf, noChain } from './chain.ts';
import { createCodec, type Stamp } from './codec.ts';
import { encodeAppend, type AppendProposal } from './encode-append.ts';

type Event = { type: 'Opened'; data: { n: number } } | { type: 'Closed'; data: { why: string } };
interface Metadata extends Stamp {
  readonly tenantId: string;
}

const codec = createCodec<Event, Metadata>({
  Opened: { schemaVersion: 1, upcasters: {} },
  Closed: { schemaVersion: 2, upcasters: { 1: (data: object) => data } },
});

const proposal: AppendProposal<Event, Metadata> = {
  stream: 'door-1',
  expected: 6,
  commandId: 'command-1',
  previousChain: 'ab'.repeat(32),
  events: [
    { type: 'Opened', data: { n: 1 } },
    { type: 'Closed', data: { why: 'wind' } },
  ],
  metadata: { tenantId: 'acme' },
};

describe('encoding an append', () => {
  test('gives every event the id of its place', () => {
    const { stream, expected, commandId, events } = encodeAppend(codec, proposal);
    expect({ stream, expected, commandId }).toEqual({ stream: 'door-1', expected: 6, commandId: 'command-1' });
    expect(events.map(({ id }) => id)).toEqual([7, 8].map((revision) => eventIdFor('door-1', revision, 'command-1')));
  });

  test('begins a new stream at revision 0', () => {
    const { events } = encodeAppend(codec, { ...proposal, expected: 'no_stream', previousChain: noChain });
    expect(events[0]?.id).toBe(eventIdFor('door-1', 0, 'command-1'));
  });

  test('writes schema version first and chain last into the metadata', () => {
    const { events } = encodeAppend(codec, proposal);
    expect(events[1]?.metadata).toMatch(/^\{"schemaVersion":2,"tenantId":"acme","chain":"[0-9a-f]{64}"\}$/);
    expect(JSON.parse(events[0]?.metadata ?? '')).toMatchObject({ schemaVersion: 1, tenantId: 'acme' });
  });

  test('chains every event to the one before', () => {
    const [first, second] = encodeAppend(codec, proposal).events;
    const metadata = '{"schemaVersion":1,"tenantId":"acme"}';
    const link = { stream: 'door-1', revision: 7, id: first?.id ?? '', type: 'Opened', data: '{"n":1}', metadata };
    const chain = chainOf(proposal.previousChain, link);
    expect(chainIn(first?.metadata ?? '')).toBe(chain);
    const next = { ...link, revision: 8, id: second?.id ?? '', type: 'Closed', data: '{"why":"wind"}' };
    const nextMetadata = '{"schemaVersion":2,"tenantId":"acme"}';
    expect(chainIn(second?.metadata ?? '')).toBe(chainOf(chain, { ...next, metadata: nextMetadata }));
  });

  test('writes metadata without members too', () => {
    const bare = createCodec<Event, Stamp>({
      Opened: { schemaVersion: 1, upcasters: {} },
      Closed: { schemaVersion: 1, upcasters: {} },
    });
    const { events } = encodeAppend(bare, { ...proposal, metadata: {} });
    expect(events[0]?.metadata).toMatch(/^\{"schemaVersion":1,"chain":"[0-9a-f]{64}"\}$/);
  });

  const flawed: [what: string, change: object][] = [
    ['a type that is not in the table', { events: [{ type: 'Slammed', data: {} }] }],
    ['a type that is a member of every object', { events: [{ type: 'constructor', data: {} }] }],
    ['data that JSON cannot hold', { events: [{ type: 'Opened', data: { n: Number.NaN } }] }],
    ['metadata that JSON cannot hold', { metadata: { tenantId: 1n } }],
    ['metadata that are no object', { metadata: [] }],
    ['metadata with a chain', { metadata: { tenantId: 'acme', chain: '' } }],
    ['metadata with a schema version', { metadata: { tenantId: 'acme', schemaVersion: 9 } }],
  ];

  test.each(flawed)('refuses %s', (_what, change) => {
    expect(() => encodeAppend(codec, { ...proposal, ...change })).toThrow(InvalidAppend);
  });
});
