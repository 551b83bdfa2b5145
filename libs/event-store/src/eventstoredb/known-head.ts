import { comparePositions } from '../port/compare-positions.ts';
import type { Position } from '../port/events.ts';

/** The furthest place in the log that this process knows to be written. */
export class KnownHead {
  #position: Position | null;

  constructor(position: Position | null) {
    this.#position = position;
  }

  get position(): Position | null {
    return this.#position;
  }

  saw(position: Position): void {
    if (this.#position === null || comparePositions(position, this.#position) > 0) this.#position = position;
  }
}

/** Whether what stands at a position stood there when the head was known to be this. */
export const isCovered = (position: Position, head: Position | null): boolean =>
  head !== null && comparePositions(position, head) <= 0;
