import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { NumberingEvent } from './events.ts';
import {
  allot,
  newSeries,
  numberGiven,
  numbersAllocated,
  numberVoided,
  pendingOf,
  type Series,
  seriesAfter,
  upcoming,
  withoutPending,
} from './series.ts';

const none: ReadonlySet<string> = new Set();

function allocate(series: Series, revision: number, invoiceIds: readonly string[], given = none, width = 4): Series {
  const event = numbersAllocated(series, width, allot(series, { width, invoiceIds, given }), () => null);
  return seriesAfter(series.prefix, event, revision);
}

describe('a number series', () => {
  test('begins at 1 and counts on', () => {
    const { numbered, next } = allot(newSeries('INV-'), { width: 4, invoiceIds: ['a', 'b'], given: none });
    expect(numbered.map(({ number }) => number)).toEqual(['INV-0001', 'INV-0002']);
    expect(next).toBe(3);
  });

  test('steps over the numbers that callers gave, and says which', () => {
    const given = new Set(['INV-0001', 'INV-0003']);
    const { numbered, steppedOver } = allot(newSeries('INV-'), { width: 4, invoiceIds: ['a', 'b'], given });
    expect(numbered.map(({ number }) => number)).toEqual(['INV-0002', 'INV-0004']);
    expect(steppedOver).toEqual(['INV-0001', 'INV-0003']);
  });

  test('knows every allocation that may be open from its last event alone', () => {
    const series = allocate(allocate(newSeries('INV-'), 0, ['a']), 1, ['b']);
    expect(pendingOf(series, 'a')).toEqual({ number: 'INV-0001', n: 1, invoiceId: 'a', allocatedAt: 0 });
    expect(pendingOf(series, 'b')).toEqual({ number: 'INV-0002', n: 2, invoiceId: 'b', allocatedAt: 1 });
  });

  test('forgets an allocation once its invoice is published', () => {
    const series = allocate(withoutPending(allocate(newSeries('INV-'), 0, ['a']), 'a'), 1, ['b']);
    expect(series.pending.map(({ invoiceId }) => invoiceId)).toEqual(['b']);
  });

  test('goes on with its count when its width changes', () => {
    const series = allocate(newSeries('INV-'), 0, ['a'], none, 2);
    expect(upcoming(series, 6, 2)).toEqual(['INV-000002', 'INV-000003']);
  });

  test('does not let a caller give a number that it wrote, in whatever width it was written', () => {
    const series = allocate(allocate(newSeries('INV-'), 0, ['a'], none, 2), 1, ['b'], none, 6);
    expect(numberGiven(series, 'INV-01', 'c')).toBeNull();
    expect(numberGiven(series, 'INV-000002', 'c')).toBeNull();
    expect(numberGiven(series, 'INV-3', 'c')).not.toBeNull();
    expect(numberGiven(series, 'INV-000003', 'c')).not.toBeNull();
  });

  test('voids a number with its reason and keeps the count', () => {
    const series = allocate(newSeries('INV-'), 0, ['a', 'b']);
    const voided = numberVoided(series, pendingOf(series, 'a')!, 'the invoice was deleted');
    expect(voided.data).toMatchObject({ number: 'INV-0001', reason: 'the invoice was deleted', next: 3 });
    expect(seriesAfter('INV-', voided, 1).pending.map(({ invoiceId }) => invoiceId)).toEqual(['b']);
  });
});

test('whatever is given and asked for, allotted and stepped-over numbers are 1..n without gap or repeat', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 20 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 60 })),
      (groups, ahead) => {
        const given = new Set(ahead.map((n) => `X${String(n)}`));
        const seen: string[] = [];
        let series = newSeries('X');
        for (const [revision, size] of groups.entries()) {
          const invoiceIds = Array.from({ length: size }, (_, index) => `${String(revision)}-${String(index)}`);
          const allotment = allot(series, { width: 1, invoiceIds, given });
          seen.push(...allotment.numbered.map(({ number }) => number), ...allotment.steppedOver);
          const event: NumberingEvent = numbersAllocated(series, 1, allotment, () => null);
          series = seriesAfter('X', event, revision);
        }
        expect(seen.map((number) => Number(number.slice(1))).sort((a, b) => a - b)).toEqual(
          Array.from({ length: series.next - 1 }, (_, index) => index + 1),
        );
      },
    ),
  );
});
