import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { runFixture, type Child } from './child-process.fixture.ts';
import { temporaryLog, type TemporaryLog } from './temporary-log.fixture.ts';

/** Processes take long to start on a machine that is busy. */
jest.setTimeout(60_000);

const inUse = { name: 'CannotOpenLog', reason: 'in-use' };

describe('the one writer of a log', () => {
  let log: TemporaryLog;

  beforeEach(async () => {
    log = await temporaryLog();
  });

  afterEach(async () => {
    await log.dispose();
  });

  async function startWriter(): Promise<Child> {
    const child = runFixture('writer-process.fixture.ts', log.file);
    for await (const line of child.lines) if (line === 'open') return child;
    throw new Error('the writer did not open the log');
  }

  test('keeps a second one in the same process out, until it is closed', async () => {
    const first = await log.open();
    await expect(log.open()).rejects.toMatchObject(inUse);
    await first.close();
    const second = await log.open();
    await second.close();
  });

  test('keeps another process out, with a message that names the file', async () => {
    const child = await startWriter();
    await expect(log.open()).rejects.toMatchObject(inUse);
    await expect(log.open()).rejects.toThrow(`another process writes to ${log.file}`);
    child.kill();
    await child.ended;
  });

  test('is no hindrance once it was killed', async () => {
    const child = await startWriter();
    child.kill();
    await child.ended;
    const store = await log.open();
    await store.close();
  });
});
