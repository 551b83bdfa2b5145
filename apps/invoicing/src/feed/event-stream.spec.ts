import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { eventStream, type StreamOptions } from './event-stream.ts';
import { FeedLog } from './feed-log.fixture.ts';
import { OwnEvents } from './own-events.ts';
import { type Following, TenantTail } from './tenant-tail.ts';

const comment = ': alive\n\n';

/** The position of an event as it was streamed. */
const idOf = (chunk: string | undefined): string | undefined => /^id: (\d+)\n/.exec(chunk ?? '')?.[1];

describe('a stream of events', () => {
  let log: FeedLog;
  let following: Following;
  let stopping: AbortController;

  beforeEach(async () => {
    log = await FeedLog.open();
    following = await new TenantTail(log.store, () => undefined).join();
    stopping = new AbortController();
  });

  afterEach(async () => {
    stopping.abort();
    following.leave();
    await log.close();
  });

  const streamOf = (options: Partial<StreamOptions> = {}): AsyncGenerator<string, void, void> =>
    eventStream({
      events: new OwnEvents(log.store),
      following,
      tenantId: 'acme',
      after: null,
      signal: stopping.signal,
      admitted: async () => true,
      heartbeatMs: 60_000,
      ...options,
    });

  /** The ids of the next events; what is no event is left out. */
  async function ids(stream: AsyncGenerator<string, void, void>, count: number): Promise<string[]> {
    const seen: string[] = [];
    while (seen.length < count) {
      const { value } = await stream.next();
      const id = idOf(value ?? undefined);
      if (id !== undefined) seen.push(id);
    }
    return seen;
  }

  test('begins with a sign of life, then what is there, then what comes', async () => {
    await log.invoices('acme', 2);
    const stream = streamOf();
    expect(await stream.next()).toEqual({ value: comment, done: false });
    const { value } = await stream.next();
    expect(value).toMatch(/^id: 1\ndata: \{"specversion":"1\.0",.*\}\n\n$/);
    expect(await ids(stream, 1)).toEqual(['2']);
    const coming = ids(stream, 2);
    await log.invoices('other', 5);
    await log.invoices('acme', 2);
    expect(await coming).toEqual(['8', '9']);
  });

  test('resumes after any event', async () => {
    await log.invoices('acme', 5);
    expect(await ids(streamOf({ after: '3' }), 2)).toEqual(['4', '5']);
  });

  test('misses nothing, whatever is written while it reads and waits', async () => {
    const stream = streamOf();
    const seen = ids(stream, 300);
    const written: Promise<unknown>[] = [];
    for (let turn = 0; turn < 60; turn++) {
      written.push(log.invoices('acme', 5), log.invoices('other', 3));
      if (turn % 3 === 0) await new Promise((resolve) => setImmediate(resolve));
      if (turn % 7 === 0) await Promise.all(written);
    }
    await Promise.all(written);
    const own = (await log.store.readAll({ after: null, limit: 1_000 })).filter(({ metadata }) =>
      metadata.includes('"tenantId":"acme"'),
    );
    expect(await seen).toEqual(own.map(({ position }) => position));
  });

  test('tells that it is alive, however long nothing happens', async () => {
    const stream = streamOf({ heartbeatMs: 5 });
    for (let beat = 0; beat < 4; beat++) expect(await stream.next()).toEqual({ value: comment, done: false });
  });

  test('reads no more than is taken', async () => {
    await log.invoices('acme', 350);
    let read = 0;
    const own = new OwnEvents(log.store);
    const events: StreamOptions['events'] = {
      after: (tenantId, position, wanted) => {
        read += 1;
        return own.after(tenantId, position, wanted);
      },
    };
    const stream = streamOf({ events });
    await ids(stream, 100);
    expect(read).toBe(1);
    await ids(stream, 1);
    expect(read).toBe(2);
  });

  test('moves the id on where much of the log belongs to others, so that a new connection does not begin there again', async () => {
    await log.invoices('other', 60);
    await log.invoices('acme');
    const events = new OwnEvents(log.store, { scanned: 20, chunk: 10, characters: 1_000 });
    const stream = streamOf({ events });
    await stream.next();
    const chunks = [];
    for (let index = 0; index < 4; index++) chunks.push((await stream.next()).value);
    expect(chunks.slice(0, 3)).toEqual(['id: 20\n\n', 'id: 40\n\n', 'id: 60\n\n']);
    expect(idOf(chunks[3] ?? undefined)).toBe('61');
  });

  test('ends when it is told to, also while it waits', async () => {
    const stream = streamOf();
    await stream.next();
    const end = stream.next();
    stopping.abort();
    expect(await end).toEqual({ value: undefined, done: true });
  });

  test('ends before the next page for whoever may not follow any more', async () => {
    await log.invoices('acme', 1);
    let admitted = true;
    const stream = streamOf({ admitted: async () => admitted });
    expect(await ids(stream, 1)).toEqual(['1']);
    const end = stream.next();
    admitted = false;
    await log.invoices('acme');
    expect(await end).toEqual({ value: undefined, done: true });
  });
});
