import { describe, expect, test } from '@jest/globals';
import { runningService } from '../service/running-service.ts';

describe('API keys', () => {
  const { service, client, tenant } = runningService();

  test('are shown with their secret once, and never again', async () => {
    const admin = client();
    const issued = await admin.post('/v1/keys', { name: 'till', scopes: ['invoices:read', 'payments:write'] });
    expect(issued).toMatchObject({
      status: 201,
      body: { tenant: 'default', name: 'till', scopes: ['invoices:read', 'payments:write'], expiresAt: null },
    });
    const { id, secret, key } = issued.body as { id: string; secret: string; key: string };
    expect(key).toBe(`${id}.${secret}`);
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    const list = await admin.get('/v1/keys');
    expect(list.body.items).toContainEqual(
      expect.objectContaining({ id, name: 'till', tenant: 'default', revokedAt: null, lastUsedAt: null }),
    );
    expect(JSON.stringify(list.body)).not.toContain(secret);
  });

  test('are not shown again by a replay of the request that made them', async () => {
    const headers = { 'idempotency-key': 'make-key-1' };
    const body = { name: 'once', scopes: ['invoices:read'] };
    const first = await client().post('/v1/keys', body, headers);
    const second = await client().post('/v1/keys', body, headers);
    expect(second).toMatchObject({ status: 201, body: { id: first.body.id, secret: null, key: null } });
    expect(second.headers.get('idempotency-replayed')).toBe('true');
  });

  test('tell when they were last used', async () => {
    const { body: made } = await client().post('/v1/keys', { name: 'used', scopes: ['invoices:read'] });
    await client().as(made.key).get('/v1/invoices');
    const { body: list } = await client().get('/v1/keys');
    const used = (list.items as { id: string; lastUsedAt: string }[]).find(({ id }) => id === made.id);
    expect(Date.parse(used?.lastUsedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(made.createdAt));
  });

  test('of another tenant are made by admin alone, and make that tenant', async () => {
    const manager = await tenant(['settings:write', 'invoices:read']);
    const own = await manager.post('/v1/keys', { name: 'own', scopes: ['invoices:read'] });
    expect(own).toMatchObject({ status: 201, body: { scopes: ['invoices:read'] } });
    expect(await manager.post('/v1/keys', { name: 'x', scopes: ['invoices:write'] })).toMatchObject({ status: 403 });
    expect(await manager.post('/v1/keys', { tenant: 'default', name: 'x', scopes: ['invoices:read'] })).toMatchObject({
      status: 403,
    });
    const { body: foreign } = await client().post('/v1/keys', {
      tenant: 'brand-new',
      name: 'x',
      scopes: ['invoices:read'],
    });
    expect(await client().as(foreign.key).get('/v1/invoices')).toMatchObject({ status: 200, body: { items: [] } });
    const { body: list } = await client().get('/v1/keys?tenant=brand-new');
    expect((list.items as { id: string }[]).map(({ id }) => id)).toEqual([foreign.id]);
  });

  test("of another tenant can't be ended, nor learnt of, without admin", async () => {
    const manager = await tenant(['settings:write']);
    const [bootstrap] = service().key.split('.');
    expect(await manager.delete(`/v1/keys/${String(bootstrap)}`)).toMatchObject({
      status: 404,
      body: { code: 'key-not-found' },
    });
    expect(await manager.delete('/v1/keys/default~nothing')).toMatchObject({
      status: 404,
      body: { code: 'key-not-found' },
    });
  });

  test.each([
    [{ name: 'x', scopes: ['invoices:delete'] }, '/scopes/0'],
    [{ name: 'x', scopes: [] }, '/scopes'],
    [{ scopes: ['invoices:read'] }, '/name'],
    [{ name: 'x', scopes: ['invoices:read'], tenant: 'No Tenant' }, '/tenant'],
    [{ name: 'x', scopes: ['invoices:read'], expiresAt: 'tomorrow' }, '/expiresAt'],
  ])('are not made of %j', async (body, pointer) => {
    const answer = await client().post('/v1/keys', body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
    expect((answer.body.errors as { pointer: string }[]).map((error) => error.pointer)).toContain(pointer);
  });
});
