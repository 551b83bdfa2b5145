import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { decoders } from '#invoice/stored-events';
import type { Batch, ReadModelStore } from '../port/read-model-store.ts';
import { Projector } from '../projector/projector.ts';
import {
  cancelled,
  created,
  deleted,
  detailsUpdated,
  invoiceId,
  paid,
  published,
  tenant,
} from '../testing/invoice-facts.ts';
import { everything, now, type OpenReadModels, ReadModelsFixture } from './read-models-fixture.ts';

function writeSomeLives(models: ReadModelsFixture): void {
  for (let n = 1; n <= 12; n += 1)
    models.draft(n, { details: { number: `D-${String(n)}` }, customer: { name: `Name ${String(n)}` } });
  for (let n = 1; n <= 8; n += 1) models.write(n, published({ number: `INV-${String(n)}`, dueDate: '2026-06-01' }));
  for (let n = 1; n <= 4; n += 1) models.write(n, paid('100.00', '2026-05-01'));
  models.write(5, cancelled);
  models.write(9, deleted);
  models.write(
    10,
    detailsUpdated({ notes: null }, { notes: 'new' }),
    detailsUpdated({ number: 'D-10' }, { number: 'D-99' }),
  );
}

/** Everything that the queries show. */
async function everythingShown(models: ReadModelsFixture): Promise<unknown> {
  const { queries } = models;
  const ids = Array.from({ length: 13 }, (_, n) => invoiceId(n));
  return {
    standing: await models.list({ includeTotal: true }),
    deleted: await models.list({ filter: { status: ['deleted'] } }),
    summary: await queries.summary(everything, now),
    numbers: await Promise.all(
      (await queries.series(tenant)).map((series) => queries.numbers(tenant, series, null, 100)),
    ),
    found: await Promise.all(ids.map((id) => queries.find(tenant, id))),
  };
}

export function describeProjecting(open: OpenReadModels): void {
  describe('projecting', () => {
    let models: ReadModelsFixture;
    beforeEach(async () => {
      models = new ReadModelsFixture(await open());
    });
    afterEach(() => models.opened.close());

    const projectorOn = (store: ReadModelStore, largestPage = 1_000): Projector =>
      new Projector({ log: models.log, store, decode: decoders, largestPage });

    test('begins with nothing', async () => {
      expect(await models.opened.store.checkpoint()).toMatchObject({ position: null });
      expect(await models.list()).toEqual({
        items: [],
        nextCursor: null,
        previousCursor: null,
        total: null,
        position: null,
      });
      expect(await models.queries.find(tenant, invoiceId(1))).toBeNull();
    });

    test('makes the same rows however the log is cut into pages', async () => {
      writeSomeLives(models);
      await models.project();
      const others = new ReadModelsFixture(await open());
      others.log.events.push(...models.log.events);
      await others.project(1);
      expect(await everythingShown(others)).toEqual(await everythingShown(models));
      await others.opened.close();
    });

    test('finds an invoice with its state, version and times, for its tenant only', async () => {
      models.write(1, created(1), published({ number: 'INV-1', dueDate: '2026-06-01' }), paid('100.00', '2026-05-01'));
      await models.project();
      expect(await models.queries.find(tenant, invoiceId(1))).toMatchObject({
        state: { status: 'paid', details: { number: 'INV-1' }, settlement: { paymentDate: '2026-05-01' } },
        version: 3,
        createdAt: '2026-03-01T09:00:01.000Z',
        updatedAt: '2026-03-01T09:00:03.000Z',
        publishedAt: '2026-03-01T09:00:02.000Z',
      });
      expect(await models.queries.find('another', invoiceId(1))).toBeNull();
    });

    test('goes on where it was when it stops between two pages', async () => {
      writeSomeLives(models);
      const { store } = models.opened;
      await projectorOn(store, 5).step();
      await projectorOn(store, 5).step();
      expect(await store.checkpoint()).toMatchObject({ position: '10' });
      await models.project(5);
      const { items } = await models.list();
      expect(items.map(({ serial, version }) => [serial, version])).toContainEqual([10, 3]);
      expect(items).toHaveLength(11);
    });

    test('applies nothing twice: whoever comes second with the same page is refused', async () => {
      writeSomeLives(models);
      const { store } = models.opened;
      const applied: Batch[] = [];
      const watched: ReadModelStore = {
        checkpoint: () => store.checkpoint(),
        load: (keys) => store.load(keys),
        apply: (batch) => {
          applied.push(batch);
          return store.apply(batch);
        },
        close: () => store.close(),
      };
      await projectorOn(watched, 5).step();
      const [first] = applied as [Batch];
      const shown = await everythingShown(models);
      expect(await store.apply({ ...first, operations: { ...first.operations, invoices: [] } })).toBeNull();
      expect(
        await store.apply({ ...first, after: { ...first.after, generation: first.after.generation + 1 } }),
      ).toBeNull();
      expect(await everythingShown(models)).toEqual(shown);
    });

    test('lets two projectors work at once without harm', async () => {
      writeSomeLives(models);
      const { store } = models.opened;
      const [one, other] = [projectorOn(store, 3), projectorOn(store, 4)];
      for (let done = false; !done;) {
        const [first, second] = await Promise.all([one.step(), other.step()]);
        done = first.caughtUp && second.caughtUp;
      }
      const { items } = await models.list();
      expect(items).toHaveLength(11);
      expect(await store.checkpoint()).toMatchObject({ position: await models.log.head() });
    });

    test('leaves rows and checkpoint alone when a row of the page cannot be written', async () => {
      models.draft(1);
      await models.project();
      const { store } = models.opened;
      const after = await store.checkpoint();
      const known = await store.load([{ tenantId: tenant, invoiceId: invoiceId(1) }]);
      expect([...known.keys()]).toEqual([invoiceId(1)]);
      const row = { tenant: null, id: null } as never;
      const rejected = async (): Promise<unknown> =>
        store.apply({ after, position: '2', operations: { invoices: [row], numbers: [] } });
      await expect(rejected()).rejects.toThrow();
      expect(await store.checkpoint()).toEqual(after);
    });

    test('stops before an event that it cannot read, and goes on from there once it can', async () => {
      models.draft(1);
      models.draft(2);
      const unreadable = { ...models.log.events[1]!, type: 'NeverHeardOf' };
      const [readable] = models.log.events.splice(1, 1, unreadable);
      await expect(models.project(1)).rejects.toThrow(/NeverHeardOf/);
      await expect(models.project(1_000)).rejects.toThrow(/NeverHeardOf/);
      expect(await models.opened.store.checkpoint()).toMatchObject({ position: '1' });
      models.log.events.splice(1, 1, readable!);
      await models.project();
      expect(await models.matching({})).toEqual([1, 2]);
    });

    test('stops before a stream that lacks an event', async () => {
      models.write(
        1,
        created(1),
        detailsUpdated({ notes: null }, { notes: 'a' }),
        detailsUpdated({ notes: 'a' }, { notes: 'b' }),
      );
      models.log.events.splice(1, 1);
      await expect(models.project()).rejects.toThrow(/event 1 was to come next, and 2 came/);
    });

    test('passes by the streams that no read model shows', async () => {
      models.log.write(tenant, `merchant-${tenant}`, { type: 'SettingsChanged', data: {} } as never);
      await models.project();
      expect(await models.queries.position()).toBe('1');
    });
  });
}
