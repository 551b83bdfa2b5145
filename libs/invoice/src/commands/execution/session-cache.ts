import { LRUCache } from 'lru-cache';
import { type EventLogReader, maxPageSize } from '#event-store';
import type { StoredEventCodec } from '../../stored-events/index.ts';
import { advance, type Aggregate, type Decoded, type DomainEvent, emptySession, type Session } from './session.ts';

/** How many events all cached sessions may hold together: an event is 2 to 4 kB of heap. */
const defaultCapacity = 5_000;

/**
 * Streams that commands have read or written lately. A session here may be behind the log (another process may have
 * appended): whoever gets a conflict, a refusal or no change from it catches up first and decides again.
 */
export class SessionCache {
  readonly #store: EventLogReader;
  readonly #codec: StoredEventCodec;
  readonly #sessions: LRUCache<string, Session<unknown, DomainEvent>>;

  constructor(store: EventLogReader, codec: StoredEventCodec, capacity = defaultCapacity) {
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

  keep(session: Session<unknown, DomainEvent>): void {
    this.#sessions.set(session.stream, session);
  }

  forget(stream: string): void {
    this.#sessions.delete(stream);
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

  /** The stream as the log has it now. */
  load<State, Event extends DomainEvent>(
    stream: string,
    aggregate: Aggregate<State, Event>,
  ): Promise<Session<State, Event>> {
    return this.catchUp(this.cached<State, Event>(stream) ?? emptySession(stream, aggregate), aggregate);
  }
}
