import { describe, expect, test } from '@jest/globals';
import {
  formatApiKey,
  hashOfSecret,
  newKeyId,
  newKeySecret,
  parseApiKey,
  secretMatches,
  tenantNamePattern,
  tenantOfKeyId,
} from './api-key.ts';

describe('an API key', () => {
  test('survives being written and read', () => {
    const key = { id: newKeyId('acme-2'), secret: newKeySecret() };
    expect(parseApiKey(formatApiKey(key))).toEqual(key);
  });

  test('names its tenant in its id', () => {
    expect(tenantOfKeyId(newKeyId('acme-2'))).toBe('acme-2');
  });

  test('belongs to the tenant default where its id names none', () => {
    expect(tenantOfKeyId('ops')).toBe('default');
  });

  test.each(['', '~x', 'Acme~x', 'acme~', 'a.b', 'acme~x~y', 'acme-~x', 'default~a/b', `${'a'.repeat(41)}~x`])(
    'has no id %j',
    (id) => {
      expect(tenantOfKeyId(id)).toBeNull();
    },
  );

  test.each(['', '.', 'ops', 'ops.', '.secret', 'ops.a.b', 'ops.a b', `ops.${'x'.repeat(300)}`])(
    'is not %j',
    (text) => {
      expect(parseApiKey(text)).toBeNull();
    },
  );

  test('has a secret of 256 bits', () => {
    expect(Buffer.from(newKeySecret(), 'base64url')).toHaveLength(32);
  });

  test('is known by the hash of its secret alone', () => {
    const secret = newKeySecret();
    expect(secretMatches(secret, hashOfSecret(secret))).toBe(true);
    expect(secretMatches(newKeySecret(), hashOfSecret(secret))).toBe(false);
    expect(secretMatches(secret, 'no hash')).toBe(false);
  });
});

describe('a tenant name', () => {
  test.each(['a', 'default', 'acme-2', 'x'.repeat(40)])('may be %j', (name) => {
    expect(tenantNamePattern.test(name)).toBe(true);
  });

  test.each(['', '-a', 'a-', 'A', 'a.b', 'a~b', 'x'.repeat(41), 'a\n'])('may not be %j', (name) => {
    expect(tenantNamePattern.test(name)).toBe(false);
  });
});
