import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import specs from '@asyncapi/specs';
import { describe, expect, test } from '@jest/globals';
import { Ajv, type SchemaObject } from 'ajv';
import formats from 'ajv-formats';
import { parse } from 'yaml';
import { buildAsyncApi } from './build-asyncapi.ts';

const document = buildAsyncApi();

/** Every `$ref` in a value. */
const refsIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, held]) => (key === '$ref' ? [String(held)] : refsIn(held)));
};

const reached = (ref: string): unknown =>
  ref
    .slice(2)
    .split('/')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document);

describe('the description of the public events', () => {
  test('is AsyncAPI 3.0', () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    formats.default(ajv);
    const validate = ajv.compile(specs.schemasWithoutId['3.0.0'] as SchemaObject);
    validate(document);
    expect(validate.errors).toBeNull();
  });

  test('refers to nothing that is not there', () => {
    const refs = refsIn(document);
    expect(refs.length).toBeGreaterThan(0);
    expect(refs.filter((ref) => reached(ref) === undefined)).toEqual([]);
  });

  test('is what docs/asyncapi.yaml says (`npm run asyncapi` writes it)', () => {
    const file = join(import.meta.dirname, '../../../../docs/asyncapi.yaml');
    expect(parse(readFileSync(file, 'utf8'))).toEqual(document);
  });
});
