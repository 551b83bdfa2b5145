import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { EventStore } from '../port/event-store.ts';
import type { ExactRevision } from '../port/events.ts';
import { appendOf, dataOf, newStream, numbered, revisionAfter, streamOf, wholeStream } from './log-under-test.ts';

const places: [standing: number, expected: ExactRevision][] = [
  [0, 'no_stream'],
  [4, 3],
];

export function describeRepeating(store: () => EventStore): void {
  describe.each(places)('appending again to a stream of %d events, expecting %s,', (standing, expected) => {
    const first = async (): Promise<{ stream: string; commandId: string }> => {
      const stream = standing === 0 ? newStream() : await streamOf(store(), standing);
      return { stream, commandId: randomUUID() };
    };

    test('answers as the first time and changes nothing', async () => {
      const append = appendOf({ ...(await first()), expected, data: numbered(3, 100) });
      const { revision, position } = await store().append(append);
      expect(await store().append(append)).toEqual({ revision, position, repeated: true });
      expect(await wholeStream(store(), append.stream)).toHaveLength(standing + 3);
    });

    test('answers as the first time also when others appended since', async () => {
      const append = appendOf({ ...(await first()), expected, data: numbered(3, 100) });
      const { revision, position } = await store().append(append);
      await store().append(appendOf({ stream: append.stream, expected: revision, data: numbered(2, 200) }));
      expect(await store().append(append)).toEqual({ revision, position, repeated: true });
      expect(await wholeStream(store(), append.stream)).toHaveLength(standing + 5);
    });

    test('many times at once appends once', async () => {
      const append = appendOf({ ...(await first()), expected, data: numbered(2, 100) });
      const answers = await Promise.all(Array.from({ length: 10 }, () => store().append(append)));
      expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
      expect(new Set(answers.map(({ position }) => position)).size).toBe(1);
      expect(await wholeStream(store(), append.stream)).toHaveLength(standing + 2);
    });

    test('with a prefix of the ids answers with the last of the prefix', async () => {
      const command = await first();
      await store().append(appendOf({ ...command, expected, data: numbered(3, 100) }));
      const again = await store().append(appendOf({ ...command, expected, data: numbered(2, 100) }));
      const events = await wholeStream(store(), command.stream);
      expect(again).toEqual({ revision: standing + 1, position: events[standing + 1]?.position, repeated: true });
      expect(events).toHaveLength(standing + 3);
    });

    test('with other data under the same ids keeps the data that came first', async () => {
      const command = await first();
      await store().append(appendOf({ ...command, expected, data: ['{"first":true}'] }));
      const again = await store().append(appendOf({ ...command, expected, data: ['{"first":false}'] }));
      expect(again).toMatchObject({ revision: standing, repeated: true });
      expect(dataOf(await wholeStream(store(), command.stream)).at(-1)).toBe('{"first":true}');
    });

    test('with more ids than stand there is a conflict', async () => {
      const command = await first();
      await store().append(appendOf({ ...command, expected, data: numbered(2, 100) }));
      const refusal = store().append(appendOf({ ...command, expected, data: numbered(3, 100) }));
      await expect(refusal).rejects.toMatchObject({ name: 'StreamConflict', actual: revisionAfter(standing + 2) });
      expect(await wholeStream(store(), command.stream)).toHaveLength(standing + 2);
    });

    test('with another id among them is a conflict', async () => {
      const command = await first();
      const { revision } = await store().append(appendOf({ ...command, expected, data: numbered(1, 100) }));
      await store().append(appendOf({ stream: command.stream, expected: revision, data: numbered(1, 200) }));
      const refusal = store().append(appendOf({ ...command, expected, data: numbered(2, 100) }));
      await expect(refusal).rejects.toMatchObject({ name: 'StreamConflict', actual: revisionAfter(standing + 2) });
    });

    test('under another command is a conflict', async () => {
      const command = await first();
      await store().append(appendOf({ ...command, expected, data: numbered(1, 100) }));
      const refusal = store().append(
        appendOf({ ...command, commandId: randomUUID(), expected, data: numbered(1, 100) }),
      );
      await expect(refusal).rejects.toMatchObject({ name: 'StreamConflict', actual: revisionAfter(standing + 1) });
    });
  });
}
