import { describe, expect, test } from '@jest/globals';
import type { Problem } from '#platform';
import { OpenStreams } from './open-streams.ts';

const problemOf = (open: () => unknown): Problem | null => {
  try {
    open();
    return null;
  } catch (error) {
    return error as Problem;
  }
};

describe('open streams', () => {
  test('are bounded for a tenant, and one that ends makes room', () => {
    const streams = new OpenStreams();
    const open = Array.from({ length: 32 }, () => streams.open('acme'));
    expect(problemOf(() => streams.open('acme'))).toMatchObject({ code: 'rate-limited', status: 429 });
    expect(problemOf(() => streams.open('other'))).toBeNull();
    open[7]?.close();
    expect(problemOf(() => streams.open('acme'))).toBeNull();
  });

  test('are bounded for all tenants together', () => {
    const streams = new OpenStreams();
    for (let index = 0; index < 256; index++) streams.open(`tenant-${String(index % 16)}`);
    expect(problemOf(() => streams.open('yet-another'))).toMatchObject({ code: 'rate-limited' });
  });

  test('end with the service, and none is opened afterwards', () => {
    const streams = new OpenStreams();
    const { signal } = streams.open('acme');
    streams.onModuleDestroy();
    expect(signal.aborted).toBe(true);
    expect(problemOf(() => streams.open('acme'))).toMatchObject({ code: 'store-unavailable', status: 503 });
  });
});
