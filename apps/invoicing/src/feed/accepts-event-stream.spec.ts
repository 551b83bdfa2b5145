import { expect, test } from '@jest/globals';
import { acceptsEventStream } from './accepts-event-stream.ts';

test.each([
  [undefined, false],
  ['*/*', false],
  ['text/*', false],
  ['application/json', false],
  ['text/event-stream', true],
  ['Text/Event-Stream', true],
  ['application/json, text/event-stream', true],
  ['text/event-stream; charset=utf-8', true],
  ['text/event-stream;q=0.5', true],
  ['text/event-stream;q=0', false],
  ['text/event-stream; q=0.0', false],
  ['text/event-streams', false],
])('Accept: %s asks for a stream: %s', (accept, asked) => {
  expect(acceptsEventStream(accept)).toBe(asked);
});
