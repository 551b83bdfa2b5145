import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { UnpublishableEvent } from '#publisher';
import { FeedLog } from './feed-log.fixture.ts';
import { OwnEvents, type OwnEventsPage } from './own-events.ts';

const limits = { scanned: 40, chunk: 10, characters: 1_000_000 };
const positions = ({ items }: OwnEventsPage): string[] => items.map(({ position }) => position);

describe('the events of a tenant', () => {
  let log: FeedLog;
  let own: OwnEvents;

  beforeEach(async () => {
    log = await FeedLog.open();
    own = new OwnEvents(log.store, limits);
  });

  afterEach(() => log.close());

  test('are its own alone, and go on where the page before ended', async () => {
    await log.invoices('acme', 2);
    await log.invoices('other', 3);
    await log.invoices('acme', 2);
    const first = await own.after('acme', null, 3);
    expect(positions(first)).toEqual(['1', '2', '6']);
    expect(first).toMatchObject({ nextPosition: '6', atEnd: false });
    const second = await own.after('acme', first.nextPosition, 3);
    expect(positions(second)).toEqual(['7']);
    expect(second).toMatchObject({ nextPosition: '7', atEnd: true });
  });

  test('cost no more than so much of the log at a time, and every time it goes further', async () => {
    await log.invoices('other', 100);
    await log.invoices('acme');
    const read: number[] = [];
    const counted = new OwnEvents(
      {
        readAll: async (slice) => {
          const page = await log.store.readAll(slice);
          read.push(page.length);
          return page;
        },
        readStream: (stream, slice) => log.store.readStream(stream, slice),
      },
      limits,
    );
    const first = await counted.after('acme', null, 100);
    expect(first).toEqual({ items: [], nextPosition: '40', atEnd: false });
    expect(read).toEqual([10, 10, 10, 10]);
    const second = await counted.after('acme', first.nextPosition, 100);
    expect(second).toEqual({ items: [], nextPosition: '80', atEnd: false });
    const third = await counted.after('acme', second.nextPosition, 100);
    expect(positions(third)).toEqual(['101']);
    expect(third).toMatchObject({ nextPosition: '101', atEnd: true });
  });

  test('let others have their turn while much is read', async () => {
    await log.invoices('other', 35);
    let hadItsTurn = false;
    setImmediate(() => (hadItsTurn = true));
    await own.after('acme', null, 100);
    expect(hadItsTurn).toBe(true);
  });

  test('end a page that has grown large', async () => {
    await log.invoices('acme', 5);
    const page = await new OwnEvents(log.store, { ...limits, characters: 2_000 }).after('acme', null, 100);
    expect(positions(page)).toEqual(['1', '2']);
    expect(page).toMatchObject({ nextPosition: '2', atEnd: false });
  });

  test('are none in an empty log, and none after its end', async () => {
    expect(await own.after('acme', null, 10)).toEqual({ items: [], nextPosition: null, atEnd: true });
    expect(await own.after('acme', '17', 10)).toEqual({ items: [], nextPosition: '17', atEnd: true });
  });

  test('stop before one that can not be shown, which is refused by itself, and go on after it', async () => {
    await log.invoices('acme');
    await log.strange('acme');
    await log.invoices('acme');
    const first = await own.after('acme', null, 10);
    expect(first).toMatchObject({ nextPosition: '1', atEnd: false });
    await expect(own.after('acme', '1', 10)).rejects.toBeInstanceOf(UnpublishableEvent);
    expect(positions(await own.after('acme', '2', 10))).toEqual(['3']);
  });

  test('are not held up by what can not be shown to somebody else', async () => {
    await log.strange('other');
    await log.invoices('acme');
    expect(positions(await own.after('acme', null, 10))).toEqual(['2']);
  });
});
