import type { LoggedEvent } from './logged-event.ts';

/** What one call changed: written whole or not at all. */
export interface LogEntry {
  readonly events: readonly LoggedEvent[];
  /** First position that is free after it: an append without events uses up a position too. */
  readonly end: bigint;
}

/** A line of the log's file, with its line end. */
export function encodeEntry({ events, end }: LogEntry): string {
  const plain = events.map((event) => ({
    ...event,
    revision: String(event.revision),
    position: String(event.position),
    created: String(event.created),
    data: base64(event.data),
    metadata: base64(event.metadata),
  }));
  return `${JSON.stringify({ events: plain, end: String(end) })}\n`;
}

/** @throws SyntaxError for a line that is not whole */
export function decodeEntry(line: string): LogEntry {
  const { events, end } = JSON.parse(line) as { events: Record<keyof LoggedEvent, string>[]; end: string };
  return { events: events.map(decodeEvent), end: BigInt(end) };
}

const decodeEvent = (plain: Record<keyof LoggedEvent, string>): LoggedEvent => ({
  ...plain,
  revision: BigInt(plain.revision),
  position: BigInt(plain.position),
  created: BigInt(plain.created),
  data: Buffer.from(plain.data, 'base64'),
  metadata: Buffer.from(plain.metadata, 'base64'),
});

const base64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
