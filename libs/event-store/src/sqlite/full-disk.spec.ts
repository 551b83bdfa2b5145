import { describe, expect, jest, test } from '@jest/globals';
import { runFixtureWithFileLimit } from './child-process.fixture.ts';
import { temporaryLog } from './temporary-log.fixture.ts';

/** Processes take long to start on a machine that is busy. */
jest.setTimeout(60_000);

describe('a disk that takes no more', () => {
  test('fails the append as not written; the process goes on, and keeps what it acknowledged', async () => {
    const log = await temporaryLog();
    const child = runFixtureWithFileLimit(4_096, 'full-disk-process.fixture.ts', log.file);
    const output: string[] = [];
    for await (const line of child.lines) output.push(line);
    expect(await child.ended).toBe(0);
    const { failure, large, kept } = JSON.parse(output.join('')) as { failure: string; large: number; kept: number[] };
    expect(failure).toBe('StoreUnavailable');
    expect(large).toBeGreaterThan(1);
    expect(kept).toEqual([...Array.from({ length: large }, () => 1), 1]);
    await log.dispose();
  });
});
