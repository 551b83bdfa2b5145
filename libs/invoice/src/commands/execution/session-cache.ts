import { LRUCache } from 'lru-cache';
import { type EventStore, maxPageSize } from '#event-store';
import type { StoredEventCodec } from '../../stored-events/index.ts';
import { advance, type Aggregate, type Decoded, type DomainEvent, emptySession, type Session } from './session.ts';

/** How many events all cached sessions may hold together: an event is about 5 kB of heap. */
const defaultCapacity = 4_000;

/**
 * Streams that commands have read or written lately. Where another process may append to the log too, a session here may be
 * behind it: whoever gets a conflict, a refusal or no change from it catches up first and decides again. Where this process
 * is the only writer, a session here is the stream.
 */
export class SessionCache {
  readonly #store: EventStore;
  readonly #codec: StoredEventCodec;
  readonly #sessions: LRUCache<string, Session<unknown, DomainEvent>>;

  readonly #doubtful = new Set<string>();

  constructor(store: EventStore, codec: StoredEventCodec, capacity = defaultCapacity) {
    this.#store = store;
    this.#codec = codec;
    this.#sessions = new LRUCache({
      maxSize: capacity,
      sizeCalculation: (session) => Math.max(1, session.events.length),
    });
  }

  cached<State, Event extends DomainEvent>(stream: string): Session<State, Event> | undefined {
    return this.#sessions.get(stream) as Session<State, Event> | undefined;
  }

  /** Whether the stream's cached session, if there is one, is surely the stream. */
  isExact(stream: string): boolean {
    return this.#store.soleWriter && !this.#doubtful.has(stream);
  }

  /** A session that was read before another one was written does not take its place. */
  keep(session: Session<unknown, DomainEvent>): void {
    const kept = this.#sessions.get(session.stream);
    if (kept === undefined || kept.events.length <= session.events.length) this.#sessions.set(session.stream, session);
  }

  /** An append to the stream had no certain end: from now on it is compared with the log whenever it is asked for. */
  doubt(stream: string): void {
    this.#sessions.delete(stream);
    this.#doubtful.add(stream);
  }

  /** Reads what is newer than the session from the log, in pages. */
  async catchUp<State, Event extends DomainEvent>(
    session: Session<State, Event>,
    aggregate: Aggregate<State, Event>,
  ): Promise<Session<State, Event>> {
    let current = session;
    for (;;) {
      const page = await this.#store.readStream(current.stream, { from: current.events.length, limit: maxPageSize });
      const newer = page.map((recorded) => this.#codec.decode(recorded) as unknown as Decoded<Event>);
      current = advance(current, aggregate, newer);
      if (page.length < maxPageSize) break;
    }
    if (current.events.length > 0) this.keep(current);
    return current;
  }

  /** After an append that went past this cache. */
  async refresh<State, Event extends DomainEvent>(stream: string, aggregate: Aggregate<State, Event>): Promise<void> {
    await this.catchUp(this.cached<State, Event>(stream) ?? emptySession(stream, aggregate), aggregate);
  }

  /** The stream as the log has it now. */
  async load<State, Event extends DomainEvent>(
    stream: string,
    aggregate: Aggregate<State, Event>,
  ): Promise<Session<State, Event>> {
    const cached = this.cached<State, Event>(stream);
    if (cached !== undefined && this.isExact(stream)) return cached;
    return this.catchUp(cached ?? emptySession(stream, aggregate), aggregate);
  }
}
