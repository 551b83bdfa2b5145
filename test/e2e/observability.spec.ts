import { describe, expect, test } from '@jest/globals';
import { invoiceBody } from '../service/invoice-bodies.ts';
import { runningService } from '../service/running-service.ts';

describe('watching the service', () => {
  const { service, client, tenant } = runningService({ LOG_LEVEL: 'debug' });

  test('health and readiness need no key', async () => {
    expect(await client().as(null).get('/healthz')).toMatchObject({ status: 200, body: { status: 'alive' } });
    expect(await client().as(null).get('/readyz')).toMatchObject({
      status: 200,
      body: { status: 'ready', reasons: [] },
    });
  });

  test('health can be asked for without its body', async () => {
    expect(await client().as(null).send('HEAD', '/healthz')).toMatchObject({ status: 200, body: undefined });
  });

  test('metrics need a key that may look into the log', async () => {
    expect(await client().as(null).get('/metrics')).toMatchObject({ status: 401 });
    expect(await (await tenant(['invoices:read'])).get('/metrics')).toMatchObject({ status: 403 });
    expect(await (await tenant(['audit:read'])).get('/metrics')).toMatchObject({ status: 200 });
  });

  test('metrics count commands by outcome and requests by route, never by URL', async () => {
    const own = await tenant();
    const { body: invoice, headers } = await own.post('/v1/invoices', invoiceBody());
    await own.post(`/v1/invoices/${String(invoice.id)}/cancel`, {});
    await own.post(`/v1/invoices/${String(invoice.id)}/publish`, {}, { 'if-match': '"7"' });
    await own.get('/v1/invoices', { 'min-log-position': headers.get('log-position') ?? '' });
    const { body: metrics } = await client().get('/metrics');
    expect(metrics).toMatch(/invoicing_commands_total\{type="CreateInvoice",outcome="accepted"\} [1-9]/);
    expect(metrics).toMatch(/invoicing_commands_total\{type="CancelInvoice",outcome="invalid-transition"\} 1/);
    expect(metrics).toMatch(/invoicing_commands_total\{type="PublishInvoice",outcome="version-conflict"\} 1/);
    expect(metrics).toMatch(
      /invoicing_http_request_seconds_count\{method="POST",route="\/v1\/invoices\/:\w+\/cancel",status="409"\} 1/,
    );
    for (const name of [
      'append_seconds_count',
      'append_batch_size_sum',
      'projection_lag_events',
      'projection_lag_seconds',
    ]) {
      expect(metrics).toMatch(new RegExp(`^invoicing_${name} \\d`, 'm'));
    }
    expect(metrics).toContain('nodejs_eventloop_lag_seconds');
    expect(metrics).not.toContain(invoice.id);
  });

  test('one correlation id goes from the request into the answer, the events and the log', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const answer = await client().post('/v1/invoices', invoiceBody(), { 'x-correlation-id': 'follow-me', traceparent });
    expect(answer.headers.get('x-correlation-id')).toBe('follow-me');
    expect(answer.headers.get('traceparent')).toBe(traceparent);
    expect(answer.body.history[0].correlationId).toBe('follow-me');
    const refused = await client().post('/v1/invoices', {}, { 'x-correlation-id': 'follow-me-2' });
    expect(refused.body.correlationId).toBe('follow-me-2');
    while (!service().output().includes('"follow-me-2"')) await client().get('/healthz');
    const lines = service()
      .output()
      .split('\n')
      .filter((text) => text.includes('"follow-me'));
    expect(lines.map((text) => (JSON.parse(text) as { status: number }).status)).toEqual([201, 400]);
  });

  test('no key is ever in the log', async () => {
    await client()
      .as('default~x.NOTASECRETBUTITLOOKSLIKEONE')
      .get('/v1/invoices', { 'x-correlation-id': 'with-a-key' });
    while (!service().output().includes('"with-a-key"')) await client().get('/healthz');
    expect(service().output()).not.toContain('NOTASECRETBUTITLOOKSLIKEONE');
    expect(service().output()).not.toContain(service().key.split('.')[1]);
  });
});
