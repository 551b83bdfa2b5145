import type { Position } from './events.ts';

const shape = /^(?:0|[1-9][0-9]{0,18})$/;

/** Whether a text from outside can be a position of any store: a decimal number of at most 19 digits, without leading zeros. */
export const isPosition = (text: string): boolean => shape.test(text);

/** Negative, zero or positive as `a` stands before, at or after `b` in the log. Both must be positions. */
export function comparePositions(a: Position, b: Position): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}
