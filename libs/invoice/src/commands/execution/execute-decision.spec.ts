import { describe, expect, test } from '@jest/globals';
import { maxPageSize } from '#event-store';
import { losing, shared } from '../testing/losing-store.ts';
import { content, context, Workplace } from '../testing/workplace.ts';
import { createCommandRuntime } from '../create-command-runtime.ts';
import { ReplaceInvoiceCommand, ReplaceInvoiceHandler } from '../invoice/replace-invoice.command.ts';
import { CommandRefused, IdempotencyKeyReused, RequestInProgress, VersionConflict } from './command-errors.ts';

const typesOf = async (workplace: Workplace, invoiceId: string): Promise<readonly string[]> =>
  (await workplace.store.readStream(`invoice-${invoiceId}`, { limit: maxPageSize })).map(({ type }) => type);

describe('a command with an Idempotency-Key', () => {
  test('that is repeated answers what it answered and appends nothing, also after a restart', async () => {
    await using workplace = await Workplace.open();
    const first = await workplace.create(content(), { idempotencyKey: 'k1' });
    await workplace.restart();
    const again = await workplace.create(content(), { idempotencyKey: 'k1' });
    expect(again).toMatchObject({ invoiceId: first.invoiceId, version: 1, state: first.state, replayed: true });
    expect(await typesOf(workplace, first.invoiceId)).toEqual(['InvoiceCreated']);
  });

  test('is answered as it was then, also when the invoice has changed since', async () => {
    await using workplace = await Workplace.open();
    const { invoiceId } = await workplace.create();
    const changed = await workplace.replace(invoiceId, content({ notes: 'first' }), { idempotencyKey: 'k1' });
    await workplace.replace(invoiceId, content({ notes: 'second' }));
    const again = await workplace.replace(invoiceId, content({ notes: 'first' }), { idempotencyKey: 'k1' });
    expect(again).toMatchObject({ version: 2, state: changed.state, replayed: true });
    expect(again.events).toHaveLength(2);
  });

  test('is refused with another body', async () => {
    await using workplace = await Workplace.open();
    await workplace.create(content(), { idempotencyKey: 'k1', fingerprint: 'one' });
    await expect(workplace.create(content(), { idempotencyKey: 'k1', fingerprint: 'two' })).rejects.toThrow(
      IdempotencyKeyReused,
    );
  });

  test('is refused while the first with this key is at work', async () => {
    await using workplace = await Workplace.open();
    const both = await Promise.allSettled([1, 2].map(() => workplace.create(content(), { idempotencyKey: 'k1' })));
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(both[1]).toMatchObject({ reason: expect.any(RequestInProgress) });
  });

  test('of two processes at the same moment with two bodies acts once, and the other is told that the key was reused', async () => {
    await using workplace = await Workplace.open();
    const { invoiceId } = await workplace.create();
    const [here, there] = [1, 2].map(
      () => new ReplaceInvoiceHandler(createCommandRuntime(shared(workplace.store), () => context().now)),
    );
    const replace = (handler: ReplaceInvoiceHandler, notes: string) =>
      handler.execute(
        new ReplaceInvoiceCommand(context({ idempotencyKey: 'k1', fingerprint: notes }), invoiceId, content({ notes })),
      );
    const outcomes = await Promise.allSettled([replace(here!, 'a'), replace(there!, 'b')]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: expect.any(IdempotencyKeyReused),
    });
    expect(await typesOf(workplace, invoiceId)).toHaveLength(2);
  });

  test("does not open another tenant's invoice", async () => {
    await using workplace = await Workplace.open();
    const { invoiceId } = await workplace.create();
    await workplace.replace(invoiceId, content({ notes: 'x' }), { idempotencyKey: 'k1' });
    const foreign = workplace.replace(invoiceId, content({ notes: 'x' }), { idempotencyKey: 'k1', tenantId: 'other' });
    await expect(foreign).rejects.toMatchObject({ refusal: { code: 'invoice-not-found' } });
  });
});

describe('a command', () => {
  test('that would change nothing appends nothing and succeeds', async () => {
    await using workplace = await Workplace.open();
    const { invoiceId } = await workplace.create();
    expect(await workplace.replace(invoiceId, content())).toMatchObject({ version: 1, replayed: false });
  });

  test('with a stale If-Match is refused with the events since', async () => {
    await using workplace = await Workplace.open();
    const { invoiceId } = await workplace.create();
    await workplace.replace(invoiceId, content({ notes: 'x' }));
    const stale = workplace.replace(invoiceId, content({ notes: 'y' }), { expectedVersion: 1 });
    await expect(stale).rejects.toBeInstanceOf(VersionConflict);
    await expect(stale).rejects.toMatchObject({ currentVersion: 2 });
  });

  test('on an invoice that does not exist is refused', async () => {
    await using workplace = await Workplace.open();
    await expect(workplace.replace('00000000-0000-7000-8000-000000000000', content())).rejects.toBeInstanceOf(
      CommandRefused,
    );
  });

  test('is one of fifty on one invoice at once: all succeed, one version each', async () => {
    await using workplace = await Workplace.open();
    const { invoiceId } = await workplace.create();
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, index) => workplace.replace(invoiceId, content({ notes: String(index) }))),
    );
    expect(results.map(({ version }) => version).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, index) => index + 2),
    );
  });

  test('is decided again on what another process appended meanwhile', async () => {
    await using workplace = await Workplace.open();
    await workplace.restart(shared);
    const { invoiceId } = await workplace.create();
    const elsewhere = new ReplaceInvoiceHandler(createCommandRuntime(shared(workplace.store), () => context().now));
    await elsewhere.execute(new ReplaceInvoiceCommand(context(), invoiceId, content({ notes: 'theirs' })));
    expect(await workplace.replace(invoiceId, content({ notes: 'ours' }))).toMatchObject({ version: 3 });
  });

  test('whose answer from the store is lost is sent again and stands in the log once', async () => {
    await using workplace = await Workplace.open();
    await workplace.restart((store) =>
      losing(store, { hits: ({ stream }) => stream.startsWith('invoice-'), how: 'answer-lost', times: 2 }),
    );
    const { invoiceId } = await workplace.create();
    expect(await typesOf(workplace, invoiceId)).toEqual(['InvoiceCreated']);
  });
});
