import { describe, expect, test } from '@jest/globals';
import { comparePositions, isPosition } from '../port/compare-positions.ts';
import type { EventStore } from '../port/event-store.ts';
import type { Position, RecordedEvent } from '../port/events.ts';
import { appendOf, dataOf, logOf, newStream, numbered, shown, wholeStream } from './log-under-test.ts';

interface Written {
  readonly streams: string[];
  /** Head of the log before. */
  readonly start: Position | null;
}

/** Three streams, written by turns, four appends of two events each. */
async function writeByTurns(store: EventStore): Promise<Written> {
  const start = await store.head();
  const streams = [newStream(), newStream(), newStream()];
  let last: Position | null = null;
  for (let turn = 0; turn < 12; turn++) {
    const stream = streams[turn % 3] ?? '';
    const round = Math.floor(turn / 3) * 2;
    const expected = round === 0 ? 'no_stream' : round - 1;
    ({ position: last } = await store.append(appendOf({ stream, expected, data: numbered(2, turn * 2) })));
  }
  if (last !== null) await shown(store, start, last);
  return { streams, start };
}

export function describeReadingTheLog(store: () => EventStore): void {
  describe('reading the whole log', () => {
    test.each([1, 2, 7, 1_000])('in pages of %d gives every event once, in the order of appending', async (limit) => {
      const { streams, start } = await writeByTurns(store());
      expect(dataOf(await logOf(store(), streams, start, limit))).toEqual(numbered(24));
    });

    test('gives positions that strictly increase', async () => {
      const { streams, start } = await writeByTurns(store());
      const positions = (await logOf(store(), streams, start)).map(({ position }) => position);
      expect(positions.every(isPosition)).toBe(true);
      const pairs = positions.slice(1).map((position, index) => comparePositions(positions[index] ?? '', position));
      expect(pairs.every((sign) => sign < 0)).toBe(true);
    });

    test('after any position gives exactly the rest', async () => {
      const { streams, start } = await writeByTurns(store());
      const all = await logOf(store(), streams, start);
      for (const [index, { position }] of all.entries()) {
        expect(await logOf(store(), streams, position)).toEqual(all.slice(index + 1));
      }
    });

    test('shows the same events as their streams', async () => {
      const { streams, start } = await writeByTurns(store());
      const all = await logOf(store(), streams, start);
      for (const stream of streams) {
        expect(all.filter((event) => event.stream === stream)).toEqual(await wholeStream(store(), stream));
      }
    });

    test('from the beginning ends with what was appended last, and shows nothing of the store itself', async () => {
      const { streams } = await writeByTurns(store());
      const own: RecordedEvent[] = await logOf(store(), streams, null);
      expect(dataOf(own)).toEqual(numbered(24));
      const first = await store().readAll({ after: null, limit: 1_000 });
      expect(first.filter(({ stream, type }) => stream.startsWith('$') || type.startsWith('$'))).toEqual([]);
    });

    test('after its end is empty', async () => {
      await writeByTurns(store());
      const head = await store().head();
      expect(await store().readAll({ after: head, limit: 10 })).toEqual([]);
    });

    test('names the last event its head', async () => {
      const append = appendOf({ stream: newStream(), expected: 'no_stream', data: numbered(3) });
      const { position } = await store().append(append);
      expect(comparePositions((await store().head()) ?? '', position)).toBeGreaterThanOrEqual(0);
    });

    test('while many write never leaves a gap that fills later', async () => {
      const start = await store().head();
      const streams = Array.from({ length: 40 }, newStream);
      const writing = new AbortController();
      const writers = Promise.all(
        streams.map(async (stream) => {
          for (let revision = 0; revision < 5; revision++) {
            const expected = revision === 0 ? 'no_stream' : revision - 1;
            await store().append(appendOf({ stream, expected, data: [`{"of":"${stream}"}`] }));
          }
        }),
      ).finally(() => {
        writing.abort();
      });
      const followed: RecordedEvent[] = [];
      let after = start;
      while (!writing.signal.aborted) {
        const page = await store().readAll({ after, limit: 7 });
        followed.push(...page.filter(({ stream }) => streams.includes(stream)));
        after = page.at(-1)?.position ?? after;
        await new Promise(setImmediate);
      }
      await writers;
      followed.push(...(await logOf(store(), streams, after)));
      expect(followed).toHaveLength(200);
      expect(followed).toEqual(await logOf(store(), streams, start));
    });
  });
}
