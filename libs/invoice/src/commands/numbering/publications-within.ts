import type { Append } from '#event-store';
import type { Publication } from '../../domain/index.ts';

/** Bytes of event texts that one `NumbersAllocated` may carry: far enough below the largest append of 1 MiB to be escaped in JSON. */
const budget = 400_000;

/** The appends as publications, as far as they fit together into one event; null for those that don't. */
export function publicationsWithin(appends: readonly Append[]): readonly (Publication | null)[] {
  let left = budget;
  return appends.map((append) => {
    const bytes = append.events.reduce(
      (sum, { data, metadata }) => sum + Buffer.byteLength(data) + Buffer.byteLength(metadata),
      0,
    );
    if (bytes > left || append.expected === 'any') return null;
    left -= bytes;
    const { stream, expected, commandId, events } = append;
    return { stream, expected, commandId, events };
  });
}
