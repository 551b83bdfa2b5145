import { type Append, StreamConflict } from '#event-store';
import {
  allot,
  newSeries,
  numberGiven,
  type NumberingEvent,
  numbersAllocated,
  numberVoided,
  type PendingNumber,
  pendingOf,
  type Series,
  seriesAfter,
  seriesName,
  upcoming,
  withoutPending,
} from '../../domain/index.ts';
import type { Execution } from '../execution/execution.ts';
import { appendToTail, readTail, type StreamTail } from '../execution/stream-tail.ts';
import type { Reservations } from '../reservations/reservations.ts';
import { completePublication } from './complete-publication.ts';
import { publicationsWithin } from './publications-within.ts';

/** At most this many numbers in one append. */
const largestGroup = 100;

interface Waiting {
  readonly invoiceId: string;
  readonly width: number;
  readonly publicationOf: (number: string) => Append;
  readonly resolve: (number: string) => void;
  readonly reject: (reason: unknown) => void;
}

interface Known {
  readonly tail: StreamTail<NumberingEvent>;
  readonly series: Series;
}

export const numbersStream = (tenantId: string, prefix: string): string => `numbers-${tenantId}.${seriesName(prefix)}`;

/**
 * One series of one tenant. Everything on it happens in turn; invoices that ask for a number while an append runs share
 * the next one. What it knows is the last event, and what of that is still pending.
 */
export class SeriesAllocator {
  readonly #execution: Execution;
  readonly #reservations: Reservations;
  readonly #tenantId: string;
  readonly #prefix: string;
  readonly #stream: string;
  readonly #waiting: Waiting[] = [];
  #known: Known | null = null;
  /** Whose number was used since the append under way began: what it appends still says that theirs are pending. */
  readonly #usedMeanwhile = new Set<string>();
  #turn: Promise<unknown> = Promise.resolve();
  #asked = 0;

  constructor(execution: Execution, reservations: Reservations, tenantId: string, prefix: string) {
    this.#execution = execution;
    this.#reservations = reservations;
    this.#tenantId = tenantId;
    this.#prefix = prefix;
    this.#stream = numbersStream(tenantId, prefix);
  }

  /** Nothing is under way, and nothing would be forgotten with this object. */
  get expendable(): boolean {
    return this.#asked === 0 && (this.#known?.series.pending.length ?? 0) === 0;
  }

  holdsNumberFor(invoiceId: string): boolean {
    return this.#known !== null && pendingOf(this.#known.series, invoiceId) !== null;
  }

