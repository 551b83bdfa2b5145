import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { RecordedEvent } from '../port/events.ts';
import { createCodec, type AnyEvent, type Stamp } from './codec.ts';
import { chainIn, chainOf, noChain, verifyChain } from './chain.ts';
import { encodeAppend } from './encode-append.ts';

const codec = createCodec<AnyEvent, Stamp & { readonly by: string }>({ Noted: { schemaVersion: 1, upcasters: {} } });

function chainedEvents(count: number, stream = 'notes-1'): RecordedEvent[] {
  const events = Array.from({ length: count }, (_, n) => ({ type: 'Noted', data: { text: `note ${String(n)} ü` } }));
  const metadata = { by: 'somebody' };
  const append = encodeAppend(codec, {
    stream,
    expected: 'no_stream',
    commandId: 'c-1',
    previousChain: noChain,
    events,
    metadata,
  });
  return append.events.map((event, revision) => ({ ...event, stream, revision, position: String(revision + 1) }));
}

/** Revisions at which a walk over the stream finds the chain broken. */
function broken(events: readonly RecordedEvent[]): number[] {
  let previous = noChain;
  return events.flatMap((event) => {
    const { intact, stored } = verifyChain(previous, event);
    previous = stored ?? noChain;
    return intact ? [] : [event.revision];
  });
}

const changed = (events: readonly RecordedEvent[], at: number, change: Partial<RecordedEvent>): RecordedEvent[] =>
  events.map((event, index) => (index === at ? { ...event, ...change } : event));

describe('the chain of a stream', () => {
  test('is SHA-256 over the netstrings of the previous chain and the event', () => {
    const [first, second] = chainedEvents(2);
    const previous = chainIn(first?.metadata ?? '') ?? '';
    const metadata = '{"schemaVersion":1,"by":"somebody"}';
    const parts = [previous, 'notes-1', '1', second?.id ?? '', 'Noted', second?.data ?? '', metadata];
    const bytes = Buffer.concat(
      parts.flatMap((part) => [
        Buffer.from(`${String(Buffer.from(part).length)}:`),
        Buffer.from(part),
        Buffer.from(','),
      ]),
    );
    expect(chainIn(second?.metadata ?? '')).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  test('is intact as it was written', () => {
    expect(broken(chainedEvents(5))).toEqual([]);
  });

  const changes: [member: string, change: Partial<RecordedEvent>][] = [
    ['data', { data: '{"text":"note 2 u"}' }],
    ['type', { type: 'Noticed' }],
    ['id', { id: '00000000-0000-5000-8000-000000000000' }],
    ['stream', { stream: 'notes-2' }],
    ['revision', { revision: 7 }],
  ];

  test.each(changes)('shows a changed %s', (_member, change) => {
    expect(broken(changed(chainedEvents(5), 2, change))).toEqual([change.revision ?? 2]);
  });

  test('shows changed metadata, and a changed chain at the event itself and the next', () => {
    const events = chainedEvents(5);
    const metadata = events[2]?.metadata ?? '';
    expect(broken(changed(events, 2, { metadata: metadata.replace('somebody', 'nobody') }))).toEqual([2]);
    const forged = metadata.replace(/.{3}"\}$/, '000"}');
    expect(broken(changed(events, 2, { metadata: forged }))).toEqual([2, 3]);
  });

  test('shows a removed, an inserted and a swapped event', () => {
    const events = chainedEvents(5);
    expect(broken(events.toSpliced(2, 1))).toEqual([3]);
    expect(broken(events.toSpliced(2, 0, ...chainedEvents(1, 'notes-1')))).toEqual([0, 2]);
    const swapped = [0, 2, 1, 3, 4].map((index, revision) => ({ ...events[index], revision }) as RecordedEvent);
    expect(broken(swapped)).not.toEqual([]);
  });

  test('shows metadata without a chain, whatever they are', () => {
    for (const metadata of ['', '{}', 'null', '{"chain":"abc"}', '{"schemaVersion":1,"chain":12}']) {
      const check = verifyChain(noChain, { ...(chainedEvents(1)[0] as RecordedEvent), metadata });
      expect(check).toMatchObject({ intact: false, stored: null });
    }
  });

  test('is another for every other list of parts', () => {
    const link = fc.record({
      stream: fc.string(),
      revision: fc.nat(),
      id: fc.string(),
      type: fc.string(),
      data: fc.string(),
      metadata: fc.string(),
    });
    fc.assert(
      fc.property(fc.string(), link, fc.string(), link, (previous, one, otherPrevious, other) => {
        const same = JSON.stringify([previous, one]) === JSON.stringify([otherPrevious, other]);
        expect(chainOf(previous, one) === chainOf(otherPrevious, other)).toBe(same);
      }),
    );
    const event = { stream: 's', revision: 1, id: 'i', type: 't', data: 'd', metadata: 'm' };
    expect(chainOf('', { ...event, type: 'td', data: '' })).not.toBe(chainOf('', { ...event, type: 't', data: 'd' }));
  });
});
