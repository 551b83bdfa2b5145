import type { Position } from './events.ts';

const shape = /^(?:0|[1-9][0-9]{0,18})(?:\/(?:0|[1-9][0-9]{0,18}))?$/;

/**
 * Whether a text from outside can be a position of any store: a decimal number of at most 19 digits without leading zeros, or
 * two of them with a slash between, as EventStoreDB may place an event.
 */
export const isPosition = (text: string): text is Position => shape.test(text);

/** Negative, zero or positive as `a` stands before, at or after `b` in the log. Both must be positions. */
export function comparePositions(a: Position, b: Position): number {
  if (!a.includes('/') && !b.includes('/')) return compareNumbers(a, b);
  const [first, second = first] = a.split('/');
  const [otherFirst, otherSecond = otherFirst] = b.split('/');
  return compareNumbers(first!, otherFirst!) || compareNumbers(second!, otherSecond!);
}

function compareNumbers(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}
