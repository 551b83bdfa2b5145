import { expect, test } from '@jest/globals';
import { acceptsJson } from './acceptable.ts';

test.each([
  undefined,
  '*/*',
  'application/json',
  'Application/JSON; charset=utf-8',
  'text/html, application/json;q=0.1',
  'text/html,application/xhtml+xml,*/*;q=0.8',
  'application/*',
])('JSON is acceptable where Accept is %s', (accept) => {
  expect(acceptsJson(accept)).toBe(true);
});

test.each(['text/html', 'application/json;q=0', 'application/json;q=0, */*', 'application/xml, text/*', ''])(
  'JSON is not acceptable where Accept is %j',
  (accept) => {
    expect(acceptsJson(accept)).toBe(false);
  },
);
