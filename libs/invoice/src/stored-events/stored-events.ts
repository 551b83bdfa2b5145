import { type Codec, createCodec, type EventTypes } from '#event-store';
import type { ChainedMetadata } from '../commands/event-metadata.ts';
import type {
  AccessEvent,
  InvoiceEvent,
  MerchantEvent,
  NumberingEvent,
  ReservationEvent,
  SerialsEvent,
} from '../domain/index.ts';

/** Every event that this service ever stores. */
export type StoredEvent = InvoiceEvent | MerchantEvent | AccessEvent | NumberingEvent | ReservationEvent | SerialsEvent;
export type StoredEventCodec = Codec<StoredEvent, ChainedMetadata>;

const first = { schemaVersion: 1, upcasters: {} } as const;

/** Stored names and the version in which each is written now. A change of shape is a new version here, with an upcaster. */
const types: EventTypes<StoredEvent> = {
  InvoiceCreated: first,
  CustomerUpdated: first,
  LineItemsUpdated: first,
  DetailsUpdated: first,
  Published: first,
  PaymentStarted: first,
  PaymentFailed: first,
  PaymentRecorded: first,
  Paid: first,
  PaymentReversed: first,
  Refunded: first,
  Cancelled: first,
  Reopened: first,
  Deleted: first,
  NotificationRequested: first,
  NotificationSent: first,
  NotificationFailed: first,
  BecamePastDue: first,
  Viewed: first,
  SettingsChanged: first,
  KeyIssued: first,
  KeyRevoked: first,
  NumbersAllocated: first,
  NumberGiven: first,
  NumberVoided: first,
  SerialsReserved: first,
  Reserved: first,
};

export const invoiceCodec: StoredEventCodec = createCodec<StoredEvent, ChainedMetadata>(types);
