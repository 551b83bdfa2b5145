import { InvalidAppend } from './errors.ts';
import { eventIdFor } from './event-id.ts';
import type { Append, ProposedEvent } from './events.ts';

/** What one append may hold at most: EventStoreDB's default, and the embedded store's too, so that neither takes more. */
export const maxAppendBytes = 1_048_576;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * What every adapter asks of an append before its store sees it. That data and metadata are JSON is the codec's part: here
 * they are text, and come back as they went in.
 * @returns the append's size in bytes, counted as EventStoreDB counts it (`sizeOf`)
 * @throws InvalidAppend
 */
export function assertAppendable(append: Append): number {
  const { stream, expected, events } = append;
  assertName('stream', stream);
  if (typeof expected === 'number' && !(Number.isSafeInteger(expected) && expected >= 0)) {
    throw new InvalidAppend(`expected must be no_stream, any or a revision from 0, not ${String(expected)}`);
  }
  if (events.length === 0) throw new InvalidAppend('an append must hold at least one event');
  let bytes = 0;
  for (const [index, event] of events.entries()) {
    assertText(event);
    assertMadeForItsPlace(append, index, event.id);
    bytes += sizeOf(event);
  }
  if (bytes > maxAppendBytes) {
    throw new InvalidAppend(`the append holds ${String(bytes)} bytes, and may hold ${String(maxAppendBytes)}`);
  }
  return bytes;
}

/** UTF-8 bytes of data and metadata, and two for each character of the type, as EventStoreDB counts. */
const sizeOf = ({ type, data, metadata }: ProposedEvent): number =>
  2 * type.length + Buffer.byteLength(data) + Buffer.byteLength(metadata);

function assertText({ type, data, metadata }: ProposedEvent): void {
  assertName('type', type);
  if (!data.isWellFormed()) throw new InvalidAppend('data holds a lone surrogate, which no store can write');
  if (!metadata.isWellFormed()) throw new InvalidAppend('metadata holds a lone surrogate, which no store can write');
}

function assertName(member: 'stream' | 'type', name: string): void {
  if (name === '') throw new InvalidAppend(`${member} is empty`);
  if (name.startsWith('$')) throw new InvalidAppend(`${member} ${name} begins with $, which is the store's own`);
  if (!name.isWellFormed()) throw new InvalidAppend(`${member} holds a lone surrogate`);
}

/** Under `any` the place is not known before the append, so that only the id's form can be checked. */
function assertMadeForItsPlace({ stream, expected, commandId }: Append, index: number, id: string): void {
  if (expected === 'any') {
    if (!uuid.test(id)) throw new InvalidAppend(`event id ${id} is no UUID in lower case`);
    return;
  }
  const revision = (expected === 'no_stream' ? 0 : expected + 1) + index;
  if (id !== eventIdFor(stream, revision, commandId)) {
    throw new InvalidAppend(
      `event id ${id} was not made for revision ${String(revision)} of ${stream} and this command`,
    );
  }
}
