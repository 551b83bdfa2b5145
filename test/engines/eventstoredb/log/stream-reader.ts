import type { EventLog } from './event-log.ts';
import type { LoggedEvent } from './logged-event.ts';

export interface StreamQuery {
  readonly stream: string;
  readonly from: 'start' | 'end' | bigint;
  readonly backwards: boolean;
  readonly count: number;
}

export type StreamPage =
  | { readonly kind: 'events'; readonly events: readonly LoggedEvent[] }
  | { readonly kind: 'missing' }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'unreadable' };

export function readStream(log: EventLog, { stream: name, from, backwards, count }: StreamQuery): StreamPage {
  const stream = log.stream(name);
  if (stream.tombstone !== null) return { kind: 'deleted' };
  if (!stream.exists) return { kind: 'missing' };
  if (count === 0 || (from === 'end' && !backwards)) return { kind: 'unreadable' };
  const events: LoggedEvent[] = [];
  const wanted = from === 'start' ? 0n : from === 'end' ? stream.last : from;
  const first = backwards && wanted > stream.last ? stream.last : wanted;
  for (let revision = first; events.length < count; revision += backwards ? -1n : 1n) {
    const event = stream.at(revision);
    if (event === undefined) break;
    if (revision >= stream.truncatedBefore && log.isShown(event)) events.push(event);
  }
  return { kind: 'events', events };
}
