import type { AnyEvent, DecodedEvent, RecordedEvent } from '#event-store';
import type { ChainedMetadata } from '../commands/event-metadata.ts';
import type { AccessEvent, InvoiceEvent, MerchantEvent, NumberingEvent } from '../domain/index.ts';
import { invoiceCodec } from './stored-events.ts';

type Decoded<Event extends AnyEvent> = DecodedEvent<Event, ChainedMetadata>;

/**
 * The codec by kind of stream: a stream's name tells which events stand in it. All throw `UndecodableEvent` on what can't be
 * read.
 */
export const decoders = {
  invoice: (recorded: RecordedEvent) => invoiceCodec.decode(recorded) as unknown as Decoded<InvoiceEvent>,
  numbering: (recorded: RecordedEvent) => invoiceCodec.decode(recorded) as unknown as Decoded<NumberingEvent>,
  merchant: (recorded: RecordedEvent) => invoiceCodec.decode(recorded) as unknown as Decoded<MerchantEvent>,
  access: (recorded: RecordedEvent) => invoiceCodec.decode(recorded) as unknown as Decoded<AccessEvent>,
} as const;
