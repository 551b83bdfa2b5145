import type { Position } from '#event-store';

/** Headers of a message, all of them text. */
export type MessageHeaders = Readonly<Record<string, string>>;

/** One public event as a broker carries it: CloudEvents 1.0 in binary mode. */
export interface BrokerMessage {
  /** The invoice's id: all messages of one key keep their order. */
  readonly key: string;
  readonly headers: MessageHeaders;
  /** UTF-8. The HTTP feed serves the same bytes as `data`. */
  readonly value: Buffer;
}

/** Which event of the log a message was made of: read back from the messages at the end of a topic. */
export interface MessageOrigin {
  readonly eventId: string;
  readonly invoiceId: string;
  /** The invoice's version after the event, counted from 1. */
  readonly sequence: number;
  /** In the log that it was published from; a copy of that log has other positions. */
  readonly position: Position;
}

/** The origin that headers tell, or null where they are not ours. */
export function originOf(headers: MessageHeaders): MessageOrigin | null {
  const { ce_id: eventId, ce_subject: invoiceId, ce_sequence: sequence, ce_logposition: position } = headers;
  if (eventId === undefined || invoiceId === undefined || position === undefined) return null;
  if (sequence === undefined || !/^\d{20}$/.test(sequence)) return null;
  return { eventId, invoiceId, sequence: Number(sequence), position };
}
