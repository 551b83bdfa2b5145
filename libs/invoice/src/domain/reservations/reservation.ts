import type { Event } from '../invoice/events.ts';

/** What must be unique in a tenant: numbers that callers give, references of payments. */
export type ReservationKind = 'number' | 'payment-reference';

/** On `reservation-<tenant>.<kind>.<value>`: the stream exists once the value is taken. */
export type ReservationEvent = Event<'Reserved', Reserved>;

/** The value belongs to this invoice. A later event on the stream passes it on, where the earlier holder never used it. */
export interface Reserved {
  readonly kind: ReservationKind;
  readonly value: string;
  readonly invoiceId: string;
}

export const reserved = (kind: ReservationKind, value: string, invoiceId: string): ReservationEvent => ({
  type: 'Reserved',
  data: { kind, value, invoiceId },
});
