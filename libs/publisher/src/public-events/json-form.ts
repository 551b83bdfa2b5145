import type { PublicEvent } from './public-event.ts';

/**
 * CloudEvents in JSON form (JSON event format 1.0.2) as text. The value stands in it as it is, byte for byte what a broker
 * carries.
 */
export function toJson({ attributes, value }: PublicEvent): string {
  return `${JSON.stringify(attributes).slice(0, -1)},"data":${value}}`;
}
