import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { startStandIn, type StandIn } from '../stand-in.ts';
import { play } from './play.ts';
import { recordings } from './recording.ts';

jest.setTimeout(60_000);

let standIn: StandIn;

beforeAll(async () => {
  standIn = await startStandIn();
});

afterAll(() => standIn.stop());

describe('the stand-in answers as a real EventStoreDB did:', () => {
  test.each(recordings)('$name', async (recording) => {
    expect(await play(recording, `127.0.0.1:${standIn.port}`)).toEqual([]);
  });
});

test('all 46 scenarios are there', () => {
  expect(recordings).toHaveLength(46);
});
