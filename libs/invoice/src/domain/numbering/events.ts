import type { Event } from '../invoice/events.ts';

/** On the stream of one series, `numbers-<tenant>.<series>`. */
export type NumberingEvent =
  Event<'NumbersAllocated', NumbersAllocated> | Event<'NumberGiven', NumberGiven> | Event<'NumberVoided', NumberVoided>;

/**
 * Where the series stands after an event. Every event carries it, so that the last one alone gives the state: a series of
 * a million numbers is known after one read.
 */
export interface SeriesStanding {
  /** The next number's integer part. */
  readonly next: number;
  /** Every width that numbers of this series were ever written with. */
  readonly widths: readonly number[];
  /** Allocated by earlier events, and not known to be used yet. */
  readonly pending: readonly PendingNumber[];
}

export interface NumberedInvoice {
  readonly number: string;
  readonly n: number;
  readonly invoiceId: string;
}

export interface PendingNumber extends NumberedInvoice {
  /** Revision, on this stream, of the `NumbersAllocated` that holds its publication. */
  readonly allocatedAt: number;
}

export interface Allocation extends NumberedInvoice {
  /**
   * The append to the invoice's stream that this number was taken for, as it was about to be made: after a crash in
   * between, appending it completes the publication, and where it had been appended it changes nothing. Null where it
   * is too large to be written down twice: the number then waits for the invoice to be published again.
   */
  readonly publication: Publication | null;
}

/** An append in its stored form: texts byte for byte. */
export interface Publication {
  readonly stream: string;
  readonly expected: 'no_stream' | number;
  readonly commandId: string;
  readonly events: readonly {
    readonly id: string;
    readonly type: string;
    readonly data: string;
    readonly metadata: string;
  }[];
}

export interface NumbersAllocated extends SeriesStanding {
  readonly series: string;
  readonly allocated: readonly Allocation[];
  /** Numbers that the series would have come to, and that callers had given before. */
  readonly steppedOver: readonly string[];
}

/** A caller gave an invoice this number itself. */
export interface NumberGiven extends SeriesStanding {
  readonly series: string;
  readonly number: string;
  readonly invoiceId: string;
}

/** The number can never be used any more: it stays in the register with the reason, and is not given again. */
export interface NumberVoided extends SeriesStanding {
  readonly series: string;
  readonly number: string;
  readonly invoiceId: string;
  readonly reason: string;
}
