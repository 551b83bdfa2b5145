import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { openSqliteLogReader } from '#event-store/sqlite';
import { customer, invoiceBody, line } from '../service/invoice-bodies.ts';
import { runningService } from '../service/running-service.ts';

const withLine = (members: Readonly<Record<string, unknown>>) => invoiceBody({ lines: [{ ...line, ...members }] });
/** A body whose one line has this text as its unit price, quoted nowhere. */
const priced = (text: string) => JSON.stringify(withLine({ unitPrice: 'PRICE' })).replace('"PRICE"', text);
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

/** What is sent, and where the answer must point. */
const invalid: readonly (readonly [string, unknown, string])[] = [
  ['no object', [], ''],
  ['null', 'null', ''],
  ['a missing currency', { customer, lines: [line] }, '/currency'],
  ['a missing customer', { currency: 'USD', lines: [line] }, '/customer'],
  ['missing lines', { currency: 'USD', customer }, '/lines'],
  ['lines that are no list', invoiceBody({ lines: {} }), '/lines'],
  ['a line that is no object', invoiceBody({ lines: ['x'] }), '/lines/0'],
  ['a line without description', invoiceBody({ lines: [{ quantity: 1, unitPrice: 1 }] }), '/lines/0/description'],
  ['a quantity of the wrong type', withLine({ quantity: true }), '/lines/0/quantity'],
  ['a negative quantity', withLine({ quantity: '-1' }), '/lines/0/quantity'],
  ['a quantity of nothing', withLine({ quantity: 0 }), '/lines/0/quantity'],
  ['13 decimals', withLine({ unitPrice: '0.1234567890123' }), '/lines/0/unitPrice'],
  ['13 integer digits', withLine({ unitPrice: '1234567890123' }), '/lines/0/unitPrice'],
  ['a price of NaN as text', withLine({ unitPrice: 'NaN' }), '/lines/0/unitPrice'],
  ['1e400', priced('1e400'), '/lines/0/unitPrice'],
  ['a number that loses digits', priced('0.12345678901234567'), '/lines/0/unitPrice'],
  ['a percentage above 100', withLine({ discountPercentage: '100.1' }), '/lines/0/discountPercentage'],
  ['a percentage of 6 decimals', withLine({ discountPercentage: '1.000001' }), '/lines/0/discountPercentage'],
  ['an unknown currency', invoiceBody({ currency: 'XXY' }), '/currency'],
  ['a currency in small letters', invoiceBody({ currency: 'usd' }), '/currency'],
  ['a day that does not exist', invoiceBody({ dueDate: '2026-02-30' }), '/dueDate'],
  ['a day of another spelling', invoiceBody({ dueDate: '30.12.2026' }), '/dueDate'],
  ['a day outside of time', invoiceBody({ dueDate: '1899-12-31' }), '/dueDate'],
  ['a member that is not known', invoiceBody({ colour: 'red' }), '/colour'],
  ['a member of a line that is not known', withLine({ colour: 'red' }), '/lines/0/colour'],
  ['1,001 lines', invoiceBody({ lines: Array.from({ length: 1_001 }, () => line) }), '/lines'],
  ['a description of 5,001 characters', withLine({ description: 'x'.repeat(5_001) }), '/lines/0/description'],
  ['an e-mail address that is none', invoiceBody({ customer: { ...customer, email: 'nobody' } }), '/customer/email'],
  ['a lone surrogate', JSON.stringify(invoiceBody({ notes: '\ud800' })), '/notes'],
  ['NUL', invoiceBody({ notes: 'a\u0000b' }), '/notes'],
  ['shipping finer than the currency', invoiceBody({ shipping: '7.505' }), '/shipping'],
  ['negative shipping', invoiceBody({ shipping: '-1' }), '/shipping'],
  [
    '51 members of metadata',
    invoiceBody({ metadata: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`k${String(i)}`, 'v'])) }),
    '/metadata',
  ],
  ['a discount of two kinds', invoiceBody({ discount: { percentage: '1', amount: '1' } }), '/discount'],
];

/** The events of a tenant's invoices, straight from the file. */
async function invoiceEvents(dataDir: string, tenant: string): Promise<readonly string[]> {
  const log = openSqliteLogReader({ file: join(dataDir, 'events.db') });
  const events = await log.readAll({ after: null, limit: 1_000 });
  await log.close();
  return events
    .filter(({ stream }) => stream.startsWith('invoice-'))
    .filter(({ metadata }) => (JSON.parse(metadata) as { tenantId: string }).tenantId === tenant)
    .map(({ type }) => type);
}

