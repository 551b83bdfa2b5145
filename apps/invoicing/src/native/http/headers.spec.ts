import { describe, expect, test } from '@jest/globals';
import { HeaderReader, namesEtag } from './headers.ts';

const reader = (name: string, value: string): HeaderReader => new HeaderReader({ [name]: value });
const latin1 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

describe('Idempotency-Key', () => {
  test.each([
    ['abc', 'abc'],
    ['"abc"', 'abc'],
    ['"say \\"hi\\" \\\\"', 'say "hi" \\'],
    ['x'.repeat(255), 'x'.repeat(255)],
    [`"${'x'.repeat(255)}"`, 'x'.repeat(255)],
  ])('is read from %s', (value, key) => {
    expect(reader('idempotency-key', value).idempotencyKey()).toBe(key);
  });

  test.each(['', '""', '"abc', 'x'.repeat(256), `"${'x'.repeat(256)}"`, 'kéy', 'a\tb'])('is refused as %j', (value) => {
    const headers = reader('idempotency-key', value);
    expect(headers.idempotencyKey()).toBeNull();
    expect(headers.faults).toMatchObject([{ header: 'Idempotency-Key', code: 'idempotency-key' }]);
  });
});

describe('If-Match', () => {
  test.each([
    ['"7"', 7],
    ['"7-past-due"', 7],
    ['"7-past-due-brief"', 7],
    ['W/"7"', 7],
    ['*', null],
  ])('%s names the version %p', (value, version) => {
    const headers = reader('if-match', value);
    expect(headers.expectedVersion()).toBe(version);
    expect(headers.faults).toEqual([]);
  });

  test.each(['7', '"seven"', '"1", "2"', '', '"-1"', '"7 "'])('%j names no version', (value) => {
    const headers = reader('if-match', value);
    expect(headers.expectedVersion()).toBeNull();
    expect(headers.faults).toMatchObject([{ header: 'If-Match', code: 'if-match' }]);
  });

  test('is not there: any version', () => {
    const headers = new HeaderReader({});
    expect([headers.expectedVersion(), headers.faults]).toEqual([null, []]);
  });
});

describe('a text in a header', () => {
  test('is read as UTF-8', () => {
    expect(reader('x-reason', latin1('größer 😀')).text('X-Reason', 20)).toBe('größer 😀');
  });

  test.each(['x'.repeat(21), '\xff\xfe', 'a\u0007b'])('is refused as %j', (value) => {
    const headers = reader('x-reason', value);
    expect(headers.text('X-Reason', 20)).toBeNull();
    expect(headers.faults).toMatchObject([{ header: 'X-Reason' }]);
  });
});

describe('If-None-Match', () => {
  test.each(['"7"', 'W/"7"', '*', '"1", "7"'])('%s names "7"', (value) => {
    expect(namesEtag(value, '"7"')).toBe(true);
  });

  test.each([undefined, '"7-brief"', '"17"', '7', ''])('%s does not', (value) => {
    expect(namesEtag(value, '"7"')).toBe(false);
  });
});
