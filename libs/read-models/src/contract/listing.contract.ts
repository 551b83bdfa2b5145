import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SortKey, SortMember } from '../port/invoice-queries.ts';
import { InvalidCursor } from '../port/invoice-queries.ts';
import { cancelled, created, deleted, invoiceId, paid, published } from '../testing/invoice-facts.ts';
import { type OpenReadModels, ReadModelsFixture } from './read-models-fixture.ts';

/** Twelve invoices that differ in everything a list filters and sorts by. */
async function twelveInvoices(open: OpenReadModels): Promise<ReadModelsFixture> {
  const models = new ReadModelsFixture(await open());
  const [ada, Bob] = [
    { id: 'c-1', name: 'Ada Lovelace', company: 'Analytical Engines', email: 'ada@example.com' },
    { id: 'c-2', name: 'bob 100%', email: 'Bob@Example.org' },
  ];
  models.draft(1, { customer: ada, total: '10.00' });
  models.draft(2, { total: '99999999999.9999', currency: 'CLF', exponent: 4 });
  models.draft(3, {
    customer: Bob,
    total: '99999999999.9998',
    currency: 'CLF',
    exponent: 4,
    details: { dueDate: '2026-07-01' },
  });
  models.draft(4, { total: '-5.50', details: { number: 'A_1', issueDate: '2026-02-01' } });
  models.write(
    5,
    created(5, { customer: ada }),
    published({ number: 'INV-000001', dueDate: '2026-06-14', customer: ada }),
  );
  models.write(
    6,
    created(6),
    published({ number: 'INV-000002', dueDate: '2026-06-15', issueDate: '2026-03-02', customer: Bob }),
  );
  models.write(
    7,
    created(7),
    published({ number: 'INV-000003', dueDate: '2026-06-14', timeZone: 'Pacific/Pago_Pago' }),
  );
  models.write(8, created(8), published({ number: 'INV-000004', dueDate: '2026-05-01' }), paid('100.00', '2026-04-30'));
  models.write(9, created(9), published({ number: 'INV-000005', dueDate: '2026-05-01' }), paid('100.00', '2026-05-02'));
  models.write(10, created(10), published({ number: 'INV-000006', dueDate: '2026-05-01' }), cancelled);
  models.write(11, created(11), deleted);
  models.draft(12, { customer: { company: 'ÄRZTE & Söhne' } });
  models.write(100, created(100, { tenantId: 'another' }));
  await models.project();
  return models;
}