describe('a bad request', () => {
  const { service, client, tenant } = runningService();

  afterEach(async () => {
    expect(await client().get('/readyz')).toMatchObject({ status: 200 });
    expect(await invoiceEvents(service().dataDir, 'default')).toEqual([]);
  });

  test.each(invalid)('with %s is refused, and the place is named', async (_, body, pointer) => {
    const answer = await client().post('/v1/invoices', body);
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'validation-failed', status: 400, title: expect.any(String) },
    });
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect((answer.body.errors as { pointer: string }[]).map((error) => error.pointer)).toContain(pointer);
  });

  test('has all of its mistakes named at once', async () => {
    const body = {
      currency: 'XXY',
      customer: { email: 'x' },
      lines: [{ description: '', quantity: -1, unitPrice: 'y' }],
      dueDate: '2026-02-30',
      extra: 1,
    };
    const { body: problem } = await client().post('/v1/invoices', body);
    const pointers = (problem.errors as { pointer: string }[]).map(({ pointer }) => pointer);
    for (const pointer of [
      '/currency',
      '/customer/email',
      '/lines/0/quantity',
      '/lines/0/unitPrice',
      '/dueDate',
      '/extra',
    ]) {
      expect(pointers).toContain(pointer);
    }
  });

  test.each([
    ['broken', '{"currency": "USD", '],
    ['with NaN', '{"currency": NaN}'],
    ['with a comment', '{} // no'],
    ['cut in a string', '{"currency": "US'],
    ['empty', ' '],
  ])('of JSON that is %s is malformed', async (_, text) => {
    expect(await client().post('/v1/invoices', text)).toMatchObject({ status: 400, body: { code: 'malformed-json' } });
  });

  test.each([
    ['10,000 arrays deep', `{"currency":"USD","lines":${nested(10_000)}}`],
    ['10,000 objects deep', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
    ['with __proto__', '{"currency":"USD","__proto__":{"admin":true}}'],
    ['with constructor.prototype', '{"currency":"USD","constructor":{"prototype":{"admin":true}}}'],
  ])('%s is refused', async (_, text) => {
    expect(await client().post('/v1/invoices', text)).toMatchObject({ status: 400 });
  });

  test('of 2 MiB is too large', async () => {
    const answer = await client().post(
      '/v1/invoices',
      JSON.stringify(invoiceBody({ notes: 'x'.repeat(2 * 1024 * 1024) })),
    );
    expect(answer).toMatchObject({ status: 413, body: { code: 'payload-too-large' } });
  });

  test('of 2 MiB may still be sent to its end: the answer is not overtaken by a reset', async () => {
    const { hostname, port } = new URL(client().url);
    const length = 2 * 1024 * 1024;
    const socket = connect(Number(port), hostname);
    const head = `Host: x\r\nX-Api-Key: ${service().key}\r\nContent-Type: application/json\r\nContent-Length: ${String(length)}`;
    socket.write(`POST /v1/invoices HTTP/1.1\r\n${head}\r\n\r\n`);
    const [refusal] = (await once(socket, 'data')) as [Buffer];
    expect(refusal.toString()).toMatch(/^HTTP\/1\.1 413 /);
    socket.write(`${'x'.repeat(length)}GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n`);
    const [next] = (await once(socket, 'data')) as [Buffer];
    expect(next.toString()).toMatch(/^HTTP\/1\.1 200 /);
    socket.destroy();
  });

  test.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'nonsense'])(
    'of type %s is not read',
    async (type) => {
      const answer = await client().post('/v1/invoices', JSON.stringify(invoiceBody()), { 'content-type': type });
      expect(answer).toMatchObject({ status: 415, body: { code: 'unsupported-media-type' } });
    },
  );

  test('for nothing that exists is told so, or which methods there are', async () => {
    expect(await client().get('/v1/nothing')).toMatchObject({ status: 404, body: { code: 'route-not-found' } });
    const wrong = await client().send('PATCH', '/v1/invoices', {});
    expect(wrong).toMatchObject({ status: 405, body: { code: 'method-not-allowed' } });
    expect(wrong.headers.get('allow')).toContain('POST');
    for (const id of ['x', randomUUID(), '..%2f..%2fetc', "1'--", '%00', 'x'.repeat(200)]) {
      const answer = await client().get(`/v1/invoices/${id}`);
      expect([400, 404]).toContain(answer.status);
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    }
  });

  test('to a command names the place too', async () => {
    const other = await tenant();
    const { body: invoice } = await other.post('/v1/invoices?publish=true', invoiceBody());
    const path = `/v1/invoices/${String(invoice.id)}`;
    const wrong: readonly (readonly [string, unknown, string])[] = [
      ['payments', { amount: '-1', method: 'cash' }, '/amount'],
      ['payments', { amount: '1.001', method: 'cash' }, '/amount'],
      ['payments', { amount: '1', method: 'gold' }, '/method'],
      ['payments', { amount: '1', method: 'cash', valueDate: '2026-13-01' }, '/valueDate'],
      ['mark-as-paid', {}, '/paymentMethod'],
      ['cancel', { reason: 7 }, '/reason'],
    ];
    for (const [command, body, pointer] of wrong) {
      const answer = await other.post(`${path}/${command}`, body);
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
    }
    expect((await other.get(path)).body.version).toBe(2);
  });

  test('that is not even HTTP harms nobody', async () => {
    const { hostname, port } = new URL(client().url);
    for (const text of [
      '\u0000\u0001\u0002\r\n\r\n',
      'GET /healthz HTTP/9.9\r\n\r\n',
      `GET /${'x'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    ]) {
      const answer = await new Promise<string>((resolve, reject) => {
        const socket = connect(Number(port), hostname, () => socket.end(text));
        let received = '';
        socket.on('data', (chunk) => (received += chunk.toString()));
        socket.on('close', () => resolve(received));
        socket.on('error', (error: NodeJS.ErrnoException) =>
          error.code === 'ECONNRESET' ? resolve(received) : reject(error),
        );
      });
      expect(answer).not.toMatch(/ 200 /);
    }
  });

  test('never learns of the inside', async () => {
    const answers = [
      await client().post('/v1/invoices', '{'),
      await client().get('/v1/invoices/%ZZ'),
      await client().post('/v1/invoices', invoiceBody({ currency: 'XXY' })),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(400);
      expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\.ts|\.js\b|SQLITE|at Object|Error:/);
    }
  });
});
