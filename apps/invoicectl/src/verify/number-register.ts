import type { InvoiceEvent, NumberingEvent } from '#invoice/domain';
import { type Finding, finding } from './finding.ts';

/** What the log says of one number. */
interface Entry {
  readonly invoiceId: string;
  readonly voided: boolean;
}

/**
 * Holds the series against the invoices: every series counts 1..n without a gap, every published number was given to that
 * invoice, and none to two.
 */
export class NumberRegister {
  /** By tenant and number. */
  readonly #given = new Map<string, Entry>();
  readonly #published = new Map<string, string>();
  /** By series stream. */
  readonly #next = new Map<string, number>();

  seeSeries(stream: string, tenantId: string, event: NumberingEvent): readonly Finding[] {
    switch (event.type) {
      case 'NumbersAllocated':
        for (const { number, invoiceId } of event.data.allocated)
          this.#given.set(keyOf(tenantId, number), { invoiceId, voided: false });
        return this.#count(stream, event.data.next, event.data.allocated.length + event.data.steppedOver.length);
      case 'NumberGiven':
        this.#given.set(keyOf(tenantId, event.data.number), { invoiceId: event.data.invoiceId, voided: false });
        return this.#count(stream, event.data.next, 0);
      case 'NumberVoided':
        this.#given.set(keyOf(tenantId, event.data.number), { invoiceId: event.data.invoiceId, voided: true });
        return this.#count(stream, event.data.next, 0);
      default:
        return event satisfies never;
    }
  }

  seeInvoice(invoiceId: string, tenantId: string, event: InvoiceEvent): readonly Finding[] {
    if (event.type !== 'Published') return [];
    const { number } = event.data;
    const key = keyOf(tenantId, number);
    const before = this.#published.get(key);
    this.#published.set(key, invoiceId);
    const found: Finding[] = [];
    if (before !== undefined && before !== invoiceId)
      found.push(finding('number', number, `it was published twice: by invoice ${before} and by invoice ${invoiceId}`));
    return found;
  }

  /** After the whole log: numbers and invoices held against each other. */
  conclude(): readonly Finding[] {
    return [...this.#published].flatMap(([key, invoiceId]) => {
      const number = key.slice(key.indexOf(' ') + 1);
      const given = this.#given.get(key);
      if (given === undefined)
        return [finding('number', number, `invoice ${invoiceId} carries it, and no series gave it`)];
      if (given.invoiceId !== invoiceId)
        return [
          finding('number', number, `invoice ${invoiceId} carries it, and the register gave it to ${given.invoiceId}`),
        ];
      return given.voided
        ? [finding('number', number, `invoice ${invoiceId} carries it, and the register says that it was voided`)]
        : [];
    });
  }

  #count(stream: string, next: number, taken: number): readonly Finding[] {
    const before = this.#next.get(stream) ?? 1;
    this.#next.set(stream, next);
    return next === before + taken
      ? []
      : [
          finding(
            'number',
            stream,
            `the series went from ${String(before)} to ${String(next)}, and ${String(taken)} numbers were taken`,
          ),
        ];
  }
}

const keyOf = (tenantId: string, number: string): string => `${tenantId} ${number}`;
