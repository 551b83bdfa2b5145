import { StreamConflict } from '#event-store';
import { type ReservationEvent, type ReservationKind, reserved } from '../../domain/index.ts';
import type { Execution } from '../execution/execution.ts';
import { KeyedQueue } from '../execution/keyed-queue.ts';
import { appendToTail, readTail, type StreamTail } from '../execution/stream-tail.ts';
import { usesValue } from './uses-value.ts';

/** A reservation whose holder never came to use it may be taken over after this many milliseconds: far longer than a command runs. */
const leaseOfAnUnusedReservation = 60_000;

export const reservationStream = (tenantId: string, kind: ReservationKind, value: string): string =>
  `reservation-${tenantId}.${kind}.${value}`;

/**
 * Values that must be unique in a tenant, each a stream of its own: whoever creates the stream holds the value. It is
 * reserved before the event that uses it is appended; a crash in between leaves a reservation without use, which the next
 * one who asks takes over.
 */
export class Reservations {
  readonly #execution: Execution;
  readonly #queue = new KeyedQueue();

  constructor(execution: Execution) {
    this.#execution = execution;
  }

  /** Whether the value is this invoice's now. */
  async reserve(tenantId: string, kind: ReservationKind, value: string, invoiceId: string): Promise<boolean> {
    const stream = reservationStream(tenantId, kind, value);
    return this.#queue.run(stream, async () => {
      for (;;) {
        const tail = await readTail<ReservationEvent>(this.#execution, stream);
        if (tail.last?.data.invoiceId === invoiceId) return true;
        if (!(await this.#isFree(kind, value, stream, tail))) return false;
        try {
          await appendToTail(this.#execution, tenantId, stream, tail, reserved(kind, value, invoiceId));
          return true;
        } catch (error) {
          if (!(error instanceof StreamConflict)) throw error;
        }
      }
    });
  }

  async isReserved(tenantId: string, kind: ReservationKind, value: string): Promise<boolean> {
    const page = await this.#execution.store.readStream(reservationStream(tenantId, kind, value), { limit: 1 });
    return page.length > 0;
  }

  async #isFree(
    kind: ReservationKind,
    value: string,
    stream: string,
    tail: StreamTail<ReservationEvent>,
  ): Promise<boolean> {
    if (tail.last === null) return true;
    if (await usesValue(this.#execution, tail.last.data.invoiceId, kind, value)) return false;
    return Date.parse(this.#execution.now()) - (await this.#reservedAt(stream)) > leaseOfAnUnusedReservation;
  }

  async #reservedAt(stream: string): Promise<number> {
    const [last] = await this.#execution.store.readStream(stream, { direction: 'backwards', limit: 1 });
    return last === undefined ? 0 : Date.parse(this.#execution.codec.decode(last).metadata.recordedAt);
  }
}
