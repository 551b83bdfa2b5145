import { describe, expect, test } from '@jest/globals';
import { customer, invoiceBody, line } from '../service/invoice-bodies.ts';
import { runningService } from '../service/running-service.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

interface Entry {
  readonly typeName: string;
  readonly version: number;
}
const typesOf = (entries: readonly Entry[]): readonly string[] => entries.map(({ typeName }) => typeName);

describe('the life of an invoice', () => {
  const { tenant } = runningService();

  test('begins as a draft with its totals and one entry of history', async () => {
    const client = await tenant();
    const made = await client.post('/v1/invoices', invoiceBody());
    expect(made).toMatchObject({
      status: 201,
      body: {
        status: 'draft',
        paymentState: 'unpaid',
        version: 1,
        number: null,
        currency: 'USD',
        totals: { subTotal: '90.01', total: '90.01', amountPaid: '0.00', amountDue: '90.01' },
        lines: [{ description: 'Consulting', gross: '100.01', discount: '10.00', total: '90.01' }],
        history: [{ typeName: 'InvoiceCreated', typeId: 1, version: 1 }],
      },
    });
    expect(made.body.id).toMatch(uuid);
    expect(made.headers.get('location')).toMatch(new RegExp(`/v1/invoices/${String(made.body.id)}$`));
    expect(made.headers.get('etag')).toBe('"1"');
    const read = await client.get(`/v1/invoices/${String(made.body.id)}`);
    expect(read.body).toEqual(made.body);
  });

  test('takes the worked example through publishing to payment', async () => {
    const client = await tenant();
    const body = invoiceBody({
      lines: [
        { description: 'One', quantity: 1, unitPrice: '100.00' },
        { description: 'Two', quantity: 1, unitPrice: '50.00' },
      ],
      discount: { percentage: '10' },
      taxPercentage: '8.25',
      feesPercentage: '2',
      shipping: '7.50',
    });
    const { body: draft } = await client.post('/v1/invoices', body);
    expect(draft.totals).toMatchObject({
      subTotal: '150.00',
      discount: '15.00',
      tax: '11.14',
      fees: '2.70',
      total: '156.34',
    });
    const path = `/v1/invoices/${String(draft.id)}`;

    const published = await client.post(`${path}/publish`, {});
    expect(published).toMatchObject({ status: 200, body: { status: 'due', number: 'INV-000001', version: 2 } });
    expect(published.body.dueDate).toBe(published.body.issueDate);

    const part = await client.post(`${path}/payments`, { amount: '56.34', method: 'cash', reference: 'till 1' });
    expect(part).toMatchObject({
      status: 201,
      body: { status: 'due', paymentState: 'partially_paid', totals: { amountPaid: '56.34', amountDue: '100.00' } },
    });
    expect(part.body.payments.at(-1)).toMatchObject({ amount: '56.34', method: 'cash', reference: 'till 1' });

    const rest = await client.post(`${path}/payments`, { amount: 100, method: 'bank_transfer', reference: 'bank 1' });
    expect(rest).toMatchObject({
      status: 201,
      body: { status: 'paid', paymentState: 'paid', totals: { amountDue: '0.00' } },
    });

    const { body: history } = await client.get(`${path}/history`);
    expect(typesOf(history.items)).toEqual(['InvoiceCreated', 'Published', 'PaymentRecorded', 'Paid']);
  });

  test('can be created and published in one', async () => {
    const client = await tenant();
    const made = await client.post('/v1/invoices?publish=true', invoiceBody({ dueDate: '2099-12-31' }));
    expect(made).toMatchObject({
      status: 201,
      body: { status: 'due', dueDate: '2099-12-31', version: 2, number: 'INV-000001' },
    });
    expect(typesOf(made.body.history)).toEqual(['InvoiceCreated', 'Published']);
  });

  test('lacks what publishing needs: everything is named at once, and nothing is written', async () => {
    const client = await tenant();
    const { body: draft } = await client.post(
      '/v1/invoices',
      invoiceBody({ customer: {}, lines: [], dueDate: '2001-01-01' }),
    );
    const refused = await client.post(`/v1/invoices/${String(draft.id)}/publish`, {});
    expect(refused).toMatchObject({ status: 422, body: { code: 'not-publishable' } });
    expect(refused.body.errors.length).toBeGreaterThanOrEqual(4);
    expect((await client.get(`/v1/invoices/${String(draft.id)}`)).body).toMatchObject({ version: 1, status: 'draft' });
    expect(await client.post('/v1/invoices?publish=true', invoiceBody({ lines: [] }))).toMatchObject({ status: 422 });
    expect((await client.post('/v1/invoices?publish=true', invoiceBody())).body.number).toBe('INV-000001');
  });

  test('is replaced while a draft, keeping the ids of its lines', async () => {
    const client = await tenant();
    const { body: draft } = await client.post('/v1/invoices', invoiceBody());
    const path = `/v1/invoices/${String(draft.id)}`;
    const lines = [
      { ...line, id: draft.lines[0].id, quantity: '4' },
      { description: 'More', quantity: 1, unitPrice: 1 },
    ];
    const replaced = await client.put(
      path,
      invoiceBody({ lines, notes: 'changed', customer: { ...customer, name: 'Ada' } }),
    );
    expect(replaced).toMatchObject({ status: 200, body: { notes: 'changed', customer: { name: 'Ada' } } });
    expect(replaced.body.lines[0].id).toBe(draft.lines[0].id);
    expect(typesOf(replaced.body.history).toSorted()).toEqual([
      'CustomerUpdated',
      'DetailsUpdated',
      'InvoiceCreated',
      'LineItemsUpdated',
    ]);
    expect(replaced.headers.get('etag')).toBe(`"${String(replaced.body.version)}"`);
  });

  test('is not written to by a replacement that changes nothing', async () => {
    const client = await tenant();
    const { body: draft } = await client.post('/v1/invoices', invoiceBody());
    const same = await client.put(
      `/v1/invoices/${String(draft.id)}`,
      invoiceBody({ lines: [{ ...line, id: draft.lines[0].id }] }),
    );
    expect(same).toMatchObject({ status: 200, body: { version: 1 } });
  });

  test('lets due date and notes alone change once published', async () => {
    const client = await tenant();
    const { body: invoice } = await client.post('/v1/invoices?publish=true', invoiceBody());
    const path = `/v1/invoices/${String(invoice.id)}`;
    const lines = [{ ...line, id: invoice.lines[0].id }];
    const moved = invoiceBody({ lines, dueDate: '2099-01-01', notes: 'later' });
    const issued = { issueDate: invoice.issueDate, number: invoice.number };
    expect(await client.put(path, { ...moved, ...issued })).toMatchObject({
      status: 200,
      body: { dueDate: '2099-01-01', notes: 'later' },
    });
    const other = await client.put(path, { ...moved, ...issued, lines: [{ ...lines[0], quantity: 9 }] });
    expect(other).toMatchObject({ status: 409, body: { code: 'invalid-transition' } });
  });

  test('ends as deleted: not found, but with all of its past', async () => {
    const client = await tenant();
    const { body: draft } = await client.post('/v1/invoices', invoiceBody());
    const path = `/v1/invoices/${String(draft.id)}`;
    const deleted = await client.delete(path, { 'x-reason': 'typed twice' });
    expect(deleted.status).toBe(204);
    expect(await client.get(path)).toMatchObject({ status: 404, body: { code: 'invoice-not-found' } });
    const { body: history } = await client.get(`${path}/history`);
    expect(history.items.at(-1)).toMatchObject({ typeName: 'Deleted', reason: 'typed twice' });
    expect(await client.get(`${path}?atVersion=1`)).toMatchObject({ status: 200, body: { status: 'draft' } });
    const position = deleted.headers.get('log-position') ?? '';
    expect((await client.get('/v1/invoices', { 'min-log-position': position })).body.items).toEqual([]);
    expect((await client.get('/v1/invoices?status=deleted')).body.items).toHaveLength(1);
  });

  test('ends as cancelled, with the reason in its history', async () => {
    const client = await tenant();
    const { body: invoice } = await client.post('/v1/invoices?publish=true', invoiceBody());
    const path = `/v1/invoices/${String(invoice.id)}`;
    const cancelled = await client.post(
      `${path}/cancel`,
      { reason: 'ordered twice' },
      { 'x-actor': 'ada', 'x-comment': 'by phone' },
    );
    expect(cancelled).toMatchObject({ status: 200, body: { status: 'cancelled', number: 'INV-000001' } });
    expect(cancelled.body.history.at(-1)).toMatchObject({
      typeName: 'Cancelled',
      reason: 'ordered twice',
      comment: 'by phone',
      actor: { type: 'person', id: 'ada' },
    });
  });

  test('is marked as paid', async () => {
    const client = await tenant();
    const { body: invoice } = await client.post('/v1/invoices?publish=true', invoiceBody());
    const paid = await client.post(`/v1/invoices/${String(invoice.id)}/mark-as-paid`, {
      paymentMethod: 'check',
      reference: 'no 17',
    });
    expect(paid).toMatchObject({
      status: 200,
      body: { status: 'paid', paymentState: 'paid', totals: { amountDue: '0.00' } },
    });
    expect(paid.body.history.at(-1)).toMatchObject({ typeName: 'Paid', typeId: 9 });
  });

  test.each([
    ['draft', 'cancel', 'Only invoices in published (Due, Past Due) status and not paid can be canceled.'],
    ['draft', 'mark-as-paid', 'Only invoices in published (Due, Past Due) status and not paid can be marked as paid.'],
    ['published', 'publish', ''],
    ['published', 'reopen', ''],
    ['published', 'delete', "You can't delete published invoices."],
  ])('refuses, %s, to %s', async (status, command, detail) => {
    const client = await tenant();
    const { body: invoice } = await client.post(
      `/v1/invoices?publish=${String(status === 'published')}`,
      invoiceBody(),
    );
    const path = `/v1/invoices/${String(invoice.id)}`;
    const body = command === 'mark-as-paid' ? { paymentMethod: 'cash' } : {};
    const answer = command === 'delete' ? await client.delete(path) : await client.post(`${path}/${command}`, body);
    expect(answer).toMatchObject({ status: 409, body: { code: 'invalid-transition' } });
    expect(answer.body.detail).toContain(detail);
    expect((await client.get(path)).body.version).toBe(invoice.version);
  });

  test('takes back and pays back what was paid, and no more', async () => {
    const client = await tenant();
    const { body: invoice } = await client.post('/v1/invoices?publish=true', invoiceBody());
    const path = `/v1/invoices/${String(invoice.id)}`;
    expect(await client.post(`${path}/payments`, { amount: '90.02', method: 'cash' })).toMatchObject({
      status: 422,
      body: { code: 'amount-exceeds-due' },
    });
    const { body: paid } = await client.post(`${path}/payments`, { amount: '90.01', method: 'cash', reference: 'r 1' });
    const payment = `${path}/payments/${String(paid.payments[0].id)}`;
    expect(await client.post(`${payment}/refunds`, { amount: '100' })).toMatchObject({
      status: 422,
      body: { code: 'amount-exceeds-paid' },
    });
    expect(await client.post(`${payment}/refunds`, { amount: '10.01', reason: 'damaged' })).toMatchObject({
      status: 201,
      body: { status: 'paid', paymentState: 'partially_refunded', totals: { amountRefunded: '10.01' } },
    });
    expect(await client.post(`${payment}/reversal`, {})).toMatchObject({ status: 201, body: { status: 'due' } });
    const unknown = `${path}/payments/0199aa3e-7c2f-7cc5-8b13-2f0c9a6f7a3b/refunds`;
    expect(await client.post(unknown, { amount: '1' })).toMatchObject({
      status: 404,
      body: { code: 'payment-not-found' },
    });
  });

  test('records a payment reference once in the tenant', async () => {
    const client = await tenant();
    const { body: one } = await client.post('/v1/invoices?publish=true', invoiceBody());
    const { body: two } = await client.post('/v1/invoices?publish=true', invoiceBody());
    const payment = { amount: '1', method: 'cash', reference: 'slip 1' };
    expect(await client.post(`/v1/invoices/${String(one.id)}/payments`, payment)).toMatchObject({ status: 201 });
    expect(await client.post(`/v1/invoices/${String(two.id)}/payments`, payment)).toMatchObject({
      status: 409,
      body: { code: 'duplicate-payment-reference' },
    });
  });

  test('is priced for each method of payment, saved or not', async () => {
    const client = await tenant();
    await client.put('/v1/settings', { zeroCostProcessing: { option: 'surcharge', percentage: '3' } });
    const body = invoiceBody({ lines: [{ description: 'One', quantity: 1, unitPrice: '100' }] });
    const { body: draft } = await client.post('/v1/invoices', body);
    const expected = {
      creditCard: { total: '103.00', surcharge: '3.00', cashDiscount: '0.00' },
      debitCard: { total: '100.00' },
      ach: { total: '100.00' },
    };
    expect((await client.get(`/v1/invoices/${String(draft.id)}/calculation`)).body).toMatchObject({
      currency: 'USD',
      calculations: expected,
    });
    expect(
      (await client.get(`/v1/invoices/${String(draft.id)}/calculation?paymentMethod=credit_card`)).body,
    ).toMatchObject({
      paymentMethod: 'credit_card',
      total: '103.00',
      surcharge: '3.00',
    });
    expect(await client.post('/v1/invoices/calculate', body)).toMatchObject({
      status: 200,
      body: { totals: { total: '100.00' }, calculations: expected },
    });
  });
});

