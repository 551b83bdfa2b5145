import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { openForWriting } from '../open-database.ts';
import { QueryThread } from './query-thread.ts';

test('a query thread rests when nobody asks, and answers the next query all the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'query-thread-'));
  const file = join(folder, 'rows.db');
  openForWriting(file).close();
  const thread = new QueryThread({ file, cacheKibibytes: 100 }, 0);
  for (let round = 0; round < 3; round += 1) {
    expect(await thread.query('SELECT 1 AS one', [])).toEqual([{ one: 1 }]);
    while (!thread.resting) await setImmediate();
  }
  await thread.close();
  rmSync(folder, { recursive: true });
});
