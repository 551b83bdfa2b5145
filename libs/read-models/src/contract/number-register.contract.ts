import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { NumberingEvent } from '#invoice/domain';
import { cancelled, created, deleted, detailsUpdated, invoiceId, published, tenant } from '../testing/invoice-facts.ts';
import { type OpenReadModels, ReadModelsFixture } from './read-models-fixture.ts';

const standing = { next: 1, widths: [6], pending: [] };
const allocated = (number: string, n: number): NumberingEvent => ({
  type: 'NumbersAllocated',
  data: {
    series: 'INV-',
    allocated: [{ number, n, invoiceId: invoiceId(n), publication: null }],
    steppedOver: [],
    ...standing,
  },
});
const voided = (number: string, n: number): NumberingEvent => ({
  type: 'NumberVoided',
  data: { series: 'INV-', number, invoiceId: invoiceId(n), reason: 'publishing failed', ...standing },
});

export function describeNumberRegister(open: OpenReadModels): void {
  describe('the register of numbers', () => {
    let models: ReadModelsFixture;
    beforeEach(async () => {
      models = new ReadModelsFixture(await open());
    });
    afterEach(() => models.opened.close());

    const outcomes = async (series = 'INV-'): Promise<unknown> => {
      const numbers = await models.queries.numbers(tenant, series, null, 100);
      return numbers?.map(({ number, outcome, reason }) => [number, outcome, reason]) ?? null;
    };

    test('says of each number what became of it', async () => {
      models.writeSeries('INV-', allocated('INV-000001', 1));
      models.write(1, created(1), published({ number: 'INV-000001', dueDate: '2026-04-01' }));
      models.writeSeries('INV-', allocated('INV-000002', 2));
      models.writeSeries('INV-', allocated('INV-000003', 3), voided('INV-000003', 3));
      models.draft(4, { details: { number: 'INV-000004' } });
      models.write(5, created(5, { details: { number: 'INV-000005' } }), deleted);
      models.write(
        6,
        created(6, { details: { number: 'INV-000006' } }),
        detailsUpdated({ number: 'INV-000006' }, { number: 'INV-000007' }),
      );
      models.write(8, created(8), published({ number: 'INV-000008', dueDate: '2026-04-01' }), cancelled);
      await models.project();
      expect(await outcomes()).toEqual([
        ['INV-000001', 'issued', null],
        ['INV-000002', 'reserved', null],
        ['INV-000003', 'voided', 'publishing failed'],
        ['INV-000004', 'reserved', null],
        ['INV-000005', 'voided', 'the invoice was deleted'],
        ['INV-000006', 'voided', 'the invoice has INV-000007 instead'],
        ['INV-000007', 'reserved', null],
        ['INV-000008', 'issued', null],
      ]);
    });

    test('keeps an issued number issued, whatever follows, in one page of the log or in several', async () => {
      models.write(1, created(1), published({ number: 'INV-000001', dueDate: '2026-04-01' }), cancelled);
      models.write(1, { type: 'Reopened', data: { reason: null } }, deleted);
      models.writeSeries('INV-', voided('INV-000001', 1));
      await models.project(1);
      expect(await outcomes()).toEqual([['INV-000001', 'issued', null]]);
    });

    test('gives a series in the order of its numbers, whatever their width, a page at a time', async () => {
      for (const [n, number] of ['INV-1000000', 'INV-999999', 'INV-000002', 'INV-10', 'OTHER-1', '7'].entries())
        models.draft(n, { details: { number } });
      await models.project();
      const order = async (series: string, after: string | null = null, limit = 100): Promise<unknown> =>
        (await models.queries.numbers(tenant, series, after, limit))?.map(({ number }) => number);
      expect(await order('INV-', null, 2)).toEqual(['INV-000002', 'INV-10']);
      expect(await order('INV-', 'INV-10', 2)).toEqual(['INV-999999', 'INV-1000000']);
      expect(await order('INV-', 'INV-1000000')).toEqual([]);
      expect(await order('_')).toEqual(['7']);
      expect(await outcomes('NONE-')).toBeNull();
      expect(await models.queries.series(tenant)).toEqual(['INV-', 'OTHER-', '_']);
      expect(await models.queries.series('another')).toEqual([]);
    });

    test('names the invoice and the moment', async () => {
      models.draft(3, { details: { number: 'INV-000003' } });
      await models.project();
      expect(await models.queries.numbers(tenant, 'INV-', null, 1)).toEqual([
        {
          number: 'INV-000003',
          invoiceId: invoiceId(3),
          outcome: 'reserved',
          reason: null,
          at: '2026-03-01T09:00:01.000Z',
        },
      ]);
    });
  });
}
