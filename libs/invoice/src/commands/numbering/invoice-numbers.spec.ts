import { describe, expect, test } from '@jest/globals';
import { StoreUnavailable } from '#event-store';
import { DeleteInvoiceCommand, DeleteInvoiceHandler } from '../invoice/delete-invoice.command.ts';
import { appendingBy, losing } from '../testing/losing-store.ts';
import { content, context, Workplace } from '../testing/workplace.ts';

const numberOf = ({ state }: { state: { details: { number: string | null } } }): string | null => state.details.number;

const publications = (wanted: { stream: string; events: readonly { type: string }[] }): boolean =>
  wanted.events.some(({ type }) => type === 'Published');

describe('publishing', () => {
  test('numbers 1..n however many publish at once, and shares appends between them', async () => {
    await using workplace = await Workplace.open();
    const drafts = await Promise.all(Array.from({ length: 40 }, () => workplace.create()));
    const published = await Promise.all(drafts.map(({ invoiceId }) => workplace.publish(invoiceId)));
    expect(published.map(numberOf).sort()).toEqual(
      Array.from({ length: 40 }, (_, index) => `INV-${String(index + 1).padStart(6, '0')}`),
    );
    const allocations = await workplace.store.readStream('numbers-acme.INV-', { limit: 100 });
    expect(allocations.length).toBeLessThan(20);
  });

  test('leaves nothing pending of an invoice that was published while the next number was being taken', async () => {
    await using workplace = await Workplace.open();
    const [first, second, third] = await Promise.all([workplace.create(), workplace.create(), workplace.create()]);
    const firstHasNumber = Promise.withResolvers<undefined>();
    const secondIsTaking = Promise.withResolvers<undefined>();
    let published: Promise<unknown> = Promise.resolve();
    await workplace.restart((store) =>
      appendingBy(store, async (wanted) => {
        if (wanted.stream.endsWith(first.invoiceId)) {
          firstHasNumber.resolve(undefined);
          await secondIsTaking.promise;
        } else if (wanted.stream === 'numbers-acme.INV-' && wanted.expected === 0) {
          secondIsTaking.resolve(undefined);
          await published;
        }
        return store.append(wanted);
      }),
    );
    published = workplace.publish(first.invoiceId);
    await firstHasNumber.promise;
    await workplace.publish(second.invoiceId);
    await workplace.publish(third.invoiceId);
    const [last] = await workplace.store.readStream('numbers-acme.INV-', { direction: 'backwards', limit: 1 });
    expect(JSON.parse(last!.data)).toMatchObject({ next: 4, pending: [] });
  });

  test('takes no number where it is refused', async () => {
    await using workplace = await Workplace.open();
    const draft = await workplace.create({ ...content(), lines: [] });
    await expect(workplace.publish(draft.invoiceId)).rejects.toMatchObject({ refusal: { code: 'not-publishable' } });
    expect(await workplace.store.readStream('numbers-acme.INV-', { limit: 1 })).toEqual([]);
  });

  test('that was cut off after its number was taken gets the same number when it is tried again', async () => {
    await using workplace = await Workplace.open();
    const [first, second] = [await workplace.create(), await workplace.create()];
    await workplace.restart((store) => losing(store, { hits: publications, how: 'refused', times: 1 }));
    await expect(workplace.publish(first.invoiceId)).rejects.toBeInstanceOf(StoreUnavailable);
    expect(numberOf(await workplace.publish(second.invoiceId))).toBe('INV-000002');
    expect(numberOf(await workplace.publish(first.invoiceId))).toBe('INV-000001');
  });

  test('that a crash cut off after its number was taken is completed by the next process', async () => {
    await using workplace = await Workplace.open();
    const draft = await workplace.create();
    await workplace.restart((store) => losing(store, { hits: publications, how: 'refused', times: 1 }));
    await expect(workplace.publish(draft.invoiceId)).rejects.toBeInstanceOf(StoreUnavailable);
    await workplace.restart();
    await workplace.runtime.numbers.settle('acme', 'INV-');
    const again = workplace.publish(draft.invoiceId);
    await expect(again).rejects.toMatchObject({ refusal: { code: 'invalid-transition' } });
    expect(numberOf(await workplace.publish((await workplace.create()).invoiceId))).toBe('INV-000002');
  });

  test('together with creating is completed as a whole after a crash', async () => {
    await using workplace = await Workplace.open();
    await workplace.restart((store) => losing(store, { hits: publications, how: 'refused', times: 1 }));
    await expect(workplace.create(content(), { idempotencyKey: 'k1' }, { publish: true })).rejects.toBeInstanceOf(
      StoreUnavailable,
    );
    await workplace.restart();
    await workplace.runtime.numbers.settle('acme', 'INV-');
    const again = await workplace.create(content(), { idempotencyKey: 'k1' }, { publish: true });
    expect(again).toMatchObject({ replayed: true, version: 2 });
    expect(numberOf(again)).toBe('INV-000001');
  });

  test('together with creating takes one number, however often and late it is repeated', async () => {
    await using workplace = await Workplace.open();
    const first = await workplace.create(content(), { idempotencyKey: 'k1' }, { publish: true });
    await workplace.restart();
    const again = await workplace.create(content(), { idempotencyKey: 'k1' }, { publish: true });
    expect(again).toMatchObject({ replayed: true, invoiceId: first.invoiceId });
    expect(await workplace.store.readStream('numbers-acme.INV-', { limit: 9 })).toHaveLength(1);
  });

  test('voids with a reason the number of an invoice that was changed after the crash and then deleted', async () => {
    await using workplace = await Workplace.open();
    const draft = await workplace.create();
    await workplace.restart((store) => losing(store, { hits: publications, how: 'refused', times: 1 }));
    await expect(workplace.publish(draft.invoiceId)).rejects.toBeInstanceOf(StoreUnavailable);
    await new DeleteInvoiceHandler(workplace.runtime).execute(new DeleteInvoiceCommand(context(), draft.invoiceId));
    const [last] = await workplace.store.readStream('numbers-acme.INV-', { direction: 'backwards', limit: 1 });
    expect(last).toMatchObject({ type: 'NumberVoided' });
    expect(JSON.parse(last!.data)).toMatchObject({
      number: 'INV-000001',
      reason: 'the invoice was deleted',
      pending: [],
    });
  });
});

