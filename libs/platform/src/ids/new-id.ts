import * as crypto from 'node:crypto';
import { v7 } from 'uuid';

/** Node 26 makes them itself, ten times as fast: it keeps random bytes in stock. Node 24 does not know the function yet. */
const { randomUUIDv7 = v7 } = crypto as { readonly randomUUIDv7?: () => string };

/**
 * A fresh UUIDv7: sorts by the time at which it was made. Both functions build it piece by piece, and V8 leaves the pieces
 * lie as they are; joined they are one flat text, with which JSON is written three times as fast.
 */
export function newId(): string {
  const id = randomUUIDv7();
  return [id.slice(0, 18), id.slice(18)].join('');
}
