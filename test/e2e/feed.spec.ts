import { connect } from 'node:net';
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { startService } from '../service/start-service.ts';
import { EventStreamReader } from '../service/event-source.ts';
import { invoiceBody } from '../service/invoice-bodies.ts';
import { runningService } from '../service/running-service.ts';
import { inTemporaryFolder } from '../service/temporary-folder.ts';

describe('the feed of public events', () => {
  const { service, client, tenant } = runningService();

  /** A tenant of its own, with the key that a stream needs. */
  const newTenant = async (scopes: readonly string[] = ['admin']) => {
    const name = `feed-${crypto.randomUUID().slice(0, 8)}`;
    const { body } = await client().post('/v1/keys', { tenant: name, name: 'feed', scopes });
    const { id, key } = body as { id: string; key: string };
    return { name, id, key, url: service().url, api: client().as(key) };
  };

  test('tells what became of an invoice, oldest first, in pages', async () => {
    const { api, name } = await newTenant();
    const { body: made } = await api.post('/v1/invoices?publish=true', invoiceBody({ dueDate: '2099-12-31' }), {
      'x-correlation-id': 'order-4711',
    });
    await api.post(`/v1/invoices/${String(made.id)}/mark-as-paid`, { paymentMethod: 'cash' });
    const { status, body } = await api.get('/v1/events?limit=2');
    expect(status).toBe(200);
    expect(body.items).toMatchObject([
      {
        specversion: '1.0',
        type: 'invoicing.invoice.created.v1',
        source: `/invoicing/${name}`,
        subject: made.id,
        sequence: '00000000000000000001',
        correlationid: 'order-4711',
        data: { snapshot: { status: 'draft', totals: { total: '90.01' } } },
      },
      { type: 'invoicing.invoice.published.v1', data: { snapshot: { status: 'due', number: made.number } } },
    ]);
    const rest = await api.get(`/v1/events?after=${String(body.nextPosition)}`);
    expect(rest.body.items).toMatchObject([
      { type: 'invoicing.invoice.paid.v1', data: { method: 'cash', snapshot: { status: 'paid', version: 3 } } },
    ]);
    const end = await api.get(`/v1/events?after=${String(rest.body.nextPosition)}`);
    expect(end.body).toEqual({ items: [], nextPosition: rest.body.nextPosition });
  });

  test('shows a tenant its own events alone, with contacts masked', async () => {
    const [one, other] = [await newTenant(), await newTenant()];
    await one.api.post('/v1/invoices', invoiceBody());
    await other.api.post('/v1/invoices', invoiceBody());
    const { body } = await one.api.get('/v1/events');
    expect(body.items).toHaveLength(1);
    expect(body.items[0].source).toBe(`/invoicing/${one.name}`);
    expect(JSON.stringify(body)).not.toMatch(/Lovelace|ada@example/);
    expect(body.items[0].data.customer.email).toBe('a***@e***.com');
  });

  test('is described by AsyncAPI, and every event is as it says', async () => {
    const { api } = await newTenant();
    const { body: made } = await api.post('/v1/invoices', invoiceBody({ dueDate: '2099-12-31' }));
    await api.put(`/v1/invoices/${String(made.id)}`, invoiceBody({ dueDate: '2099-12-30', notes: 'Thank you' }));
    await api.post(`/v1/invoices/${String(made.id)}/publish`, {});
    await api.post(`/v1/invoices/${String(made.id)}/payments`, { amount: '10', method: 'check' });
    await api.post(`/v1/invoices/${String(made.id)}/cancel`, {});
    const { status, body: document } = await client().as(null).get('/asyncapi.json');
    expect(status).toBe(200);
    expect(document.asyncapi).toBe('3.0.0');
    const ajv = new Ajv2020({ strict: false });
    formats.default(ajv);
    ajv.addSchema(document, 'asyncapi');
    const { body } = await api.get('/v1/events');
    expect(body.items.length).toBeGreaterThanOrEqual(4);
    for (const event of body.items as { type: string }[]) {
      const name = event.type.split('.')[2] ?? '';
      const validate = ajv.compile({ $ref: `asyncapi#/components/messages/${name}.json/payload` });
      validate(event);
      expect(validate.errors).toBeNull();
    }
  });

  test('needs a key that may look into the log', async () => {
    expect(await client().as(null).get('/v1/events')).toMatchObject({ status: 401 });
    const reader = await tenant(['invoices:read', 'invoices:write']);
    expect(await reader.get('/v1/events')).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    const stream = { accept: 'text/event-stream' };
    expect(await reader.get('/v1/events', stream)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await (await tenant(['audit:read'])).get('/v1/events')).toMatchObject({ status: 200 });
  });

  test.each([
    ['?after=-1', { parameter: 'after' }],
    ['?after=now', { parameter: 'after' }],
    ['?after=', { parameter: 'after' }],
    ['?limit=0', { parameter: 'limit' }],
    ['?limit=1001', { parameter: 'limit' }],
    ['?from=3', { parameter: 'from' }],
  ])('refuses %s', async (query, fault) => {
    const answer = await client().get(`/v1/events${query}`);
    expect(answer).toMatchObject({ status: 400, body: { code: 'validation-failed', errors: [fault] } });
  });

  test('refuses a stream that begins nowhere, as a problem', async () => {
    const stream = { accept: 'text/event-stream' };
    expect(await client().get('/v1/events', { ...stream, 'last-event-id': 'x' })).toMatchObject({
      status: 400,
      body: { code: 'validation-failed', errors: [{ header: 'Last-Event-ID' }] },
    });
    expect(await client().get('/v1/events?limit=5', stream)).toMatchObject({
      status: 400,
      body: { errors: [{ parameter: 'limit' }] },
    });
    expect(await client().get('/v1/events', { accept: 'text/html' })).toMatchObject({ status: 406 });
  });

  test('follows live, and resumes where a connection ended, with the same bytes as the pages', async () => {
    const own = await newTenant();
    const { body: first } = await own.api.post('/v1/invoices', invoiceBody());
    const stream = await EventStreamReader.open(own);
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const [seen] = await stream.take(1);
    expect(seen?.data.subject).toBe(first.id);
    const coming = stream.take(1);
    const { body: second } = await own.api.post('/v1/invoices', invoiceBody());
    const [next] = await coming;
    expect(next?.data.subject).toBe(second.id);
    stream.hangUp();
    const { body: third } = await own.api.post('/v1/invoices', invoiceBody());
    const again = await EventStreamReader.open(own, '?after=0', { 'last-event-id': next?.id ?? '' });
    const [resumed] = await again.take(1);
    expect(resumed?.data.subject).toBe(third.id);
    again.hangUp();
    const page = await fetch(`${own.url}/v1/events`, { headers: { 'x-api-key': own.key } });
    expect(await page.text()).toBe(
      `{"items":[${[seen, next, resumed].map((event) => event?.text).join(',')}],"nextPosition":"${String(resumed?.id)}"}`,
    );
  });

  test('brings every event of many writers, once and in order, to each of several followers', async () => {
    const own = await newTenant();
    const streams = await Promise.all(Array.from({ length: 4 }, () => EventStreamReader.open(own)));
    const taken = Promise.all(streams.map((stream) => stream.take(60)));
    await Promise.all(Array.from({ length: 60 }, () => own.api.post('/v1/invoices', invoiceBody())));
    const { body } = await own.api.get('/v1/events?limit=1000');
    const positions = (body.items as { logposition: string }[]).map(({ logposition }) => logposition);
    expect(positions).toHaveLength(60);
    for (const events of await taken) expect(events.map(({ id }) => id)).toEqual(positions);
    for (const stream of streams) stream.hangUp();
  });

  test('ends a stream whose key was ended', async () => {
    const own = await newTenant(['audit:read']);
    const { body } = await client().post('/v1/keys', { tenant: own.name, name: 'writer', scopes: ['invoices:write'] });
    const writer = client().as((body as { key: string }).key);
    const stream = await EventStreamReader.open(own);
    await client().delete(`/v1/keys/${own.id}`);
    const events = stream.take(1);
    await writer.post('/v1/invoices', invoiceBody());
    expect(await events).toEqual([]);
  });

  test('opens no more streams for a tenant than it may have', async () => {
    const own = await newTenant();
    const streams = await Promise.all(Array.from({ length: 32 }, () => EventStreamReader.open(own)));
    const refused = await own.api.get('/v1/events', { accept: 'text/event-stream' });
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate-limited' } });
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(await own.api.get('/v1/events')).toMatchObject({ status: 200 });
    streams[0]?.hangUp();
    let again = await EventStreamReader.open(own);
    while (again.response.status === 429) again = await EventStreamReader.open(own);
    expect(again.response.status).toBe(200);
    again.hangUp();
    for (const stream of streams) stream.hangUp();
  });

  test('is answered without its body where only its head is asked for', async () => {
    const { url, key } = await newTenant();
    const head = await fetch(`${url}/v1/events`, {
      method: 'HEAD',
      headers: { 'x-api-key': key, accept: 'text/event-stream' },
    });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
  });
});

