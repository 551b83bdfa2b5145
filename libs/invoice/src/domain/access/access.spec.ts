import { describe, expect, test } from '@jest/globals';
import { type Access, evolveAccess, isInForce, noAccess } from './access.ts';
import { type IssueKey, issueKey, revokeKey } from './decide-access.ts';

const now = '2026-11-22T10:00:00.000Z';
const request: IssueKey = {
  keyId: 'acme~k1',
  tenant: 'acme',
  name: 'Web shop',
  scopes: ['invoices:read'],
  secretHash: 'ab'.repeat(32),
  now,
  expiresAt: null,
  giver: ['settings:write', 'invoices:read'],
};

const given = (...commands: readonly IssueKey[]): Access =>
  commands.reduce((access, command) => {
    const decision = issueKey(access, command);
    return decision.outcome === 'accepted' ? decision.events.reduce(evolveAccess, access) : access;
  }, noAccess);

describe('a key', () => {
  test('is given with its name, scopes and the hash of its secret', () => {
    expect([...given(request).values()]).toEqual([
      {
        keyId: 'acme~k1',
        tenant: 'acme',
        name: 'Web shop',
        scopes: ['invoices:read'],
        secretHash: 'ab'.repeat(32),
        createdAt: now,
        expiresAt: null,
        revokedAt: null,
      },
    ]);
  });

  test('is refused with everything that is wrong at once', () => {
    const decision = issueKey(noAccess, {
      ...request,
      name: '',
      scopes: ['invoices:fly', 'payments:write'],
      expiresAt: now,
    });
    expect(decision).toMatchObject({
      refusal: {
        code: 'validation-failed',
        errors: [
          { pointer: '/name' },
          { pointer: '/scopes/0', code: 'scope' },
          { pointer: '/scopes/1', code: 'scope-not-held' },
          { pointer: '/expiresAt' },
        ],
      },
    });
  });

  test('needs at least one scope', () => {
    expect(issueKey(noAccess, { ...request, scopes: [] })).toMatchObject({
      refusal: { errors: [{ pointer: '/scopes' }] },
    });
  });

  test('of an admin may hold any scope', () => {
    expect(given({ ...request, giver: ['admin'], scopes: ['payments:write', 'admin'] }).size).toBe(1);
  });

  test('opens nothing once it is revoked, and revoking it again changes nothing', () => {
    const decision = revokeKey(given(request), 'acme~k1', now);
    const after = decision.outcome === 'accepted' ? decision.events.reduce(evolveAccess, given(request)) : noAccess;
    expect(isInForce(after.get('acme~k1')!, now)).toBe(false);
    expect(revokeKey(after, 'acme~k1', now)).toEqual({ outcome: 'accepted', events: [] });
  });

  test('opens nothing from the moment on at which it expires', () => {
    const key = given({ ...request, expiresAt: '2026-11-22T11:00:00.000Z' }).get('acme~k1')!;
    expect(isInForce(key, '2026-11-22T10:59:59.999Z')).toBe(true);
    expect(isInForce(key, '2026-11-22T11:00:00.000Z')).toBe(false);
  });

  test('that was never given can not be taken', () => {
    expect(revokeKey(noAccess, 'acme~k9', now)).toMatchObject({ refusal: { code: 'key-not-found' } });
  });
});
