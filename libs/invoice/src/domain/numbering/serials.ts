import type { Event } from '../invoice/events.ts';

/** On `serials-<tenant>`: integer ids are reserved in blocks; what a process does not use of its block is a gap. */
export type SerialsEvent = Event<'SerialsReserved', SerialsReserved>;

/** Both ends included. */
export interface SerialsReserved {
  readonly from: number;
  readonly to: number;
}

/** The block after the last one that was reserved; null: none was. */
export function nextBlock(last: SerialsReserved | null, size: number): SerialsEvent {
  const from = (last?.to ?? 0) + 1;
  return { type: 'SerialsReserved', data: { from, to: from + size - 1 } };
}
