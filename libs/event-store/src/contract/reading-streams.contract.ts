import { beforeAll, describe, expect, test } from '@jest/globals';
import { maxPageSize, type EventStore, type StreamSlice } from '../port/event-store.ts';
import { eventsOf } from '../subscription/events-of.ts';
import { appendOf, newStream, numbered, streamOf, wholeStream } from './log-under-test.ts';

const slices: [what: string, slice: StreamSlice, revisions: number[]][] = [
  ['from the first', { limit: 3 }, [0, 1, 2]],
  ['from a revision', { from: 4, limit: 2 }, [4, 5]],
  ['from a revision to the end', { from: 5, limit: 1_000 }, [5, 6]],
  ['beyond the end', { from: 7, limit: 10 }, []],
  ['backwards from the last', { direction: 'backwards', limit: 3 }, [6, 5, 4]],
  ['backwards from a revision', { direction: 'backwards', from: 2, limit: 1_000 }, [2, 1, 0]],
  ['backwards from the first revision', { direction: 'backwards', from: 0, limit: 5 }, [0]],
  ['backwards from beyond the end', { direction: 'backwards', from: 99, limit: 2 }, [6, 5]],
];

export function describeReadingStreams(store: () => EventStore): void {
  describe('reading a stream', () => {
    let stream: string;

    beforeAll(async () => {
      stream = await streamOf(store(), 7);
    });

    test.each(slices)('%s gives those events', async (_what, slice, revisions) => {
      const events = await store().readStream(stream, slice);
      expect(events.map(({ revision }) => revision)).toEqual(revisions);
      expect(events.map(({ data }) => data)).toEqual(revisions.map((revision) => `{"n":${String(revision)}}`));
    });

    test.each(['forwards', 'backwards'] as const)('that is missing is empty, %s', async (direction) => {
      expect(await store().readStream(newStream(), { direction, limit: 10 })).toEqual([]);
    });

    test('gives every event whole, as it was proposed', async () => {
      const append = appendOf({ stream: newStream(), expected: 'no_stream', data: ['{"a":1}'] });
      const { position } = await store().append(append);
      expect(await wholeStream(store(), append.stream)).toEqual([
        { ...append.events[0], stream: append.stream, revision: 0, position },
      ]);
    });

    test('shows no event of another whose name is alike', async () => {
      const name = newStream();
      const alike = [`${name}-1`, name.toUpperCase(), `${name} `, name.slice(0, -1), `${name}\u0000`, `%${name}`];
      for (const other of alike) await store().append(appendOf({ stream: other, expected: 'no_stream', data: ['{}'] }));
      expect(await wholeStream(store(), name)).toEqual([]);
      for (const other of alike) expect(await wholeStream(store(), other)).toHaveLength(1);
    });

    test('of 10,000 events goes by in pages', async () => {
      const long = newStream();
      for (let from = 0; from < 10_000; from += 1_000) {
        const expected = from === 0 ? 'no_stream' : from - 1;
        await store().append(appendOf({ stream: long, expected, data: numbered(1_000, from) }));
      }
      const pages: number[] = [];
      const reader = {
        readStream: async (...[name, slice]: Parameters<EventStore['readStream']>) => {
          const page = await store().readStream(name, slice);
          pages.push(page.length);
          return page;
        },
      };
      let next = 0;
      for await (const event of eventsOf(reader, long)) {
        expect(event.revision).toBe(next);
        next += 1;
      }
      expect(next).toBe(10_000);
      expect(Math.max(...pages)).toBe(maxPageSize);
    });

    test('from a revision on goes by in pages too', async () => {
      const revisions: number[] = [];
      for await (const { revision } of eventsOf(store(), stream, 4)) revisions.push(revision);
      expect(revisions).toEqual([4, 5, 6]);
    });
  });
}
