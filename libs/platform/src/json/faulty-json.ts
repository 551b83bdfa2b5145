import type { Fault } from '../problem/problem.ts';

/** JSON that can't be taken. A class of its own: whoever overlooks that gets neither the value nor any of its members. */
export class FaultyJson {
  /** For finding what else is wrong with it, and for nothing else. */
  readonly value: unknown;
  /** By JSON pointer; at least one. */
  readonly faults: readonly Fault[];

  constructor(value: unknown, faults: readonly Fault[]) {
    this.value = value;
    this.faults = faults;
  }
}
