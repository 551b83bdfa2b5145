import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { eventIdFor } from '../port/event-id.ts';
import { maxAppendBytes } from '../port/assert-appendable.ts';
import { createCodec, type AnyEvent, type Stamp } from '../codec/codec.ts';
import { encodeAppend } from '../codec/encode-append.ts';
import { noChain } from '../codec/chain.ts';
import { InvalidAppend, InvalidRead } from '../port/errors.ts';
import { maxPageSize, type EventStore, type StreamSlice } from '../port/event-store.ts';
import type { Append } from '../port/events.ts';
import { appendOf, newStream, numbered, streamOf, wholeStream } from './log-under-test.ts';

const codec = createCodec<AnyEvent, Stamp>({ SomethingHappened: { schemaVersion: 1, upcasters: {} } });

const flawed: [what: string, spoil: (append: Append) => Append][] = [
  ['holds no event', (append) => ({ ...append, events: [] })],
  ['names no stream', (append) => ({ ...append, stream: '' })],
  ['names a stream of the store itself', (append) => appendOf({ ...append, stream: '$all', data: ['{}'] })],
  ['names a type of the store itself', (append) => withFirst(append, { type: '$metadata' })],
  ['names no type', (append) => withFirst(append, { type: '' })],
  ['expects a revision below 0', (append) => ({ ...append, expected: -1 })],
  ['expects a revision that is no whole number', (append) => ({ ...append, expected: 0.5 })],
  ['has an id of another command', (append) => ({ ...append, commandId: randomUUID() })],
  ['has an id of another stream', (append) => ({ ...append, stream: newStream() })],
  ['has an id of another revision', (append) => ({ ...append, expected: 5 })],
  ['has its ids in another order', (append) => ({ ...append, events: append.events.toReversed() })],
  ['has an id that is no UUID, under any', (append) => ({ ...withFirst(append, { id: 'x' }), expected: 'any' })],
  ['holds a lone surrogate in its data', (append) => withFirst(append, { data: '{"a":"\ud800"}' })],
  ['holds a lone surrogate in its metadata', (append) => withFirst(append, { metadata: '{"a":"\udfff"}' })],
  ['is larger than 1 MiB', (append) => withFirst(append, { data: JSON.stringify('x'.repeat(maxAppendBytes)) })],
];

const withFirst = (append: Append, change: object): Append => ({
  ...append,
  events: append.events.map((event, index) => (index === 0 ? { ...event, ...change } : event)),
});

const unreadable: [what: string, slice: StreamSlice][] = [
  ['no event', { limit: 0 }],
  ['more than a page', { limit: maxPageSize + 1 }],
  ['half an event', { limit: 1.5 }],
  ['from before the first revision', { limit: 1, from: -1 }],
];

export function describeRefusals(store: () => EventStore): void {
  describe('refusing', () => {
    test.each(flawed)('an append that %s says InvalidAppend and writes nothing', async (_what, spoil) => {
      const stream = newStream();
      const append = spoil(appendOf({ stream, expected: 'no_stream', data: numbered(2) }));
      await expect(store().append(append)).rejects.toBeInstanceOf(InvalidAppend);
      expect(await wholeStream(store(), stream)).toEqual([]);
    });

    test('one append leaves the store as usable as before', async () => {
      const stream = newStream();
      await expect(store().append({ ...appendOf({ stream, expected: 'no_stream', data: [] }) })).rejects.toThrow();
      await store().append(appendOf({ stream, expected: 'no_stream', data: numbered(1) }));
      expect(await wholeStream(store(), stream)).toHaveLength(1);
    });

    test('a value that no JSON can hold happens before the store is called', async () => {
      const stream = await streamOf(store(), 1);
      const proposal = { stream, expected: 0, commandId: 'c', previousChain: noChain, metadata: {} } as const;
      const encode = (): Append =>
        encodeAppend(codec, { ...proposal, events: [{ type: 'SomethingHappened', data: { n: 1n } }] });
      expect(encode).toThrow(InvalidAppend);
      expect(await wholeStream(store(), stream)).toHaveLength(1);
    });

    test('takes ids of a UUID form under any, where the place is not known before', async () => {
      const append = appendOf({ stream: await streamOf(store(), 3), expected: 'any', data: ['{}'] });
      expect(append.events[0]?.id).toBe(eventIdFor(append.stream, 0, append.commandId));
      expect(await store().append(append)).toMatchObject({ revision: 3 });
    });

    test.each(unreadable)('to read %s says InvalidRead', async (_what, slice) => {
      await expect(store().readStream(newStream(), slice)).rejects.toBeInstanceOf(InvalidRead);
    });

    test('to read the log after something that is no position says InvalidRead', async () => {
      await expect(store().readAll({ after: 'yesterday', limit: 1 })).rejects.toBeInstanceOf(InvalidRead);
      const subscription = store().subscribe('', new AbortController().signal)[Symbol.asyncIterator]();
      await expect(subscription.next()).rejects.toBeInstanceOf(InvalidRead);
    });
  });
}
