import { describe, expect, test } from '@jest/globals';
import { invoiceBody, line } from '../service/invoice-bodies.ts';
import { runningService } from '../service/running-service.ts';

const fifty = Array.from({ length: 50 }, (_, index) => index);

describe('many at once', () => {
  const { tenant } = runningService();

  test('fifty updates of one invoice all succeed, one version each', async () => {
    const client = await tenant();
    const { body: draft } = await client.post('/v1/invoices', invoiceBody());
    const path = `/v1/invoices/${String(draft.id)}`;
    const lines = [{ ...line, id: draft.lines[0].id }];
    const answers = await Promise.all(
      fifty.map((index) => client.put(path, invoiceBody({ lines, notes: `note ${String(index)}` }))),
    );
    expect(answers.map(({ status }) => status)).toEqual(fifty.map(() => 200));
    const versions = answers.map(({ body }) => body.version as number).toSorted((a, b) => a - b);
    expect(versions).toEqual(fifty.map((index) => index + 2));
    const { body: history } = await client.get(`${path}/history?limit=1000`);
    expect((history.items as { version: number }[]).map(({ version }) => version)).toEqual([1, ...versions]);
  });

  test('fifty invoices published at once have the numbers 1 to 50', async () => {
    const client = await tenant();
    const drafts = await Promise.all(fifty.map(() => client.post('/v1/invoices', invoiceBody())));
    const answers = await Promise.all(
      drafts.map(({ body }) => client.post(`/v1/invoices/${String(body.id)}/publish`, {})),
    );
    const numbers = answers.map(({ body }) => body.number as string).toSorted();
    expect(numbers).toEqual(fifty.map((index) => `INV-${String(index + 1).padStart(6, '0')}`));
    const position = answers.at(-1)?.headers.get('log-position') ?? '';
    const { body: register } = await client.get('/v1/numbers/INV-?limit=100', { 'min-log-position': position });
    expect((register.items as { number: string; outcome: string }[]).map(({ number }) => number)).toEqual(numbers);
  });

  test('of fifty cancellations and payments of one invoice, one wins and the others are told why not', async () => {
    const client = await tenant();
    const { body: invoice } = await client.post('/v1/invoices?publish=true', invoiceBody());
    const path = `/v1/invoices/${String(invoice.id)}`;
    const answers = await Promise.all(
      fifty.map((index) =>
        index % 2 === 0
          ? client.post(`${path}/cancel`, {})
          : client.post(`${path}/mark-as-paid`, { paymentMethod: 'cash' }),
      ),
    );
    const { body: now } = await client.get(path);
    expect(now.version).toBe(3);
    expect(['cancelled', 'paid']).toContain(now.status);
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
  });
});

describe('If-Match', () => {
  const { tenant } = runningService();

  test('lets the command through on the version that it names', async () => {
    const client = await tenant();
    const { body: draft, headers } = await client.post('/v1/invoices', invoiceBody());
    const path = `/v1/invoices/${String(draft.id)}`;
    expect(await client.post(`${path}/publish`, {}, { 'if-match': headers.get('etag') ?? '' })).toMatchObject({
      status: 200,
    });
  });

  test('refuses a stale version with the current one and what came since', async () => {
    const client = await tenant();
    const { body: draft } = await client.post('/v1/invoices', invoiceBody());
    const path = `/v1/invoices/${String(draft.id)}`;
    await client.post(`${path}/publish`, {});
    const stale = await client.put(path, invoiceBody({ notes: 'x' }), { 'if-match': '"1"' });
    expect(stale).toMatchObject({
      status: 412,
      body: { code: 'version-conflict', currentVersion: 2, history: [{ typeName: 'Published', version: 2 }] },
    });
    expect(stale.body.history).toHaveLength(1);
    expect((await client.get(path)).body.version).toBe(2);
  });

  test('lets exactly one of twenty writers through', async () => {
    const client = await tenant();
    const { body: draft } = await client.post('/v1/invoices', invoiceBody());
    const path = `/v1/invoices/${String(draft.id)}`;
    const lines = [{ ...line, id: draft.lines[0].id }];
    const answers = await Promise.all(
      fifty
        .slice(0, 20)
        .map((index) =>
          client.put(path, invoiceBody({ lines, notes: `note ${String(index)}` }), { 'if-match': '"1"' }),
        ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(19);
  });

  test.each(['1', '"x"', '"-1"', 'W/"x"'])('must name a version, not %s', async (value) => {
    const client = await tenant();
    const { body: draft } = await client.post('/v1/invoices', invoiceBody());
    const answer = await client.put(`/v1/invoices/${String(draft.id)}`, invoiceBody(), { 'if-match': value });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ header: 'If-Match' }] } });
  });
});
