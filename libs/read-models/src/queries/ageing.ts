import { todayIn } from '#invoice/domain';
import { decimalAmount } from '../amounts/scaled-amount.ts';
import type { AgeingRow } from '../port/invoice-queries.ts';

/** What falls due on one day of one zone, in ten-thousandths. */
export interface DueOnDay {
  readonly currency: string;
  readonly exponent: number;
  readonly timeZone: string;
  readonly dueDate: string;
  readonly amount: bigint;
}

const day = 86_400_000;
/** The last day past due of each bucket but the last. */
const bucketEnds = [0, 30, 60, 90];

/** A row a currency, in the order of the currencies. What day it is, each invoice's own zone says. */
export function ageingOf(due: readonly DueOnDay[], now: string): readonly AgeingRow[] {
  const today = new Map<string, number>();
  const rows = new Map<string, { readonly exponent: number; readonly buckets: bigint[] }>();
  for (const { currency, exponent, timeZone, dueDate, amount } of due) {
    const date = today.get(timeZone) ?? Date.parse(todayIn(timeZone, now));
    today.set(timeZone, date);
    const row = rows.get(currency) ?? { exponent, buckets: [0n, 0n, 0n, 0n, 0n] };
    rows.set(currency, row);
    const bucket = bucketOf((date - Date.parse(dueDate)) / day);
    row.buckets[bucket] = (row.buckets[bucket] ?? 0n) + amount;
  }
  return Array.from(rows, ([currency, { exponent, buckets }]) => {
    const [current, days1To30, days31To60, days61To90, over90] = buckets.map((sum) => decimalAmount(sum, exponent));
    return { currency, current, days1To30, days31To60, days61To90, over90 } as AgeingRow;
  });
}

function bucketOf(daysPastDue: number): number {
  const bucket = bucketEnds.findIndex((end) => daysPastDue <= end);
  return bucket === -1 ? bucketEnds.length : bucket;
}
