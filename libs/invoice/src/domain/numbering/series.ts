import type { Event } from '../invoice/events.ts';
import type {
  Allocation,
  NumberedInvoice,
  NumberGiven,
  NumberingEvent,
  NumbersAllocated,
  NumberVoided,
  PendingNumber,
  Publication,
} from './events.ts';
import { numberText, partsOf, seriesName } from './series-name.ts';

/** Where one series stands. */
export interface Series {
  readonly prefix: string;
  readonly next: number;
  readonly widths: readonly number[];
  /** Allocated, and not known to be used: an invoice that asks again gets the same number. */
  readonly pending: readonly PendingNumber[];
}

export const newSeries = (prefix: string): Series => ({ prefix, next: 1, widths: [], pending: [] });

/** The series after its last event, which stands at `revision`; what came before is not needed. */
export function seriesAfter(prefix: string, event: NumberingEvent, revision: number): Series {
  const { next, widths, pending } = event.data;
  switch (event.type) {
    case 'NumbersAllocated':
      return {
        prefix,
        next,
        widths,
        pending: [...pending, ...event.data.allocated.map((allocation) => pendingFrom(allocation, revision))],
      };
    case 'NumberGiven':
    case 'NumberVoided':
      return { prefix, next, widths, pending };
    default:
      return event satisfies never;
  }
}

const pendingFrom = ({ number, n, invoiceId }: Allocation, allocatedAt: number): PendingNumber => ({
  number,
  n,
  invoiceId,
  allocatedAt,
});

/** An invoice's number is used: its publication stands in the log. Nothing is appended for it. */
export const withoutPending = (series: Series, invoiceId: string): Series => ({
  ...series,
  pending: series.pending.filter((pending) => pending.invoiceId !== invoiceId),
});

export const pendingOf = (series: Series, invoiceId: string): PendingNumber | null =>
  series.pending.find((pending) => pending.invoiceId === invoiceId) ?? null;

/** The numbers that come next if none is taken: `count` of them, each with the given width. */
export const upcoming = (series: Series, width: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => numberText(series.prefix, series.next + index, width));

export interface AllocationRequest {
  readonly width: number;
  readonly invoiceIds: readonly string[];
  /** Numbers that callers have given already. */
  readonly given: ReadonlySet<string>;
}

export interface Allotment {
  readonly numbered: readonly NumberedInvoice[];
  readonly steppedOver: readonly string[];
  readonly next: number;
}

/** Who gets which number, in the order asked for. Invoices with a pending number are not to be asked for again. */
export function allot(series: Series, { width, invoiceIds, given }: AllocationRequest): Allotment {
  const numbered: NumberedInvoice[] = [];
  const steppedOver: string[] = [];
  let n = series.next;
  for (const invoiceId of invoiceIds) {
    for (; given.has(numberText(series.prefix, n, width)); n += 1)
      steppedOver.push(numberText(series.prefix, n, width));
    numbered.push({ number: numberText(series.prefix, n, width), n, invoiceId });
    n += 1;
  }
  return { numbered, steppedOver, next: n };
}

export const numbersAllocated = (
  series: Series,
  width: number,
  { numbered, steppedOver, next }: Allotment,
  publicationOf: (invoice: NumberedInvoice) => Publication | null,
): Event<'NumbersAllocated', NumbersAllocated> => ({
  type: 'NumbersAllocated',
  data: {
    series: seriesName(series.prefix),
    allocated: numbered.map((invoice) => ({ ...invoice, publication: publicationOf(invoice) })),
    steppedOver,
    next,
    widths: series.widths.includes(width) ? series.widths : [...series.widths, width],
    pending: series.pending,
  },
});

/**
 * A number that a caller gives, or null where the series has been past it: it belongs to another invoice then. Whether
 * another caller gave it before is for the reservation of the number to say.
 */
export function numberGiven(
  series: Series,
  number: string,
  invoiceId: string,
): Event<'NumberGiven', NumberGiven> | null {
  const { n } = partsOf(number);
  if (n !== null && n > 0 && n < series.next && writtenBySeries(series, number, n)) return null;
  const { next, widths, pending } = series;
  return { type: 'NumberGiven', data: { series: seriesName(series.prefix), number, invoiceId, next, widths, pending } };
}

const writtenBySeries = (series: Series, number: string, n: number): boolean =>
  series.widths.some((width) => numberText(series.prefix, n, width) === number);

export function numberVoided(
  series: Series,
  { number, invoiceId }: PendingNumber,
  reason: string,
): Event<'NumberVoided', NumberVoided> {
  const { prefix, next, widths, pending } = withoutPending(series, invoiceId);
  return {
    type: 'NumberVoided',
    data: { series: seriesName(prefix), number, invoiceId, reason, next, widths, pending },
  };
}
