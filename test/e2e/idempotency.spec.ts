import { describe, expect, test } from '@jest/globals';
import { invoiceBody } from '../service/invoice-bodies.ts';
import { runningService } from '../service/running-service.ts';

describe('a request with an Idempotency-Key', () => {
  const { tenant } = runningService();

  test('acts once and answers the same again, marked as replayed', async () => {
    const client = await tenant();
    const headers = { 'idempotency-key': '"create-1"' };
    const first = await client.post('/v1/invoices', invoiceBody(), headers);
    const again = await client.post('/v1/invoices', invoiceBody(), headers);
    expect(first.status).toBe(201);
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    for (const header of ['etag', 'location', 'log-position']) {
      expect(again.headers.get(header)).toBe(first.headers.get(header));
    }
  });

  test('may spell the body differently', async () => {
    const client = await tenant();
    const headers = { 'idempotency-key': 'create-2' };
    const { body: first } = await client.post('/v1/invoices', invoiceBody(), headers);
    const respelt = JSON.stringify(Object.fromEntries(Object.entries(invoiceBody()).toReversed()), null, 2);
    expect((await client.post('/v1/invoices', respelt, headers)).body).toEqual(first);
  });

  test('is refused when the key came with another request before', async () => {
    const client = await tenant();
    const headers = { 'idempotency-key': 'create-3' };
    await client.post('/v1/invoices', invoiceBody(), headers);
    const reused = await client.post('/v1/invoices', invoiceBody({ notes: 'another' }), headers);
    expect(reused).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  test('counts per tenant', async () => {
    const [one, other] = [await tenant(), await tenant()];
    const headers = { 'idempotency-key': 'create-4' };
    const { body: first } = await one.post('/v1/invoices', invoiceBody(), headers);
    const { status, body: second } = await other.post('/v1/invoices', invoiceBody({ notes: 'another' }), headers);
    expect(status).toBe(201);
    expect(second.id).not.toBe(first.id);
  });

  test('replays the answer of its own moment, whatever came later', async () => {
    const client = await tenant();
    const { body: draft } = await client.post('/v1/invoices', invoiceBody());
    const path = `/v1/invoices/${String(draft.id)}`;
    const headers = { 'idempotency-key': 'publish-1' };
    const published = await client.post(`${path}/publish`, {}, headers);
    await client.post(`${path}/cancel`, { reason: 'mistake' });
    const replay = await client.post(`${path}/publish`, {}, headers);
    expect(replay).toMatchObject({ status: 200, body: { status: 'due', version: published.body.version } });
    expect(replay.headers.get('idempotency-replayed')).toBe('true');
    expect((await client.get(path)).body).toMatchObject({ status: 'cancelled' });
  });

  test('makes one invoice when twenty of them arrive at once', async () => {
    const client = await tenant();
    const headers = { 'idempotency-key': 'create-5' };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => client.post('/v1/invoices', invoiceBody(), headers)),
    );
    const made = answers.filter(({ status }) => status === 201);
    const busy = answers.filter(({ status }) => status === 409);
    expect(made.length).toBeGreaterThan(0);
    expect(made.length + busy.length).toBe(20);
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(1);
    expect(busy.every(({ body }) => body.code === 'request-in-progress')).toBe(true);
    const position = made[0]?.headers.get('log-position') ?? '';
    const list = await client.get('/v1/invoices?includeTotal=true', { 'min-log-position': position });
    expect(list.body).toMatchObject({ total: 1 });
  });

  test('makes one invoice of two different bodies at once, and refuses the other', async () => {
    const client = await tenant();
    const headers = { 'idempotency-key': 'create-6' };
    const bodies = Array.from({ length: 10 }, (_, index) => invoiceBody({ notes: `body ${String(index)}` }));
    const answers = await Promise.all(bodies.map((body) => client.post('/v1/invoices', body, headers)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.every(({ status }) => [201, 409, 422].includes(status))).toBe(true);
  });

  test('is refused with a key that is empty or too long', async () => {
    const client = await tenant();
    for (const key of ['""', 'x'.repeat(256)]) {
      const answer = await client.post('/v1/invoices', invoiceBody(), { 'idempotency-key': key });
      expect(answer).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
      expect(answer.body.errors[0].header).toBe('Idempotency-Key');
    }
  });
});
