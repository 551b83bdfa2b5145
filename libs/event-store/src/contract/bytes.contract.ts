import { describe, expect, test } from '@jest/globals';
import { maxAppendBytes } from '../port/assert-appendable.ts';
import type { EventStore } from '../port/event-store.ts';
import { appendOf, newStream, wholeStream } from './log-under-test.ts';

const typeBytes = 2 * 'SomethingHappened'.length;

const texts: [what: string, text: string][] = [
  ['text of many scripts', '{"text":"ümlaut ﷽ 😀 e\u0301 \\u0000 \uffff \u2028 \ufeff","κλειδί":"значение"}'],
  ['numbers as written', '{"a":1.10,"b":1e400,"c":-0,"d":9007199254740993,"e":1E+2}'],
  ['spaces and line ends as written', '{ "a" :\t1,\r\n "b": [ ] }'],
  ['members as ordered, and named twice', '{"b":1,"a":2,"b":3,"__proto__":{"x":1}}'],
  ['deep nesting', `${'['.repeat(5_000)}${']'.repeat(5_000)}`],
  ['a byte order mark at the beginning', '\ufeff{}'],
  ['quotes that a database might mind', `{"a":"'; DROP TABLE events; --","b":"\\\\","c":"?1 $1 :x"}`],
];

export function describeBytes(store: () => EventStore): void {
  describe('data and metadata', () => {
    test.each(texts)('come back byte for byte: %s', async (_what, text) => {
      const append = appendOf({ stream: newStream(), expected: 'no_stream', data: [text] });
      const events = append.events.map((event) => ({ ...event, metadata: text }));
      await store().append({ ...append, events });
      const [recorded] = await wholeStream(store(), append.stream);
      expect(recorded?.data).toBe(text);
      expect(recorded?.metadata).toBe(text);
    });

    test('of 1 MiB in all come back', async () => {
      const stream = newStream();
      const [small] = appendOf({ stream, expected: 'no_stream', data: [''] }).events;
      const room = maxAppendBytes - typeBytes - Buffer.byteLength(small?.metadata ?? '');
      const text = JSON.stringify('ü'.repeat((room - 2) / 2)).padEnd(room - (room - 2) / 2);
      const append = appendOf({ stream, expected: 'no_stream', data: [text] });
      await store().append(append);
      expect((await wholeStream(store(), stream))[0]?.data === text).toBe(true);
    });

    test('that hold an empty text come back empty', async () => {
      const append = appendOf({ stream: newStream(), expected: 'no_stream', data: [''] });
      await store().append(append);
      expect((await wholeStream(store(), append.stream))[0]?.data).toBe('');
    });
  });
}
