import { describe, expect, test } from '@jest/globals';
import { invoiceBody } from '../service/invoice-bodies.ts';
import { runningService } from '../service/running-service.ts';

const settings = {
  seller: {
    name: 'Acme',
    company: 'Acme Ltd',
    email: 'billing@acme.example',
    phone: null,
    taxId: 'X1',
    website: null,
    address: null,
  },
  timeZone: 'Europe/Berlin',
  defaultCurrency: 'EUR',
  locale: 'de-DE',
  numbering: { prefix: 'RE-', width: 4 },
  zeroCostProcessing: { option: 'cash_discount', percentage: '4' },
};

describe('settings', () => {
  const { tenant } = runningService();

  test('begin with defaults, two sandbox processors and one contact info', async () => {
    const client = await tenant();
    const answer = await client.get('/v1/settings');
    expect(answer).toMatchObject({
      status: 200,
      body: {
        timeZone: 'UTC',
        defaultCurrency: 'USD',
        numbering: { prefix: 'INV-', width: 6 },
        zeroCostProcessing: { option: 'none', percentage: null },
      },
    });
    expect((answer.body.processors as { method: string }[]).map(({ method }) => method)).toEqual(['card', 'ach']);
    expect(answer.body.contactInfos).toHaveLength(1);
    expect((await client.get('/v1/settings')).body).toEqual(answer.body);
  });

  test('are replaced, have versions, and keep what was before', async () => {
    const client = await tenant();
    const first = await client.put('/v1/settings', settings);
    expect(first).toMatchObject({ status: 200, body: { ...settings, version: 1 } });
    expect(first.headers.get('etag')).toBe('"1"');
    const second = await client.put('/v1/settings', { timeZone: 'America/New_York' }, { 'if-match': '"1"' });
    expect(second).toMatchObject({
      status: 200,
      body: { timeZone: 'America/New_York', defaultCurrency: 'USD', version: 2 },
    });
    expect(await client.put('/v1/settings', settings, { 'if-match': '"1"' })).toMatchObject({ status: 412 });
    const { body: history } = await client.get('/v1/settings/history');
    expect(history.items).toHaveLength(2);
    expect(history.items[1].changes).toContainEqual({
      path: '/timeZone',
      before: 'Europe/Berlin',
      after: 'America/New_York',
    });
  });

  test('do not touch what is published: it keeps what was frozen', async () => {
    const client = await tenant();
    await client.put('/v1/settings', settings);
    const { body: invoice } = await client.post('/v1/invoices?publish=true', invoiceBody({ currency: 'EUR' }));
    const { body: draft } = await client.post('/v1/invoices', invoiceBody({ currency: 'EUR' }));
    expect(invoice.calculations.ach).toMatchObject({ total: '86.41', cashDiscount: '3.60' });
    await client.put('/v1/settings', { ...settings, zeroCostProcessing: { option: 'none', percentage: null } });
    expect((await client.get(`/v1/invoices/${String(invoice.id)}`)).body.calculations.ach).toMatchObject({
      total: '86.41',
    });
    expect((await client.get(`/v1/invoices/${String(draft.id)}`)).body.calculations.ach).toMatchObject({
      total: '90.01',
    });
  });

  test.each([
    [{ timeZone: 'Mars/Olympus' }, '/timeZone'],
    [{ defaultCurrency: 'XXY' }, '/defaultCurrency'],
    [{ zeroCostProcessing: { option: 'surcharge', percentage: null } }, '/zeroCostProcessing/percentage'],
    [{ numbering: { prefix: 'A1', width: 6 } }, '/numbering/prefix'],
    [{ unknown: 1 }, '/unknown'],
  ])('may not be %j', async (body, pointer) => {
    const client = await tenant();
    const answer = await client.put('/v1/settings', body);
    expect(answer).toMatchObject({ status: 400 });
    expect((answer.body.errors as { pointer: string }[]).map((error) => error.pointer)).toContain(pointer);
    expect((await client.get('/v1/settings')).body.version).toBe(0);
  });
});

describe('numbers', () => {
  const { tenant } = runningService();

  test('follow the settings, each prefix a series of its own that goes on where it stopped', async () => {
    const client = await tenant();
    const publish = async () => (await client.post('/v1/invoices?publish=true', invoiceBody())).body.number as string;
    expect(await publish()).toBe('INV-000001');
    await client.put('/v1/settings', { numbering: { prefix: 'RE-', width: 4 } });
    expect(await publish()).toBe('RE-0001');
    await client.put('/v1/settings', {});
    expect(await publish()).toBe('INV-000002');
    const series = await client.get('/v1/numbers');
    expect(series.body.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ series: 'INV-', prefix: 'INV-', width: 6, next: 3 }),
        expect.objectContaining({ series: 'RE-', next: 2 }),
      ]),
    );
    expect(await client.get('/v1/numbers/XX-')).toMatchObject({ status: 404, body: { code: 'series-not-found' } });
  });

  test('that a caller gives are unique, and the series steps over them', async () => {
    const client = await tenant();
    const given = await client.post('/v1/invoices', invoiceBody({ number: 'INV-000001' }));
    expect(given).toMatchObject({ status: 201, body: { number: 'INV-000001' } });
    expect(await client.post('/v1/invoices', invoiceBody({ number: 'INV-000001' }))).toMatchObject({
      status: 409,
      body: { code: 'duplicate-number' },
    });
    const published = await client.post('/v1/invoices?publish=true', invoiceBody());
    expect(published.body.number).toBe('INV-000002');
    const position = published.headers.get('log-position') ?? '';
    const { body: register } = await client.get('/v1/numbers/INV-', { 'min-log-position': position });
    expect(
      (register.items as { number: string; outcome: string }[]).map(({ number, outcome }) => [number, outcome]),
    ).toEqual([
      ['INV-000001', 'reserved'],
      ['INV-000002', 'issued'],
    ]);
  });

  test('of a draft that goes stay in the register, and are not given again', async () => {
    const client = await tenant();
    const { body: draft } = await client.post('/v1/invoices', invoiceBody({ number: 'INV-000001' }));
    const deleted = await client.delete(`/v1/invoices/${String(draft.id)}`, { 'x-reason': 'mistake' });
    expect(deleted.status).toBe(204);
    expect(await client.post('/v1/invoices', invoiceBody({ number: 'INV-000001' }))).toMatchObject({ status: 409 });
    const published = await client.post('/v1/invoices?publish=true', invoiceBody());
    expect(published.body.number).toBe('INV-000002');
    const position = published.headers.get('log-position') ?? '';
    const { body: register } = await client.get('/v1/numbers/INV-', { 'min-log-position': position });
    expect(register.items[0]).toMatchObject({ number: 'INV-000001', outcome: 'voided' });
  });
});
