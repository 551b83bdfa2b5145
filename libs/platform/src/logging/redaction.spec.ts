import { describe, expect, test } from '@jest/globals';
import { redacted, withoutSecrets } from './redaction.ts';

describe('redaction', () => {
  test.each([
    'authorization',
    'Authorization',
    'x-api-key',
    'cookie',
    'Set-Cookie',
    'key',
    'apiKey',
    'secret',
    'secretHash',
    'clientSecret',
    'token',
    'accessToken',
    'card',
    'cardNumber',
    'card_number',
    'securityCode',
    'accountNumber',
    'routingNumber',
    'password',
  ])('hides the value of a member named %s, at any depth', (name) => {
    expect(withoutSecrets({ [name]: 'value' })).toEqual({ [name]: redacted });
    expect(withoutSecrets({ request: { headers: [{ [name]: 'value' }] } })).toEqual({
      request: { headers: [{ [name]: redacted }] },
    });
  });

  test.each(['keyId', 'method', 'number', 'idempotency', 'tenantId', 'monkey'])('keeps a member named %s', (name) => {
    expect(withoutSecrets({ [name]: 'value' })).toEqual({ [name]: 'value' });
  });

  test('hides a whole object under a secret name, whatever its members are called', () => {
    expect(withoutSecrets({ card: { digits: '4242424242424242' } })).toEqual({ card: redacted });
  });

  test('does not copy a line that has nothing to hide, nor change one that has', () => {
    const harmless = { method: 'GET', nested: { status: 200 } };
    const line = { nested: { secret: 's' } };
    expect(withoutSecrets(harmless)).toBe(harmless);
    withoutSecrets(line);
    expect(line.nested.secret).toBe('s');
  });

  test('ends on an object that contains itself', () => {
    const circular: Record<string, unknown> = {};
    circular['self'] = circular;
    expect(JSON.stringify(withoutSecrets(circular))).toContain(redacted);
  });
});
