import type { Expected } from './logged-event.ts';
import type { LoggedStream } from './logged-stream.ts';

export type AppendDecision =
  | { readonly kind: 'write' }
  /** These very ids stand there: the answer is that of the first time, for as many as were sent. */
  | { readonly kind: 'repeat'; readonly revision: bigint }
  | { readonly kind: 'wrong-version' }
  | { readonly kind: 'deleted' };

/** Where an id was first written, as far as the server remembers. */
export type WhereWritten = (id: string) => { readonly stream: string; readonly revision: bigint } | undefined;

const write: AppendDecision = { kind: 'write' };
const wrongVersion: AppendDecision = { kind: 'wrong-version' };

/** Ids are looked at only where the expected revision does not match: that is how a real server decides. */
export function decideAppend(
  stream: LoggedStream,
  expected: Expected,
  ids: readonly string[],
  written: WhereWritten,
): AppendDecision {
  if (stream.tombstone !== null) return { kind: 'deleted' };
  switch (expected) {
    case 'any':
      return byRememberedIds(stream, ids, written);
    case 'stream_exists':
      return stream.exists ? byRememberedIds(stream, ids, written) : wrongVersion;
    case 'no_stream':
      return stream.exists ? byIdsFrom(stream, 0n, ids) : write;
    default:
      if (expected === stream.last) return write;
      return expected > stream.last ? wrongVersion : byIdsFrom(stream, expected + 1n, ids);
  }
}

function byIdsFrom(stream: LoggedStream, first: bigint, ids: readonly string[]): AppendDecision {
  if (ids.length === 0) return wrongVersion;
  const allThere = ids.every((id, index) => stream.at(first + BigInt(index))?.id === id);
  return allThere ? { kind: 'repeat', revision: first + BigInt(ids.length) - 1n } : wrongVersion;
}

/** Under `any` the place is found by the first id; one that is not remembered for this stream makes the append new. */
function byRememberedIds(stream: LoggedStream, ids: readonly string[], written: WhereWritten): AppendDecision {
  const [first] = ids;
  if (first === undefined) return write;
  const place = written(first);
  if (place?.stream !== stream.name) return write;
  return byIdsFrom(stream, place.revision, ids);
}
