import { EventEmitter } from 'node:events';
import { randomUUID } from 'node:crypto';
import { decideAppend, type AppendDecision } from './append-decision.ts';
import type { LogStorage } from './log-file.ts';
import type { LogEntry } from './log-entry.ts';
import { lastRevision, ticksNow, type Expected, type LoggedEvent, type ProposedEvent } from './logged-event.ts';
import { LoggedStream } from './logged-stream.ts';

/** What an append came to. `revision` null: the stream has no event. */
export type AppendOutcome =
  | { readonly kind: 'appended'; readonly revision: bigint | null; readonly position: bigint }
  | { readonly kind: 'wrong-version'; readonly current: bigint | null }
  | { readonly kind: 'deleted' };

const metadataType = '$metadata';

/** A real log begins with records of the server's own. */
const firstPosition = 1_000n;

/** An append without events takes room in the log all the same. */
const emptyRecord = 50n;

/** The whole log with its streams. Decides at once, in the order of the calls; shows only what storage holds. */
export class EventLog {
  readonly #storage: LogStorage;
  readonly #streams = new Map<string, LoggedStream>();
  readonly #firstPlaces = new Map<string, { stream: string; revision: bigint }>();
  readonly #grown = new EventEmitter().setMaxListeners(0);
  readonly #all: LoggedEvent[] = [];
  #end = firstPosition;
  #shown = 0;

  constructor(storage: LogStorage) {
    this.#storage = storage;
    for (const entry of storage.entries) this.#apply(entry);
    this.#shown = this.#all.length;
  }

  /** Every event that is shown, oldest first. */
  get length(): number {
    return this.#shown;
  }

  at(index: number): LoggedEvent | undefined {
    return index < this.#shown ? this.#all[index] : undefined;
  }

  stream(name: string): LoggedStream {
    return this.#streams.get(name) ?? new LoggedStream(name);
  }

  isShown(event: LoggedEvent): boolean {
    const last = this.#all[this.#shown - 1];
    return last !== undefined && event.position <= last.position;
  }

  /** Calls back after every commit. Returns how to stop that. */
  onGrown(listener: () => void): () => void {
    this.#grown.on('grown', listener);
    return () => this.#grown.off('grown', listener);
  }

  async append(name: string, expected: Expected, proposed: readonly ProposedEvent[]): Promise<AppendOutcome> {
    const stream = this.stream(name);
    const ids = proposed.map(({ id }) => id);
    const decision = decideAppend(stream, expected, ids, (id) => this.#firstPlaces.get(id));
    if (decision.kind !== 'write') return this.#unwritten(stream, decision);
    const revived = stream.softlyDeleted && proposed.length > 0;
    const before = revived ? this.#cutOffEvents(name, stream.last + 1n) : [];
    const { written, last, position, end } = this.#place(name, stream.last + 1n, proposed, before);
    await this.#commit({ events: written, end });
    return { kind: 'appended', revision: last?.revision ?? (stream.exists ? stream.last : null), position };
  }

  /** Cuts the stream off after its last event; `no_stream` may append again. Resolves to the position, or why not. */
  async delete(name: string, expected: Expected): Promise<AppendOutcome> {
    const refused = this.#refuseDelete(name, expected, this.stream(name).exists);
    if (refused !== null) return refused;
    const written = this.#cutOffEvents(name, lastRevision);
    await this.#commit({ events: written, end: endOf(written.at(-1)) ?? this.#end });
    return { kind: 'appended', revision: null, position: written.at(-1)!.position };
  }

  /** Ends the stream for ever. */
  async tombstone(name: string, expected: Expected): Promise<AppendOutcome> {
    const refused = this.#refuseDelete(name, expected, true);
    if (refused !== null) return refused;
    const { written, position, end } = this.#place(name, lastRevision, [tombstoneEvent()]);
    await this.#commit({ events: written, end });
    return { kind: 'appended', revision: null, position };
  }

  close(): Promise<void> {
    return this.#storage.close();
  }

  #refuseDelete(name: string, expected: Expected, deletable: boolean): AppendOutcome | null {
    const stream = this.stream(name);
    if (stream.tombstone !== null) return { kind: 'deleted' };
    const matches = expected === 'any' || expected === 'stream_exists' || expected === stream.last;
    return deletable && matches ? null : { kind: 'wrong-version', current: stream.last < 0n ? null : stream.last };
  }

  async #unwritten(stream: LoggedStream, decision: Exclude<AppendDecision, { kind: 'write' }>): Promise<AppendOutcome> {
    switch (decision.kind) {
      case 'repeat': {
        const { revision, position } = stream.at(decision.revision)!;
        // An answer may not overtake the commit of what it speaks of.
        if (!this.isShown(stream.at(decision.revision)!)) await this.#commit({ events: [], end: this.#end });
        return { kind: 'appended', revision, position };
      }
      case 'wrong-version':
        return { kind: 'wrong-version', current: stream.last < 0n ? null : stream.last };
      case 'deleted':
        return { kind: 'deleted' };
    }
  }

  /** A stream is cut off by an event in the stream that holds its metadata. */
  #cutOffEvents(name: string, bound: bigint): LoggedEvent[] {
    const stream = `$$${name}`;
    return this.#place(stream, this.stream(stream).last + 1n, [metadataEvent(`{"$tb":${String(bound)}}`)]).written;
  }

  #place(stream: string, first: bigint, proposed: readonly ProposedEvent[], before: readonly LoggedEvent[] = []) {
    const created = ticksNow();
    const written = [...before];
    let end = endOf(before.at(-1)) ?? this.#end;
    for (const [index, event] of proposed.entries()) {
      written.push({ ...event, stream, created, revision: first + BigInt(index), position: end });
      end = endOf(written.at(-1)) ?? end;
    }
    if (proposed.length === 0) return { written, last: null, position: end, end: end + emptyRecord };
    const last = written.at(-1)!;
    return { written, last, position: last.position, end };
  }

  async #commit(entry: LogEntry): Promise<void> {
    this.#apply(entry);
    const shown = this.#all.length;
    await this.#storage.write(entry);
    this.#shown = Math.max(this.#shown, shown);
    this.#grown.emit('grown');
  }

  #apply({ events, end }: LogEntry): void {
    for (const event of events) {
      const stream = this.#streams.get(event.stream) ?? new LoggedStream(event.stream);
      this.#streams.set(event.stream, stream);
      stream.add(event);
      this.#all.push(event);
      if (!this.#firstPlaces.has(event.id)) this.#firstPlaces.set(event.id, event);
      if (event.type === metadataType && event.stream.startsWith('$$')) this.#cutOff(event);
    }
    this.#end = end;
  }

  #cutOff(event: LoggedEvent): void {
    const name = event.stream.slice(2);
    const stream = this.#streams.get(name);
    const bound = /"\$tb":(\d+)/.exec(Buffer.from(event.data).toString())?.[1];
    if (stream !== undefined) stream.truncatedBefore = BigInt(bound ?? 0);
  }
}

/** A record is as long as what it holds: so that most positions are no event, as in a real log. */
const endOf = (event: LoggedEvent | undefined): bigint | undefined =>
  event && event.position + 100n + BigInt(event.data.length + event.metadata.length);

const metadataEvent = (json: string): ProposedEvent => ({
  id: randomUUID(),
  type: metadataType,
  contentType: 'application/json',
  data: Buffer.from(json),
  metadata: new Uint8Array(),
});

const tombstoneEvent = (): ProposedEvent => ({
  id: randomUUID(),
  type: '$streamDeleted',
  contentType: 'application/octet-stream',
  data: new Uint8Array(),
  metadata: new Uint8Array(),
});
