import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Problem } from '../problem/problem.ts';
import { decimalText } from './decimal-text.ts';
import { FaultyJson } from './faulty-json.ts';
import { parseJson } from './parse-json.ts';

const parse = (text: string): unknown => parseJson(Buffer.from(text));

function problemOf(act: () => unknown): Problem {
  try {
    act();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

function faultsOf(text: string): readonly unknown[] {
  const parsed = parse(text);
  if (!(parsed instanceof FaultyJson)) throw new Error('nothing is wrong with it');
  return parsed.faults.map((fault) => ({ ...fault, detail: undefined }));
}

describe('parsing a JSON body', () => {
  test('gives what JSON.parse gives, for every value that needs no refusal', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5, noUnicodeString: false }), (text) => {
        fc.pre(!/__proto__|constructor|prototype|\\u0000|\\ud/.test(text));
        fc.pre(!/[\d.eE+-]{16,}|e-30\d|e-3[12]/.test(text));
        expect(parse(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  test('takes nothing at all as no body', () => {
    expect(parse('')).toBeUndefined();
  });

  test('keeps an escaped character', () => {
    expect(parse('{"a":"\\u00e9\\ud83d\\ude00"}')).toEqual({ a: 'é😀' });
  });

  test.each([
    ['{"total":NaN}', 9],
    ['{"total":Infinity}', 9],
    ['{"total": -}', 10],
    ['{"a":1,}', 7],
    ['[1,]', 3],
    ['{"a" 1}', 5],
    ['{a:1}', 1],
    ['[1] x', 4],
    ['{"a":01}', 6],
    ['{"a":"\u0001"}', 5],
    ['\u{feff}{}', 0],
    [']', 0],
  ])('tells where %j stops being JSON', (text, at) => {
    const problem = problemOf(() => parse(text));
    expect(problem.code).toBe('malformed-json');
    expect(problem.message).toContain(`at character ${String(at)} (`);
  });

  test.each(['{', '[', '{"a":', '"abc', '[1', '{"a":1', ' '])('tells that %j ends too early', (text) => {
    const problem = problemOf(() => parse(text));
    expect(problem.code).toBe('malformed-json');
    expect(problem.message).toMatch(/ends before|at character/);
  });

  test('finds a place in every text that JSON.parse refuses, and quotes none of it', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom('}', ']', ',', ':', 'x', '"', '\\', ' 7'),
        (json, seed, extra) => {
          const at = seed % (json.length + 1);
          const text = json.slice(0, at) + extra + json.slice(at);
          let ok = true;
          try {
            JSON.parse(text);
          } catch {
            ok = false;
          }
          fc.pre(!ok);
          const { code, message } = problemOf(() => parse(text));
          if (code === 'malformed-json')
            expect(message).toMatch(
              /^the body (?:ends before its JSON does|stops being JSON at character \d+ \(line \d+, column \d+\))$/,
            );
        },
      ),
    );
  });

  test('refuses bytes that are no UTF-8', () => {
    expect(problemOf(() => parseJson(Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]))).code).toBe('malformed-json');
  });

  test('refuses numbers that would lose digits, each by its place', () => {
    const text = '{"a":1e400,"b":[0.1,1234567890123456,{"c/d":0.12345678901234567}],"e":1e-400,"f":-1E400}';
    expect(faultsOf(text)).toEqual(
      ['/a', '/b/1', '/b/2/c~1d', '/e', '/f'].map((pointer) => ({ pointer, code: 'precision-lost' })),
    );
  });

  test.each(['123456789012345', '0.000000000012345', '1e-7', '1000000000000000000', '0e999', '1.50000000000000000'])(
    'takes the number %s, which a double holds',
    (text) => {
      expect(parse(`[${text}]`)).toEqual([Number(text)]);
    },
  );

  test('leaves long digits in texts alone', () => {
    expect(parse('{"a":"12345678901234567890"}')).toEqual({ a: '12345678901234567890' });
  });

  test('refuses NUL and halves of surrogate pairs in texts and names, each by its place', () => {
    expect(faultsOf('{"a":"x\\u0000","b":["\\ud800"],"\\udc00":1}')).toEqual([
      { pointer: '/a', code: 'nul-character' },
      { pointer: '/b/0', code: 'lone-surrogate' },
      { pointer: '/\ufffd', code: 'lone-surrogate' },
    ]);
  });

  test.each(['__proto__', 'constructor', 'prototype', '\\u005f_proto__', 'c\\u006fnstructor'])(
    'refuses the member %s and leaves prototypes alone',
    (key) => {
      expect(faultsOf(`{"a":{"${key}":{"polluted":true}}}`)).toEqual([
        { pointer: `/a/${String(JSON.parse(`"${key}"`))}`, code: 'unknown-member' },
      ]);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    },
  );

  test.each(['the prototype', 'a constructor'])('takes %j as a text', (text) => {
    expect(parse(JSON.stringify({ description: text }))).toEqual({ description: text });
  });

  test.each(['[', '{"a":'])('refuses nesting 10,000 deep of %j without a hair hurt', (open) => {
    const close = open === '[' ? ']' : '}';
    const text = `${open.repeat(10_000)}1${close.repeat(10_000)}`;
    expect(problemOf(() => parse(text)).facts.errors).toMatchObject([{ pointer: '', code: 'nested-too-deep' }]);
  });

  test('takes nesting up to the bound', () => {
    expect(() => parse(`${'['.repeat(32)}${']'.repeat(32)}`)).not.toThrow();
    expect(() => parse(`${'['.repeat(33)}${']'.repeat(33)}`)).toThrow(Problem);
  });

  test('does not count brackets in texts', () => {
    expect(parse(JSON.stringify({ a: '['.repeat(100), b: '\\"[[' }))).toEqual({ a: '['.repeat(100), b: '\\"[[' });
  });
});

describe('the decimal text of a number', () => {
  test.each([
    [0.1, '0.1'],
    [1e-7, '0.0000001'],
    [-1.25e-9, '-0.00000000125'],
    [1e21, '1000000000000000000000'],
    [1.5e22, '15000000000000000000000'],
    [33.335, '33.335'],
    [-0, '0'],
    ['7.50', '7.50'],
    ['-0.00', '0.00'],
    ['-0.01', '-0.01'],
    [NaN, null],
    [Infinity, null],
    [true, null],
    [null, null],
  ])('of %p is %p', (value, text) => {
    expect(decimalText(value)).toBe(text);
  });
});
