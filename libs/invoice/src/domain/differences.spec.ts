import { describe, expect, test } from '@jest/globals';
import { differences, sameValue } from './differences.ts';

const paths = (before: unknown, after: unknown): readonly string[] =>
  differences('', before, after).map(
    ({ path, before: stood, after: stands }) => `${path} ${JSON.stringify(stood)} ${JSON.stringify(stands)}`,
  );

describe('differences', () => {
  test('go as deep as both sides go', () => {
    expect(paths({ a: { b: 1, c: 2 } }, { a: { b: 1, c: 3 } })).toEqual(['/a/c 2 3']);
    expect(paths({ a: null }, { a: { b: 1 } })).toEqual(['/a null {"b":1}']);
  });

  test('say null where a member is not there', () => {
    expect(paths({ a: 1 }, {})).toEqual(['/a 1 null']);
    expect(paths({}, { a: 1 })).toEqual(['/a null 1']);
  });

  test('follow items by their ids', () => {
    const before = [
      { id: 'a', n: 1 },
      { id: 'b', n: 2 },
      { id: 'c', n: 3 },
    ];
    expect(
      paths(before, [
        { id: 'a', n: 1 },
        { id: 'c', n: 4 },
        { id: 'd', n: 5 },
      ]),
    ).toEqual(['/1 {"id":"b","n":2} null', '/1/n 3 4', '/2 null {"id":"d","n":5}']);
  });

  test('say once that items changed places', () => {
    expect(paths([{ id: 'a' }, { id: 'b' }], [{ id: 'b' }, { id: 'a' }])).toEqual([' ["a","b"] ["b","a"]']);
  });

  test('take other lists as a whole', () => {
    expect(paths({ a: [1, 2] }, { a: [1, 3] })).toEqual(['/a [1,2] [1,3]']);
  });

  test('escape what means something in a pointer', () => {
    expect(paths({ 'a/b~c': 1 }, { 'a/b~c': 2 })).toEqual(['/a~1b~0c 1 2']);
  });

  test('see own members only', () => {
    const after: unknown = JSON.parse('{"constructor":"x","__proto__":{"a":1}}');
    expect(paths({}, after)).toEqual(['/constructor null "x"', '/__proto__ null {"a":1}']);
  });

  test('are none between equal values, whatever the order of members', () => {
    expect(paths({ a: 1, b: [{ c: 1 }] }, { b: [{ c: 1 }], a: 1 })).toEqual([]);
    expect(sameValue({ a: 1, b: undefined }, { a: 1 })).toBe(true);
    expect(sameValue({ a: null }, {})).toBe(false);
    expect(sameValue([1, 2], [2, 1])).toBe(false);
    expect(sameValue({}, [])).toBe(false);
  });
});
