export { decoders } from './decoders.ts';
export { invoiceCodec, type StoredEvent, type StoredEventCodec } from './stored-events.ts';