export function describeListing(open: OpenReadModels): void {
  describe('a list', () => {
    let models: ReadModelsFixture;
    beforeAll(async () => {
      models = await twelveInvoices(open);
    });
    afterAll(() => models.opened.close());

    const standing = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12];
    test.each([
      ['nothing: all but deleted ones', {}, standing],
      ['draft', { status: ['draft'] }, [1, 2, 3, 4, 12]],
      ['due, which past due ones are not', { status: ['due'] }, [6]],
      ['past due, from midnight in the zone of each', { status: ['past_due'] }, [5, 7]],
      ['both of them', { status: ['due', 'past_due'] }, [5, 6, 7]],
      ['paid or cancelled', { status: ['paid', 'cancelled'] }, [8, 9, 10]],
      ['deleted', { status: ['deleted'] }, [11]],
      ['the state of payment', { paymentState: ['paid'] }, [8, 9]],
      ['a customer', { customerId: 'c-1' }, [1, 5]],
      ['a number', { number: 'INV-000003' }, [7]],
      ['a currency', { currency: 'CLF' }, [2, 3]],
      ['a part of a name, in any case', { search: 'LOVE' }, [1, 5]],
      ['a part of a company', { search: 'ärzte' }, [12]],
      ['a part of an e-mail', { search: '@example.ORG' }, [3, 6]],
      ['a part of a number', { search: '-00000' }, [5, 6, 7, 8, 9, 10]],
      ['a per cent sign as it is', { search: '0%' }, [3, 6]],
      ['an underscore as it is', { search: 'a_1' }, [4]],
      ['issue dates from', { issueDateFrom: '2026-03-02' }, [6]],
      ['issue dates to', { issueDateTo: '2026-02-01' }, [4]],
      ['due dates, both ends included', { dueDateFrom: '2026-06-14', dueDateTo: '2026-06-15' }, [5, 6, 7]],
      ['payment dates from', { paymentDateFrom: '2026-05-02' }, [9]],
      ['payment dates to', { paymentDateTo: '2026-04-30' }, [8]],
      ['totals from, exactly', { totalMin: '99999999999.9999' }, [2]],
      ['totals finer than any currency', { totalMin: '99999999999.99981' }, [2]],
      ['totals to', { totalMax: '10' }, [1, 4]],
      ['totals beyond what can be', { totalMin: '9'.repeat(30) }, []],
      ['created from, in any offset', { createdFrom: '2026-03-01T11:00:20+02:00' }, [12]],
      ['created to', { createdTo: '2026-03-01T09:00:02.000Z' }, [1, 2]],
      ['several things at once', { status: ['past_due'], customerId: 'c-1', search: 'inv' }, [5]],
    ] as const)('filters by %s', async (_, filter, expected) => {
      expect(await models.matching(filter)).toEqual(expected);
    });

    test('shows another tenant nothing of it', async () => {
      expect(await models.matching({ tenantId: 'another' })).toEqual([100]);
      expect(await models.matching({ tenantId: 'nobody' })).toEqual([]);
    });

    test('shows each invoice as it is', async () => {
      const { items } = await models.list({ filter: { number: 'INV-000001' } });
      expect(items).toEqual([
        {
          id: invoiceId(5),
          serial: 5,
          number: 'INV-000001',
          status: 'past_due',
          paymentState: 'unpaid',
          customerName: 'Ada Lovelace',
          currency: 'USD',
          issueDate: '2026-03-01',
          dueDate: '2026-06-14',
          paymentDate: null,
          total: '100.00',
          amountDue: '100.00',
          version: 2,
        },
      ]);
    });

    test('shows amounts to the last digit', async () => {
      const { items } = await models.list({
        filter: { currency: 'CLF' },
        sort: [{ member: 'total', descending: true }],
      });
      expect(items.map(({ total }) => total)).toEqual(['99999999999.9999', '99999999999.9998']);
    });

    const nothing = (...serials: number[]): number[] => serials;
    test.each<[SortMember, number[], number[]]>([
      ['number', [4, 5, 6, 7, 8, 9, 10], nothing(1, 2, 3, 12)],
      ['customerName', [1, 5, 3, 6], nothing(2, 4, 7, 8, 9, 10, 12)],
      ['issueDate', [4, 5, 7, 8, 9, 10, 6], nothing(1, 2, 3, 12)],
      ['dueDate', [8, 9, 10, 5, 7, 6, 3], nothing(1, 2, 4, 12)],
      ['paymentDate', [8, 9], nothing(1, 2, 3, 4, 5, 6, 7, 10, 12)],
      ['total', [4, 1, 5, 6, 7, 8, 9, 10, 12, 3, 2], nothing()],
      ['status', [1, 2, 3, 4, 12, 6, 5, 7, 8, 9, 10], nothing()],
      ['createdAt', standing, nothing()],
    ])('sorts by %s, both ways, by id among equals, without a value last', async (member, withValue, without) => {
      const serials = async (descending: boolean): Promise<number[]> =>
        (await models.list({ sort: [{ member, descending }] })).items.map(({ serial }) => serial);
      expect(await serials(false)).toEqual([...withValue, ...without]);
      expect(await serials(true)).toEqual([...withValue.toReversed(), ...without.toReversed()]);
    });

    test('is newest first unless told otherwise', async () => {
      const { items } = await models.list();
      expect(items.map(({ serial }) => serial)).toEqual(standing.toReversed());
    });

    test.each<[string, SortKey[], number[]]>([
      ['status and then total', keys('status', '-total'), [2, 3, 12, 1, 4, 6, 7, 5, 9, 8, 10]],
      ['due date and then number, falling', keys('dueDate', '-number'), [10, 9, 8, 7, 5, 6, 3, 4, 12, 2, 1]],
      ['total and then payment date', keys('-total', 'paymentDate'), [2, 3, 8, 9, 5, 6, 7, 10, 12, 1, 4]],
      ['name and then status', keys('customerName', 'status'), [1, 5, 3, 6, 2, 4, 12, 7, 8, 9, 10]],
    ])('sorts by %s', async (_, sort, expected) => {
      expect((await models.list({ sort })).items.map(({ serial }) => serial)).toEqual(expected);
    });

    test.each<[string, SortKey[]]>([
      ['the default', []],
      ['number', keys('number')],
      ['number, falling', keys('-number')],
      ['name', keys('-customerName')],
      ['issue date', keys('issueDate')],
      ['due date, falling', keys('-dueDate')],
      ['payment date', keys('paymentDate')],
      ['total, where most are equal', keys('total')],
      ['status', keys('status')],
      ['status, falling', keys('-status')],
      ['status, total, name', keys('status', '-total', 'customerName')],
      ['payment date, issue date, number', keys('paymentDate', '-issueDate', 'number')],
    ])('gives the same rows page by page, forwards and back, by %s', async (_, sort) => {
      const whole = (await models.list({ sort })).items.map(({ serial }) => serial);
      for (const limit of [1, 2, 5]) {
        const pages: number[][] = [];
        const back: number[][] = [];
        let page = await models.list({ sort, limit });
        expect(page.previousCursor).toBeNull();
        for (;;) {
          pages.push(page.items.map(({ serial }) => serial));
          if (page.nextCursor === null) break;
          page = await models.list({ sort, limit, cursor: page.nextCursor });
        }
        expect(pages.flat()).toEqual(whole);
        while (page.previousCursor !== null) {
          page = await models.list({ sort, limit, cursor: page.previousCursor });
          back.unshift(page.items.map(({ serial }) => serial));
        }
        expect([...back, pages.at(-1)]).toEqual(pages);
        expect(page.nextCursor === null).toBe(pages.length === 1);
      }
    });

    test('counts only what fulfils the filter, and only when asked', async () => {
      expect(await models.list({ limit: 1, includeTotal: true })).toMatchObject({ total: 11 });
      expect(await models.list({ limit: 1, includeTotal: true, filter: { status: ['draft'] } })).toMatchObject({
        total: 5,
      });
      expect(await models.list({ limit: 1 })).toMatchObject({ total: null });
    });

    test('says which position it reflects', async () => {
      expect((await models.list()).position).toBe(await models.log.head());
      expect(await models.queries.position()).toBe(await models.log.head());
    });

    test('refuses a cursor of another filter or sort, or one that is none', async () => {
      const { nextCursor } = await models.list({ limit: 1, sort: keys('total') });
      const cursor = String(nextCursor);
      const written = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
      const [identity] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string];
      await expect(models.list({ cursor, sort: keys('-total') })).rejects.toThrow(InvalidCursor);
      await expect(models.list({ cursor, sort: keys('total'), filter: { currency: 'USD' } })).rejects.toThrow(
        InvalidCursor,
      );
      await expect(models.list({ cursor, sort: keys('total'), filter: { tenantId: 'another' } })).rejects.toThrow(
        InvalidCursor,
      );
      for (const forged of [
        '',
        'x',
        cursor.slice(0, -4),
        written({}),
        written([identity, 0, 7, []]),
        written([identity, 2, 0, ['1', 'x']]),
        written([identity, 0, 0, ['1']]),
        written([identity, 0, 0, ['1; drop table invoices', 'x']]),
        written([identity, 0, 0, [{}, 'x']]),
        written([identity, 0, 0, ['1', null]]),
      ]) {
        await expect(models.list({ cursor: forged, sort: keys('total') })).rejects.toThrow(InvalidCursor);
      }
    });
  });
}

const keys = (...texts: readonly string[]): SortKey[] =>
  texts.map((text) => ({ member: text.replace('-', '') as SortMember, descending: text.startsWith('-') }));