describe('a service that ends', () => {
  test('ends the streams of its followers in order, and does not wait for one that takes nothing', async () => {
    await inTemporaryFolder(async (dataDir) => {
      const service = await startService({ dataDir });
      const { url, key, client } = service;
      const body = invoiceBody({
        lines: [{ ...(invoiceBody()['lines'] as object[])[0], description: 'x'.repeat(4_000) }],
      });
      await client.post('/v1/invoices', body);
      const stream = await EventStreamReader.open({ url, key });
      expect(await stream.take(1)).toHaveLength(1);
      const { port } = new URL(url);
      const stuck = connect(Number(port), '127.0.0.1');
      await once(stuck, 'connect');
      stuck.pause();
      stuck.write(`GET /v1/events HTTP/1.1\r\nHost: x\r\nX-Api-Key: ${key}\r\nAccept: text/event-stream\r\n\r\n`);
      stuck.on('error', () => undefined);
      for (let round = 0; round < 40; round++)
        await Promise.all(Array.from({ length: 25 }, () => client.post('/v1/invoices', body)));
      const rest = stream.take(100_000);
      const begun = performance.now();
      expect(await service.stop()).toEqual({ code: 0, signal: null });
      expect(performance.now() - begun).toBeLessThan(8_000);
      expect((await rest).length).toBeGreaterThan(0);
      stuck.destroy();
      await setImmediate();
    });
  });
});
