import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { dataOf, numbered } from '../contract/log-under-test.ts';
import type { RecordedEvent } from '../port/events.ts';
import { runFixture } from './child-process.fixture.ts';
import { openSqliteLogReader } from './log-reader.ts';
import { temporaryLog, type TemporaryLog } from './temporary-log.fixture.ts';

/** Processes take long to start on a machine that is busy. */
jest.setTimeout(60_000);

/** What a writer acknowledged before it was killed: stream and position of the third event. */
async function killAfter(log: TemporaryLog, acknowledgements: number): Promise<string[]> {
  const child = runFixture('writer-process.fixture.ts', log.file);
  const acknowledged: string[] = [];
  for await (const line of child.lines) {
    if (line.startsWith('killed-')) acknowledged.push(line);
    if (acknowledged.length === acknowledgements) child.kill();
  }
  await child.ended;
  return acknowledged;
}

async function everything(log: TemporaryLog): Promise<RecordedEvent[]> {
  const store = await log.open();
  const events: RecordedEvent[] = [];
  for (let page = await store.readAll({ after: null, limit: 1_000 }); page.length > 0;) {
    events.push(...page);
    page = await store.readAll({ after: events.at(-1)?.position ?? null, limit: 1_000 });
  }
  await store.close();
  return events;
}

describe('a writer that is killed', () => {
  let log: TemporaryLog;
  const acknowledged: string[] = [];

  beforeAll(async () => {
    log = await temporaryLog();
  });

  afterAll(async () => {
    await log.dispose();
  });

  test.each([1, 40, 150, 300, 500])(
    'after %d acknowledgements leaves all of them, and of every append all or nothing',
    async (count) => {
      acknowledged.push(...(await killAfter(log, count)));
      const events = await everything(log);
      expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => String(index + 1)));
      const third = new Map<string, string>();
      const streams = Map.groupBy(events, ({ stream }) => stream);
      for (const [stream, its] of streams) {
        expect(dataOf(its)).toEqual(numbered(3));
        third.set(stream, its[2]?.position ?? '');
      }
      const missing = acknowledged.filter((line) => !line.endsWith(` ${third.get(line.split(' ')[0] ?? '') ?? '-'}`));
      expect(missing).toEqual([]);
    },
  );

  test('leaves a log that a reader opens before any writer does', async () => {
    await killAfter(log, 20);
    const reader = openSqliteLogReader({ file: log.file });
    expect((await reader.readAll({ after: null, limit: 10 })).length).toBe(10);
    await reader.close();
  });
});