  /** The number of this invoice: the one it was given before, or the next. */
  allocate(invoiceId: string, width: number, publicationOf: (number: string) => Append): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    this.#waiting.push({ invoiceId, width, publicationOf, resolve, reject });
    void this.#inTurn(() => this.#serveWaiting());
    return promise;
  }

  /** Enters a number that the caller gives; false where the series has been past it. */
  give(number: string, invoiceId: string): Promise<boolean> {
    return this.#inTurn(async () => {
      if (!(await this.#reservations.reserve(this.#tenantId, 'number', number, invoiceId))) return false;
      return (await this.#append(({ series }) => numberGiven(series, number, invoiceId))) !== null;
    });
  }

  /** The invoice has its number in its own stream now. */
  used(invoiceId: string): void {
    if (this.#asked > 0) this.#usedMeanwhile.add(invoiceId);
    if (this.#known !== null) this.#known = { ...this.#known, series: withoutPending(this.#known.series, invoiceId) };
  }

  /** The invoice will never use the number that was taken for it. */
  async abandon(invoiceId: string, reason: string): Promise<void> {
    await this.#inTurn(() =>
      this.#append(({ series }) => {
        const pending = pendingOf(series, invoiceId);
        return pending === null ? null : numberVoided(series, pending, reason);
      }),
    );
  }

  /** Completes what an earlier process left open. */
  async settle(): Promise<void> {
    await this.#inTurn(() => this.#load());
  }

  async #inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
    this.#asked += 1;
    const mine = this.#turn.then(task);
    this.#turn = mine.catch(() => undefined);
    return mine.finally(() => {
      this.#asked -= 1;
    });
  }

  async #serveWaiting(): Promise<void> {
    const width = this.#waiting[0]?.width;
    const others = this.#waiting.findIndex((each) => each.width !== width);
    const group = this.#waiting.splice(0, Math.min(largestGroup, others === -1 ? Infinity : others));
    if (width === undefined) return;
    try {
      const numbers = await this.#numbersFor(group, width);
      for (const { invoiceId, resolve } of group) resolve(numbers.get(invoiceId)!);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  async #numbersFor(group: readonly Waiting[], width: number): Promise<ReadonlyMap<string, string>> {
    await this.#append(async ({ series }) => {
      const without = group.filter(({ invoiceId }) => pendingOf(series, invoiceId) === null);
      const invoiceIds = [...new Set(without.map(({ invoiceId }) => invoiceId))];
      if (invoiceIds.length === 0) return null;
      const given = await this.#givenAmongNext(series, width, invoiceIds.length);
      const allotment = allot(series, { width, invoiceIds, given });
      const askers = new Map(without.map((waiting) => [waiting.invoiceId, waiting]));
      const publications = publicationsWithin(
        allotment.numbered.map(({ invoiceId, number }) => askers.get(invoiceId)!.publicationOf(number)),
      );
      return numbersAllocated(
        series,
        width,
        allotment,
        ({ n }) => publications[allotment.numbered.findIndex((each) => each.n === n)]!,
      );
    });
    const pending = this.#known?.series.pending ?? [];
    return new Map(pending.map(({ invoiceId, number }) => [invoiceId, number]));
  }

  /** Of the numbers that come next, those that callers have given: so many looked at that `count` free ones are among them. */
  async #givenAmongNext(series: Series, width: number, count: number): Promise<ReadonlySet<string>> {
    const given = new Set<string>();
    for (let looked = 0; looked - given.size < count;) {
      const candidates = upcoming(series, width, count + given.size).slice(looked);
      const taken = await Promise.all(
        candidates.map((number) => this.#reservations.isReserved(this.#tenantId, 'number', number)),
      );
      looked += candidates.length;
      candidates.filter((_, index) => taken[index]).forEach((number) => given.add(number));
    }
    return given;
  }

  /** Appends what `decide` makes of the series as it stands, again where another process was faster; null: nothing to append. */
  async #append(
    decide: (known: Known) => NumberingEvent | null | Promise<NumberingEvent | null>,
  ): Promise<NumberingEvent | null> {
    for (;;) {
      this.#usedMeanwhile.clear();
      const known = await this.#load();
      const event = await decide(known);
      if (event === null) return null;
      try {
        const tail = await appendToTail(this.#execution, this.#tenantId, this.#stream, known.tail, event);
        this.#known = { tail, series: seriesAfter(this.#prefix, event, tail.revision) };
        for (const invoiceId of this.#usedMeanwhile) this.used(invoiceId);
        return event;
      } catch (error) {
        this.#known = null;
        if (!(error instanceof StreamConflict)) throw error;
      }
    }
  }

  /** From the last event, completing what is pending there: this process has just begun, or lost a race. */
  async #load(): Promise<Known> {
    if (this.#known !== null) return this.#known;
    const tail = await readTail<NumberingEvent>(this.#execution, this.#stream);
    const series = tail.last === null ? newSeries(this.#prefix) : seriesAfter(this.#prefix, tail.last, tail.revision);
    this.#known = { tail, series };
    const voided: { readonly pending: PendingNumber; readonly reason: string }[] = [];
    for (const pending of series.pending) {
      const outcome = await completePublication(this.#execution, this.#stream, pending);
      if (outcome.kind === 'used') this.used(pending.invoiceId);
      if (outcome.kind === 'unusable') voided.push({ pending, reason: outcome.reason });
    }
    for (const { pending, reason } of voided)
      await this.#append((known) => numberVoided(known.series, pending, reason));
    return this.#load();
  }
}
