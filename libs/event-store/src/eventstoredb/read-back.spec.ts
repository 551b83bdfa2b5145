import { expect, test } from '@jest/globals';
import { appendOf, newStream, numbered } from '../contract/log-under-test.ts';
import type { Position } from '../port/events.ts';
import { parseConnectionString } from './connection-string.ts';
import { connect } from './driver.ts';
import { storeOnStandIn } from './event-store-db.fixture.ts';
import { LogReader } from './log-reader.ts';
import { OwnStreams } from './own-streams.ts';
import { ReadBack } from './read-back.ts';

test('events that are read back come one by one from wherever they stand, however far apart', async () => {
  await using at = await storeOnStandIn();
  const positions: Position[] = [];
  for (const count of [3, 600, 1, 20, 1]) {
    const append = appendOf({ stream: newStream(), expected: 'no_stream', data: numbered(count) });
    positions.push((await at.store.append({ ...append, fresh: true })).position);
  }
  const driver = connect(parseConnectionString(at.standIn.url));
  const readBack = new ReadBack(new LogReader(driver, new OwnStreams([]), 5_000));
  const before = at.standIn.faults.calls.read;
  const events = await Promise.all([...positions].reverse().map((position) => readBack.eventAt(position, 1)));
  expect(events.map((event) => event?.position)).toEqual([...positions].reverse());
  expect(at.standIn.faults.calls.read - before).toBeLessThan(6);
  expect(await readBack.eventAt(String(BigInt(positions[0]!) + 1n), 1)).toBeUndefined();
  await driver.close();
});