describe('a number that the caller gives', () => {
  test('is refused when another invoice has it', async () => {
    await using workplace = await Workplace.open();
    await workplace.create(content({ number: 'X-1' }));
    await expect(workplace.create(content({ number: 'X-1' }))).rejects.toMatchObject({
      refusal: { code: 'duplicate-number', errors: [{ pointer: '/number' }] },
    });
  });

  test('is refused when the series wrote it', async () => {
    await using workplace = await Workplace.open();
    await workplace.publish((await workplace.create()).invoiceId);
    await expect(workplace.create(content({ number: 'INV-000001' }))).rejects.toMatchObject({
      refusal: { code: 'duplicate-number' },
    });
  });

  test('is stepped over by the series', async () => {
    await using workplace = await Workplace.open();
    await workplace.create(content({ number: 'INV-000001' }));
    expect(numberOf(await workplace.publish((await workplace.create()).invoiceId))).toBe('INV-000002');
  });

  test("is another tenant's to use as well", async () => {
    await using workplace = await Workplace.open();
    await workplace.create(content({ number: 'X-1' }));
    expect(numberOf(await workplace.create(content({ number: 'X-1' }), { tenantId: 'other' }))).toBe('X-1');
  });

  test('is one winner of many at once', async () => {
    await using workplace = await Workplace.open();
    const all = await Promise.allSettled(
      Array.from({ length: 10 }, () => workplace.create(content({ number: 'X-1' }))),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
