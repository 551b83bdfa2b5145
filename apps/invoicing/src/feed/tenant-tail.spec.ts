import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { StoreUnavailable } from '#event-store';
import { FeedLog } from './feed-log.fixture.ts';
import { TenantTail } from './tenant-tail.ts';

const forever = 60_000;
const failed = (): never => {
  throw new Error('following does not fail here');
};

describe('the end of the log', () => {
  let log: FeedLog;
  let stopping: AbortController;

  beforeEach(async () => {
    log = await FeedLog.open();
    stopping = new AbortController();
  });

  afterEach(async () => {
    stopping.abort();
    await log.close();
  });

  test('wakes whoever waits for an event of its tenant, and tells how far there is none', async () => {
    const { next, leave } = await new TenantTail(log.store, failed).join();
    const wake = next('acme', null, forever, stopping.signal);
    await log.invoices('other', 3);
    await log.invoices('acme');
    expect(await wake).toEqual({ quietUntil: '3' });
    leave();
  });

  test('does not let whoever comes too late for an event wait', async () => {
    const { next, leave } = await new TenantTail(log.store, failed).join();
    const witness = next('acme', null, forever, stopping.signal);
    await log.invoices('acme');
    await witness;
    expect(await next('acme', null, forever, stopping.signal)).toEqual({ quietUntil: null });
    leave();
  });

  test('does not wake for what is already read', async () => {
    const { next, leave } = await new TenantTail(log.store, failed).join();
    const order: string[] = [];
    const wake = next('acme', '2', forever, stopping.signal).then((woken) => {
      order.push('woken');
      return woken;
    });
    const witness = next('other', null, forever, stopping.signal);
    await log.invoices('acme', 2);
    await log.invoices('other');
    await witness;
    order.push('two are seen');
    await log.invoices('acme');
    expect(await wake).toEqual({ quietUntil: '3' });
    expect(order).toEqual(['two are seen', 'woken']);
    leave();
  });

  test('wakes nobody for the events of others', async () => {
    const { next, leave } = await new TenantTail(log.store, failed).join();
    const quiet = next('acme', null, forever, stopping.signal);
    const busy = next('other', null, forever, stopping.signal);
    await log.invoices('other');
    await busy;
    stopping.abort();
    expect(await quiet).toBeNull();
    leave();
  });

  test('wakes nobody for nothing: only when the time is over', async () => {
    const { next, leave } = await new TenantTail(log.store, failed).join();
    expect(await next('acme', null, 5, stopping.signal)).toBeNull();
    leave();
  });

  test('is watched once for all, and only while somebody follows', async () => {
    let watching = 0;
    const counted: ConstructorParameters<typeof TenantTail>[0] = {
      head: () => log.store.head(),
      readAll: (slice) => log.store.readAll(slice),
      async *subscribe(after, signal) {
        watching += 1;
        try {
          yield* log.store.subscribe(after, signal);
        } finally {
          watching -= 1;
        }
      },
    };
    const tail = new TenantTail(counted, failed);
    const [one, two] = await Promise.all([tail.join(), tail.join()]);
    const wake = one.next('acme', null, forever, stopping.signal);
    await log.invoices('acme');
    await wake;
    one.leave();
    const another = two.next('acme', '1', forever, stopping.signal);
    await log.invoices('acme');
    expect(await another).toEqual({ quietUntil: '1' });
    expect(watching).toBeLessThanOrEqual(1);
    two.leave();
    while (watching > 0) await setImmediate();
    await log.invoices('acme');
    expect(watching).toBe(0);
    const { next, leave } = await tail.join();
    const last = next('acme', '3', forever, stopping.signal);
    await log.invoices('acme');
    expect(await last).toEqual({ quietUntil: '3' });
    leave();
  });

  test('can be joined again where the log could not be read at first', async () => {
    let broken = true;
    const tail = new TenantTail(
      {
        head: async () => {
          if (broken) throw new StoreUnavailable('away');
          return log.store.head();
        },
        readAll: (slice) => log.store.readAll(slice),
        subscribe: (after, signal) => log.store.subscribe(after, signal),
      },
      failed,
    );
    await expect(tail.join()).rejects.toBeInstanceOf(StoreUnavailable);
    broken = false;
    const { next, leave } = await tail.join();
    const wake = next('acme', null, forever, stopping.signal);
    await log.invoices('acme');
    expect(await wake).toEqual({ quietUntil: null });
    leave();
  });
});
