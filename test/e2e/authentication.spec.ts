import { describe, expect, test } from '@jest/globals';
import { invoiceBody } from '../service/invoice-bodies.ts';
import { runningService } from '../service/running-service.ts';

describe('who may call', () => {
  const { service, client, tenant } = runningService();

  const unauthenticated = { status: 401, body: { code: 'unauthenticated', status: 401 } };

  test('nobody without a key, whatever the path', async () => {
    const stranger = client().as(null);
    for (const path of ['/v1/invoices', '/v1/keys', '/v1/nothing', '/metrics', '/', '/healthz/..%2fv1/invoices']) {
      expect(await stranger.get(path)).toMatchObject(unauthenticated);
    }
    const answer = await stranger.post('/v1/invoices', invoiceBody());
    expect(answer).toMatchObject(unauthenticated);
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  test('anybody who asks for health or the description of the API', async () => {
    const stranger = client().as(null);
    for (const path of ['/healthz', '/readyz', '/openapi.json', '/docs']) {
      expect(await stranger.get(path)).toMatchObject({ status: 200 });
    }
  });

  test('the holder of a key, as X-Api-Key or as Bearer', async () => {
    const stranger = client().as(null);
    expect(await stranger.get('/v1/invoices', { 'x-api-key': service().key })).toMatchObject({ status: 200 });
    expect(await stranger.get('/v1/invoices', { authorization: `Bearer ${service().key}` })).toMatchObject({
      status: 200,
    });
  });

  test('nobody with the right id and another secret', async () => {
    const [id] = service().key.split('.');
    expect(
      await client()
        .as(`${id}.${'A'.repeat(43)}`)
        .get('/v1/invoices'),
    ).toMatchObject(unauthenticated);
  });

  test('a key without the scope is told which one it lacks', async () => {
    const reader = await tenant(['invoices:read']);
    expect(await reader.get('/v1/invoices')).toMatchObject({ status: 200 });
    const refused = await reader.post('/v1/invoices', invoiceBody());
    expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(refused.body.detail).toContain('invoices:write');
    expect(await reader.get('/v1/keys')).toMatchObject({ status: 403 });
    expect(await reader.put('/v1/settings', {})).toMatchObject({ status: 403 });
  });

  test("another tenant's invoice does not exist", async () => {
    const [mine, theirs] = [await tenant(), await tenant()];
    const { body: invoice } = await mine.post('/v1/invoices', invoiceBody());
    const path = `/v1/invoices/${String(invoice.id)}`;
    expect(await mine.get(path)).toMatchObject({ status: 200 });
    const notFound = { status: 404, body: { code: 'invoice-not-found' } };
    for (const suffix of ['', '/history', '?atVersion=1', '/calculation']) {
      expect(await theirs.get(path + suffix)).toMatchObject(notFound);
    }
    expect(await theirs.put(path, invoiceBody())).toMatchObject(notFound);
    expect(await theirs.delete(path)).toMatchObject(notFound);
    expect(await theirs.post(`${path}/publish`, {})).toMatchObject(notFound);
    expect(await theirs.get('/v1/invoices')).toMatchObject({ status: 200, body: { items: [] } });
    expect(await mine.get(path)).toMatchObject({ status: 200, body: { version: 1 } });
  });

  test('a revoked key ends at once', async () => {
    const admin = client();
    const { body: key } = await admin.post('/v1/keys', { name: 'short lived', scopes: ['invoices:read'] });
    const holder = admin.as(key.key);
    expect(await holder.get('/v1/invoices')).toMatchObject({ status: 200 });
    expect(await admin.delete(`/v1/keys/${String(key.id)}`)).toMatchObject({ status: 204 });
    expect(await holder.get('/v1/invoices')).toMatchObject(unauthenticated);
  });

  test('an expired key is no key', async () => {
    const expiresAt = new Date(Date.now() + 700).toISOString();
    const { body: key } = await client().post('/v1/keys', { name: 'brief', scopes: ['invoices:read'], expiresAt });
    const holder = client().as(key.key);
    expect(await holder.get('/v1/invoices')).toMatchObject({ status: 200 });
    while (Date.now() <= Date.parse(expiresAt)) await holder.get('/v1/invoices');
    expect(await holder.get('/v1/invoices')).toMatchObject(unauthenticated);
  });
});
