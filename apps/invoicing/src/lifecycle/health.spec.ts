import { describe, expect, test } from '@jest/globals';
import { Health, type Vitals } from './health.ts';

const well: Vitals = {
  logIsWritable: () => Promise.resolve(),
  projectorStandsStill: () => false,
  projectionLag: () => ({ events: 0, seconds: 0 }),
};

describe('readiness', () => {
  test('has no reason against it where all is well', async () => {
    expect(await new Health(well).reasonsNotReady()).toEqual([]);
  });

  test.each([
    [
      'the log takes no writes',
      { logIsWritable: () => Promise.reject(new Error('full')) },
      'the event log does not take writes',
    ],
    ['the projector is stuck', { projectorStandsStill: () => true }, 'the projector stands still'],
    [
      'the lists are old',
      { projectionLag: () => ({ events: 9, seconds: 31 }) },
      'the read models are 31 s and 9 events behind',
    ],
  ])('is denied while %s', async (_, vitals, reason) => {
    expect(await new Health({ ...well, ...vitals }).reasonsNotReady()).toEqual([reason]);
  });

  test('is denied for ever once the shutdown has begun', async () => {
    const health = new Health(well);
    health.beginStopping();
    expect(await health.reasonsNotReady()).toEqual(['the service is shutting down']);
  });
});
