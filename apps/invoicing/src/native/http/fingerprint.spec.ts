import { expect, test } from '@jest/globals';
import { fingerprintOf } from './fingerprint.ts';

const of = (body: string, target = '/v1/invoices'): string => fingerprintOf('POST', target, JSON.parse(body));

test('is the same for the same content, however it is written', () => {
  expect(of('{"a":1,"b":{"c":[1,2],"d":null}}')).toBe(of('{ "b": {"d": null, "c": [1, 2]}, "a": 1.0 }'));
});

test('is another one for other content, method or target', () => {
  const all = [
    of('{"a":1}'),
    of('{"a":"1"}'),
    of('{"a":[1]}'),
    of('{"b":1}'),
    of('{}'),
    of('{"a":1}', '/v1/invoices?publish=true'),
    fingerprintOf('PUT', '/v1/invoices', { a: 1 }),
    fingerprintOf('POST', '/v1/invoices', undefined),
  ];
  expect(new Set(all).size).toBe(all.length);
  expect(all.every((fingerprint) => /^[0-9a-f]{64}$/.test(fingerprint))).toBe(true);
});
