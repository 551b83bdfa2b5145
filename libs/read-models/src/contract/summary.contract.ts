import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { created, published, paid } from '../testing/invoice-facts.ts';
import { everything, now, type OpenReadModels, ReadModelsFixture } from './read-models-fixture.ts';

export function describeSummary(open: OpenReadModels): void {
  describe('a summary', () => {
    let models: ReadModelsFixture;
    beforeEach(async () => {
      models = new ReadModelsFixture(await open());
    });
    afterEach(() => models.opened.close());

    test('counts and sums by currency and status, and never across currencies', async () => {
      models.draft(1, { total: '10.10' });
      models.draft(2, { total: '20.20' });
      models.draft(3, { total: '7', currency: 'JPY', exponent: 0 });
      models.write(4, created(4), published({ number: 'N-1', dueDate: '2026-06-20', total: '5.00' }));
      models.write(5, created(5), published({ number: 'N-2', dueDate: '2026-06-01', total: '6.00' }));
      models.write(6, created(6), published({ number: 'N-3', dueDate: '2026-06-01' }), paid('100.00', '2026-05-01'));
      await models.project();
      const { items, position } = await models.queries.summary(everything, now);
      expect(items).toEqual([
        { currency: 'JPY', status: 'draft', count: 1, total: '7', amountDue: '7' },
        { currency: 'USD', status: 'draft', count: 2, total: '30.30', amountDue: '30.30' },
        { currency: 'USD', status: 'due', count: 1, total: '5.00', amountDue: '5.00' },
        { currency: 'USD', status: 'paid', count: 1, total: '100.00', amountDue: '0.00' },
        { currency: 'USD', status: 'past_due', count: 1, total: '6.00', amountDue: '6.00' },
      ]);
      expect(position).toBe(await models.log.head());
    });

    test('sums the largest amounts exactly, beyond 64 bits', async () => {
      const count = 1_200;
      for (let n = 1; n <= count; n += 1) models.draft(n, { total: '999999999999.9999', currency: 'CLF', exponent: 4 });
      await models.project();
      const { items } = await models.queries.summary(everything, now);
      expect(items).toMatchObject([{ count, total: '1199999999999999.8800' }]);
    });

    test('tells how long what is due has been due, by the day of the zone of each', async () => {
      const due = (n: number, dueDate: string, total: string, timeZone = 'UTC'): void => {
        models.write(n, created(n), published({ number: `N-${String(n)}`, dueDate, total, timeZone }));
      };
      due(1, '2026-06-15', '1.00');
      due(2, '2026-06-14', '2.00');
      due(3, '2026-05-16', '4.00');
      due(4, '2026-05-15', '8.00');
      due(5, '2026-04-16', '16.00');
      due(6, '2026-04-15', '32.00');
      due(7, '2026-03-17', '64.00');
      due(8, '2026-03-16', '128.00');
      due(9, '2026-06-15', '256.00', 'Pacific/Kiritimati');
      models.draft(10, { details: { dueDate: '2026-01-01' } });
      await models.project();
      const { ageing } = await models.queries.summary(everything, now);
      expect(ageing).toEqual([
        {
          currency: 'USD',
          current: '1.00',
          days1To30: '262.00',
          days31To60: '24.00',
          days61To90: '96.00',
          over90: '128.00',
        },
      ]);
    });

    test('keeps to the filter', async () => {
      models.draft(1);
      models.draft(2, { customer: { id: 'c-9' }, total: '3.00' });
      await models.project();
      const { items } = await models.queries.summary({ ...everything, customerId: 'c-9' }, now);
      expect(items).toMatchObject([{ count: 1, total: '3.00' }]);
    });

    test('of nothing is empty', async () => {
      expect(await models.queries.summary(everything, now)).toEqual({ items: [], ageing: [], position: null });
    });
  });
}
