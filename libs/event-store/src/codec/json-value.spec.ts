import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { InvalidAppend } from '../port/errors.ts';
import { deepestNesting, jsonText } from './json-value.ts';

const cyclic: Record<string, unknown> = {};
cyclic['self'] = [cyclic];

class Money {
  readonly amount = '1.00';
}

const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));

const refused: [what: string, value: unknown, message: string][] = [
  ['undefined', undefined, 'data is of type undefined'],
  ['a function', () => 1, 'data is of type function'],
  ['a symbol', { a: Symbol('s') }, 'data/a is of type symbol'],
  ['a BigInt', { lines: [{ quantity: 1n }] }, 'data/lines/0/quantity is of type bigint'],
  ['NaN', { a: [1, Number.NaN] }, 'data/a/1 is NaN'],
  ['Infinity', -Infinity, 'data is -Infinity'],
  ['undefined in an array', [1, undefined], 'data/1 is of type undefined'],
  ['a hole in an array', new Array(1), 'data/0 is of type undefined'],
  ['a cyclic value', cyclic, 'is cyclic or nested more than 500 levels deep'],
  ['a value nested too deep', nested(deepestNesting + 1), 'nested more than 500'],
  ['half an emoji', { note: '\ud83d' }, 'data/note holds a lone surrogate'],
  ['half an emoji in a name', { '\ude00': 1 }, 'data has a member whose name holds a lone surrogate'],
  ['a Date', { at: new Date(0) }, 'data/at is no plain object'],
  ['a Map', new Map([[1, 2]]), 'data is no plain object'],
  ['a Set', { 'a/b~c': new Set() }, 'data/a~1b~0c is no plain object'],
  ['a typed array', new Uint8Array(2), 'data is no plain object'],
  ['a boxed string', Object('x'), 'data is no plain object'],
  ['a toJSON that throws', { toJSON: () => JSON.parse('{') as unknown }, 'data/toJSON is of type function'],
  ['an instance with toJSON', new URL('http://localhost'), 'data is no plain object'],
  [
    'a getter that throws',
    {
      get a(): never {
        throw new Error('broken');
      },
    },
    "data can't be written as JSON: Error: broken",
  ],
];

describe('the JSON text of a value', () => {
  test.each(refused)('is refused for %s', (_what, value, message) => {
    expect(() => jsonText('data', value)).toThrow(InvalidAppend);
    expect(() => jsonText('data', value)).toThrow(message);
  });

  test('comes back as the value that went in', () => {
    const withoutMinusZero = (json: unknown): unknown => JSON.parse(JSON.stringify(json));
    const value = fc.jsonValue({ stringUnit: 'binary', maxDepth: 5 }).map(withoutMinusZero);
    fc.assert(
      fc.property(value, (json) => {
        expect(JSON.parse(jsonText('data', json))).toEqual(json);
      }),
    );
  });

  test('writes minus zero as zero', () => {
    expect(jsonText('data', [-0])).toBe('[0]');
  });

  test('leaves members out that are undefined', () => {
    expect(jsonText('data', { a: undefined, b: 1 })).toBe('{"b":1}');
  });

  test('holds what a class instance holds, an object without prototype, and the deepest nesting', () => {
    expect(jsonText('data', new Money())).toBe('{"amount":"1.00"}');
    expect(jsonText('data', Object.assign(Object.create(null), { a: 1 }))).toBe('{"a":1}');
    expect(jsonText('data', nested(deepestNesting))).toHaveLength(2 * deepestNesting);
  });
});
