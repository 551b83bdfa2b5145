import type { Position } from '../port/events.ts';

/**
 * The server places an event by two numbers. They are the same for all that was appended over gRPC, and then one of them
 * says both; where they differ, both are kept, since a log resumed by one alone may skip an event.
 */
export const positionOf = (commit: string, prepare: string): Position =>
  commit === prepare ? commit : `${commit}/${prepare}`;

export function numbersOf(position: Position): { readonly commit: string; readonly prepare: string } {
  const [commit = '', prepare = commit] = position.split('/');
  return { commit, prepare };
}
