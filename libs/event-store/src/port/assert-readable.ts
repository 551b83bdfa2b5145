import { isPosition } from './compare-positions.ts';
import { InvalidRead } from './errors.ts';
import { maxPageSize, type LogSlice, type StreamSlice } from './event-store.ts';
import type { Position } from './events.ts';

/** @throws InvalidRead */
export function assertStreamSlice({ from, limit }: StreamSlice): void {
  assertLimit(limit);
  if (from !== undefined && !(Number.isSafeInteger(from) && from >= 0)) {
    throw new InvalidRead(`from must be a revision from 0, not ${String(from)}`);
  }
}

/** @throws InvalidRead */
export function assertLogSlice({ after, limit }: LogSlice): void {
  assertLimit(limit);
  assertPosition(after);
}

/** @throws InvalidRead */
export function assertPosition(after: Position | null): void {
  if (after !== null && !isPosition(after)) throw new InvalidRead(`${after} is no position of a log`);
}

function assertLimit(limit: number): void {
  if (!(Number.isSafeInteger(limit) && limit >= 1 && limit <= maxPageSize)) {
    throw new InvalidRead(`limit must be from 1 to ${String(maxPageSize)}, not ${String(limit)}`);
  }
}
