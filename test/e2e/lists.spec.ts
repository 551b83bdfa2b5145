import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ApiClient } from '../service/api-client.ts';
import { invoiceBody } from '../service/invoice-bodies.ts';
import { runningService } from '../service/running-service.ts';

const names = ['Ada', 'Brahe', 'Curie', 'Darwin', 'Euler', 'Fermat', 'Gauss'];
const namesIn = (body: { items: { customerName: string }[] }) => body.items.map(({ customerName }) => customerName);

describe('lists', () => {
  const { tenant } = runningService();
  let client: ApiClient;
  let position = '';

  beforeAll(async () => {
    client = await tenant();
    for (const [index, name] of names.entries()) {
      const body = invoiceBody({
        customer: { id: `c-${String(index)}`, name, email: `${name}@example.com`.toLowerCase() },
        currency: index % 2 === 0 ? 'USD' : 'EUR',
        lines: [{ description: 'Work', quantity: 1, unitPrice: (index + 1) * 10 }],
        dueDate: `2099-01-0${String(index + 1)}`,
      });
      const made = await client.post(`/v1/invoices?publish=${String(index > 3)}`, body);
      position = made.headers.get('log-position') ?? '';
    }
  });

  const list = async (query: string) =>
    (await client.get(`/v1/invoices?${query}`, { 'min-log-position': position })).body;

  test('show what was just written to whoever names its position', async () => {
    expect(namesIn(await list('sort=customerName'))).toEqual(names);
  });

  test.each([
    ['status=draft&sort=customerName', names.slice(0, 4)],
    ['status=due&sort=-customerName', names.slice(4).toReversed()],
    ['status=draft&status=due&currency=EUR&sort=customerName', ['Brahe', 'Darwin', 'Fermat']],
    ['search=URI', ['Curie']],
    ['search=gauss@example', ['Gauss']],
    ['customerId=c-1', ['Brahe']],
    ['number=INV-000001', ['Euler']],
    ['totalMin=20&totalMax=30&sort=total', ['Brahe', 'Curie']],
    ['dueDateFrom=2099-01-02&dueDateTo=2099-01-03&sort=dueDate', ['Brahe', 'Curie']],
    ['paymentState=paid', []],
    ['createdTo=2001-01-01T00:00:00Z', []],
    ['sort=-total&limit=2', ['Gauss', 'Fermat']],
  ])('answer %s', async (query, expected) => {
    expect(namesIn(await list(query))).toEqual(expected);
  });

  test('are walked by cursor to the end and back again', async () => {
    const forwards: string[] = [];
    let page = await list('sort=customerName&limit=3&includeTotal=true');
    expect(page).toMatchObject({ total: 7, previousCursor: null });
    forwards.push(...namesIn(page));
    while (page.nextCursor !== null) {
      page = await list(`sort=customerName&limit=3&cursor=${encodeURIComponent(page.nextCursor as string)}`);
      forwards.push(...namesIn(page));
    }
    expect(forwards).toEqual(names);
    page = await list(`sort=customerName&limit=3&cursor=${encodeURIComponent(page.previousCursor as string)}`);
    expect(namesIn(page)).toEqual(names.slice(3, 6));
    page = await list(`sort=customerName&limit=3&cursor=${encodeURIComponent(page.previousCursor as string)}`);
    expect(namesIn(page)).toEqual(names.slice(0, 3));
  });

  test('link to the pages beside them', async () => {
    const answer = await client.get('/v1/invoices?limit=3&sort=customerName');
    expect(answer.headers.get('link')).toContain('rel="next"');
  });

  test('refuse a cursor of another list, or none at all', async () => {
    const page = await list('sort=customerName&limit=3');
    const cursor = encodeURIComponent(page.nextCursor as string);
    for (const query of [
      `sort=total&limit=3&cursor=${cursor}`,
      'cursor=nonsense',
      `status=due&sort=customerName&cursor=${cursor}`,
    ]) {
      expect(await client.get(`/v1/invoices?${query}`)).toMatchObject({
        status: 400,
        body: { errors: [{ parameter: 'cursor' }] },
      });
    }
  });

  test.each([
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['sort=colour', 'sort'],
    ['status=lost', 'status'],
    ['dueDateFrom=2026-02-30', 'dueDateFrom'],
    ['totalMin=abc', 'totalMin'],
    ['colour=red', 'colour'],
  ])('refuse %s, naming the parameter', async (query, parameter) => {
    const answer = await client.get(`/v1/invoices?${query}`);
    expect(answer).toMatchObject({ status: 400, body: { code: 'validation-failed', errors: [{ parameter }] } });
  });

  test('wait for a position, and no longer than they say', async () => {
    expect(await client.get('/v1/invoices', { 'min-log-position': 'nonsense' })).toMatchObject({ status: 400 });
    const never = await client.get('/v1/invoices', { 'min-log-position': '999999999' });
    expect(never).toMatchObject({ status: 503, body: { code: 'projection-behind' } });
    expect(never.headers.get('retry-after')).toMatch(/^\d+$/);
  });

  test('are summed up by status and currency, never across currencies', async () => {
    const answer = await client.get('/v1/invoices/summary', { 'min-log-position': position });
    expect(answer.status).toBe(200);
    expect(answer.body.items).toEqual(
      expect.arrayContaining([
        { currency: 'EUR', status: 'draft', count: 2, total: '60.00', amountDue: '60.00' },
        { currency: 'USD', status: 'due', count: 2, total: '120.00', amountDue: '120.00' },
      ]),
    );
    expect(answer.body.ageing).toContainEqual(expect.objectContaining({ currency: 'USD', current: '120.00' }));
  });
});
