import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { publicNames, typeOf } from './public-types.ts';
import { commonSchemas } from './schemas/attributes-schema.ts';

const page = readFileSync(join(import.meta.dirname, '../../../../docs/public-events.md'), 'utf8');

test('docs/public-events.md names every type with what it is made of, and which ones stay inside', () => {
  const rows = [...page.matchAll(/^\| (?:`(invoicing\.[\w.-]+)`|none) +\| `(\w+)`/gm)].map(
    ([, type = null, stored]) => [stored, type],
  );
  expect(Object.fromEntries(rows)).toEqual(
    Object.fromEntries(
      Object.entries(publicNames).map(([stored, name]) => [stored, name === null ? null : typeOf(name)]),
    ),
  );
});

test('docs/public-events.md names every attribute and the header that carries it', () => {
  const rows = [...page.matchAll(/^\| `([a-z]+)` +\| `([\w-]+)` +\|/gm)];
  const members = (schema: keyof typeof commonSchemas): string[] =>
    Object.keys(commonSchemas[schema]['properties'] as object);
  expect(rows.map(([, attribute]) => attribute)).toEqual(members('attributes'));
  expect(rows.map(([, , header]) => header)).toEqual(members('headers'));
});
