import type { Append } from '#event-store';
import { type MerchantSettings, partsOf } from '../../domain/index.ts';
import type { Execution } from '../execution/execution.ts';
import type { Reservations } from '../reservations/reservations.ts';
import { numbersStream, SeriesAllocator } from './series-allocator.ts';

/** The numbers of all tenants: gapless in each series, never given twice. */
export class InvoiceNumbers {
  readonly #execution: Execution;
  readonly #reservations: Reservations;
  readonly #allocators = new Map<string, SeriesAllocator>();

  constructor(execution: Execution, reservations: Reservations) {
    this.#execution = execution;
    this.#reservations = reservations;
  }

  /**
   * Takes the next number of a series for an invoice, or the one that it was given before.
   * @param publicationOf what is about to be appended under that number: kept in the register until it is done
   */
  allocate(
    tenantId: string,
    { prefix, width }: MerchantSettings['numbering'],
    invoiceId: string,
    publicationOf: (number: string) => Append,
  ): Promise<string> {
    return this.#series(tenantId, prefix).allocate(invoiceId, width, publicationOf);
  }

  /** Enters a number that a caller gives its invoice; false where it is another's, or was. */
  async give(tenantId: string, number: string, invoiceId: string): Promise<boolean> {
    const { prefix } = partsOf(number);
    const series = this.#series(tenantId, prefix);
    const taken = await series.give(number, invoiceId);
    if (series.expendable) this.#allocators.delete(numbersStream(tenantId, prefix));
    return taken;
  }

  /** The invoice's publication is in the log: its number is not pending any more. */
  used(tenantId: string, invoiceId: string): void {
    for (const series of this.#seriesOf(tenantId)) series.used(invoiceId);
  }

  /** The invoice will never be published: a number that was taken for it is voided with the reason. */
  async abandon(tenantId: string, invoiceId: string, reason: string): Promise<void> {
    for (const series of this.#seriesOf(tenantId))
      if (series.holdsNumberFor(invoiceId)) await series.abandon(invoiceId, reason);
  }

  /** Completes publications that an earlier process had taken a number for and did not come to append. */
  settle(tenantId: string, prefix: string): Promise<void> {
    return this.#series(tenantId, prefix).settle();
  }

  #series(tenantId: string, prefix: string): SeriesAllocator {
    const stream = numbersStream(tenantId, prefix);
    const existing = this.#allocators.get(stream);
    if (existing !== undefined) return existing;
    const created = new SeriesAllocator(this.#execution, this.#reservations, tenantId, prefix);
    this.#allocators.set(stream, created);
    return created;
  }

  *#seriesOf(tenantId: string): Generator<SeriesAllocator> {
    for (const [stream, series] of this.#allocators) if (stream.startsWith(`numbers-${tenantId}.`)) yield series;
  }
}
