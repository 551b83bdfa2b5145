import { describe, expect, test } from '@jest/globals';
import { comparePositions } from '../port/compare-positions.ts';
import { StreamConflict } from '../port/errors.ts';
import type { EventStore } from '../port/event-store.ts';
import type { ExpectedRevision } from '../port/events.ts';
import { appendOf, dataOf, newStream, numbered, revisionAfter, streamOf, wholeStream } from './log-under-test.ts';

const accepted: [standing: number, expected: ExpectedRevision][] = [
  [0, 'no_stream'],
  [0, 'any'],
  [3, 2],
  [3, 'any'],
];

const refused: [what: string, standing: number, expected: ExpectedRevision][] = [
  ['a stream that exists', 3, 'no_stream'],
  ['a stream that is missing', 0, 0],
  ['a stream that is behind', 3, 7],
  ['a stream that is one behind', 3, 3],
  ['a stream that is ahead', 3, 1],
];

export function describeAppending(store: () => EventStore): void {
  describe('appending', () => {
    test.each(accepted)('to a stream of %d events is accepted when %s is expected', async (standing, expected) => {
      const stream = await streamOf(store(), standing);
      const appended = await store().append(appendOf({ stream, expected, data: ['{"a":1}', '{"a":2}'] }));
      const events = await wholeStream(store(), stream);
      expect(appended).toMatchObject({ revision: standing + 1, repeated: false });
      expect(dataOf(events)).toEqual([...numbered(standing), '{"a":1}', '{"a":2}']);
      expect(events.at(-1)?.position).toBe(appended.position);
    });

    test.each(refused)('to %s (%d events) is a conflict when %s is expected', async (_what, standing, expected) => {
      const stream = await streamOf(store(), standing);
      const refusal = store().append(appendOf({ stream, expected, data: numbered(2, 100) }));
      await expect(refusal).rejects.toBeInstanceOf(StreamConflict);
      await expect(refusal).rejects.toMatchObject({ stream, expected, actual: revisionAfter(standing) });
      expect(dataOf(await wholeStream(store(), stream))).toEqual(numbered(standing));
    });

    test('gives every event of an append its own position, in order, and answers the last one', async () => {
      const stream = newStream();
      const appended = await store().append(appendOf({ stream, expected: 'no_stream', data: numbered(5) }));
      const positions = (await wholeStream(store(), stream)).map(({ position }) => position);
      expect(positions.toSorted(comparePositions)).toEqual(positions);
      expect(new Set(positions).size).toBe(5);
      expect(positions.at(-1)).toBe(appended.position);
    });

    test('is won by exactly one of many who expect the same, and leaves no gap', async () => {
      const stream = await streamOf(store(), 1);
      const rivals = numbered(20, 100).map((data) => appendOf({ stream, expected: 0, data: [data, data] }));
      const outcomes = await Promise.allSettled(rivals.map((append) => store().append(append)));
      const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
      expect(lost).toHaveLength(19);
      for (const { reason } of lost) expect(reason).toMatchObject({ name: 'StreamConflict', actual: 2 });
      const events = await wholeStream(store(), stream);
      expect(events.map(({ revision }) => revision)).toEqual([0, 1, 2]);
    });

    test('is not disturbed by neighbours that lose at the same moment', async () => {
      const taken = await streamOf(store(), 2);
      const streams = Array.from({ length: 20 }, newStream);
      const losers = streams.map(() =>
        store().append(appendOf({ stream: taken, expected: 'no_stream', data: ['{}'] })),
      );
      const winners = streams.map((stream) =>
        store().append(appendOf({ stream, expected: 'no_stream', data: numbered(3) })),
      );
      const lost = await Promise.allSettled(losers);
      expect(lost.every(({ status }) => status === 'rejected')).toBe(true);
      await Promise.all(winners);
      for (const stream of streams) expect(dataOf(await wholeStream(store(), stream))).toEqual(numbered(3));
    });

    test('keeps the events of each append together where many append to one stream', async () => {
      const stream = newStream();
      const many = Array.from({ length: 20 }, (_, index) => numbered(3, index * 3));
      await Promise.all(many.map((data) => store().append(appendOf({ stream, expected: 'any', data }))));
      const events = await wholeStream(store(), stream);
      expect(events.map(({ revision }) => revision)).toEqual(Array.from({ length: 60 }, (_, index) => index));
      const threes = many.map((_, index) => dataOf(events.slice(index * 3, index * 3 + 3)).join());
      expect(threes.toSorted()).toEqual(many.map((data) => data.join()).toSorted());
    });
  });
}