describe('the past of an invoice', () => {
  const { tenant } = runningService();

  test('is shown as of a version and as of a moment', async () => {
    const client = await tenant();
    const { body: draft } = await client.post('/v1/invoices', invoiceBody({ notes: 'first' }));
    const path = `/v1/invoices/${String(draft.id)}`;
    const { body: second } = await client.put(
      path,
      invoiceBody({ notes: 'second', lines: [{ ...line, id: draft.lines[0].id }] }),
    );
    await client.post(`${path}/publish`, {});

    const before = await client.get(`${path}?atVersion=1`);
    expect(before).toMatchObject({ status: 200, body: { version: 1, notes: 'first', status: 'draft' } });
    expect(before.body.history).toHaveLength(1);
    expect(before.headers.get('etag')).toBeNull();
    expect((await client.get(`${path}?asOf=${String(second.updatedAt)}`)).body).toMatchObject({
      notes: 'second',
      status: 'draft',
    });
    expect((await client.get(path)).body).toMatchObject({ status: 'due', version: 3 });
    expect(await client.get(`${path}?asOf=2001-01-01T00:00:00Z`)).toMatchObject({ status: 404 });
    expect(await client.get(`${path}?atVersion=99`)).toMatchObject({ status: 404 });
    expect(await client.get(`${path}?atVersion=0`)).toMatchObject({ status: 400 });
    expect(await client.get(`${path}?asOf=yesterday`)).toMatchObject({
      status: 400,
      body: { errors: [{ parameter: 'asOf' }] },
    });
  });

  test('is paged by version', async () => {
    const client = await tenant();
    const { body: draft } = await client.post('/v1/invoices?publish=true', invoiceBody());
    const path = `/v1/invoices/${String(draft.id)}/history`;
    const first = await client.get(`${path}?limit=1`);
    expect(first.body).toMatchObject({ items: [{ version: 1 }], nextAfter: 1 });
    expect((await client.get(`${path}?limit=1&after=1`)).body).toMatchObject({ items: [{ version: 2 }] });
    expect((await client.get(`${path}?after=2`)).body).toMatchObject({ items: [], nextAfter: null });
  });

  test('tells who did what, before and after', async () => {
    const client = await tenant();
    const { body: draft } = await client.post('/v1/invoices', invoiceBody({ notes: 'first' }));
    const path = `/v1/invoices/${String(draft.id)}`;
    const headers = { 'x-correlation-id': 'change-1', 'x-reason': 'asked by customer' };
    const { body } = await client.put(
      path,
      invoiceBody({ notes: 'second', lines: [{ ...line, id: draft.lines[0].id }] }),
      headers,
    );
    expect(body.history.at(-1)).toMatchObject({
      typeName: 'DetailsUpdated',
      correlationId: 'change-1',
      reason: 'asked by customer',
      actor: { type: 'key' },
      changes: [{ path: '/notes', before: 'first', after: 'second' }],
    });
  });

  test('can be left out of an answer, which then has an ETag of its own', async () => {
    const client = await tenant();
    const { body: draft } = await client.post('/v1/invoices', invoiceBody());
    const brief = await client.get(`/v1/invoices/${String(draft.id)}?history=false`);
    expect(brief.body.history ?? null).toBeNull();
    expect(brief.headers.get('etag')).toBe('"1-brief"');
    const unchanged = await client.get(`/v1/invoices/${String(draft.id)}`, { 'if-none-match': '"1"' });
    expect(unchanged).toMatchObject({ status: 304, body: undefined });
  });
});
