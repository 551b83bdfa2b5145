import { matcherOf, type EventFilter } from './event-filter.ts';
import type { EventLog } from './event-log.ts';
import type { LoggedEvent } from './logged-event.ts';

export type LogPlace = 'start' | 'end' | { readonly commit: bigint; readonly prepare: bigint };

export interface LogQuery {
  readonly from: LogPlace;
  readonly backwards: boolean;
  readonly count: number;
  readonly filter: EventFilter | null;
}

/** Why there is no place: `crossed` positions can't be meant at all, the other is no event's. */
export type Misplaced = 'crossed' | 'no-event';

/** Index of the first event at or after a position; the log's length for its end and for a position that is ahead. */
export function indexOf(log: EventLog, from: LogPlace): number | Misplaced {
  if (from === 'start') return 0;
  if (from === 'end') return log.length;
  if (from.commit < from.prepare) return 'crossed';
  if (from.commit === 0n) return 0;
  let low = 0;
  let high = log.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (log.at(middle)!.position < from.commit) low = middle + 1;
    else high = middle;
  }
  return low === log.length || log.at(low)?.position === from.commit ? low : 'no-event';
}

/** Forwards with the event at the position, backwards without it; over any number of events that do not match. */
export function readLog(log: EventLog, { from, backwards, count, filter }: LogQuery): LoggedEvent[] | Misplaced {
  const index = indexOf(log, from);
  if (typeof index === 'string') return index;
  const matches = matcherOf(filter);
  const events: LoggedEvent[] = [];
  for (let at = backwards ? index - 1 : index; at >= 0 && events.length < count; at += backwards ? -1 : 1) {
    const event = log.at(at);
    if (event === undefined) break;
    if (matches(event)) events.push(event);
  }
  return events;
}
