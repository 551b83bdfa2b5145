import type { BrokerMessage } from '../port/message.ts';
import type { PublicEvent } from './public-event.ts';

/**
 * The header that carries an attribute: with `ce_` before its name, but for the content type, which CloudEvents' Kafka
 * binding names as everybody does, and the trace, which W3C Trace Context names.
 */
export function headerOf(attribute: string): string {
  if (attribute === 'datacontenttype') return 'content-type';
  return attribute === 'traceparent' ? attribute : `ce_${attribute}`;
}

/** CloudEvents in binary mode (Kafka protocol binding 1.0.2, 3.2): attributes are headers, the value is the data alone. */
export function toMessage({ invoiceId, attributes, value }: PublicEvent): BrokerMessage {
  const headers: Record<string, string> = {};
  for (const [name, text] of Object.entries(attributes)) headers[headerOf(name)] = text;
  return { key: invoiceId, headers, value: Buffer.from(value) };
}
