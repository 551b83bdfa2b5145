import { setImmediate } from 'node:timers/promises';
import type { EventLogReader, Position, RecordedEvent } from '#event-store';
import { type PublicEvent, PublicEvents, toJson, UnpublishableEvent } from '#publisher';

/** An event as the feed shows it: CloudEvents in JSON form. */
export interface ShownEvent {
  readonly position: Position;
  readonly json: string;
}

export interface OwnEventsPage {
  readonly items: readonly ShownEvent[];
  /** Everything up to here has been looked at; null: the log is empty. */
  readonly nextPosition: Position | null;
  /** The log had no more at that moment. */
  readonly atEnd: boolean;
}

/** What one request costs at most, however many events of others lie in between. */
export interface FeedLimits {
  /** Events of the log that are looked at. */
  readonly scanned: number;
  /** Events that are read at once, between which others get their turn. */
  readonly chunk: number;
  /** A page ends with the item that brings it to so many characters. */
  readonly characters: number;
}

const defaultLimits: FeedLimits = { scanned: 5_000, chunk: 100, characters: 2_000_000 };

/** The public events of one tenant, out of a log that holds those of all. */
export class OwnEvents {
  readonly #log: Pick<EventLogReader, 'readAll'>;
  readonly #events: PublicEvents;
  readonly #limits: FeedLimits;

  constructor(log: Pick<EventLogReader, 'readAll' | 'readStream'>, limits = defaultLimits) {
    this.#log = log;
    this.#events = new PublicEvents(log);
    this.#limits = limits;
  }

  /**
   * The next events after a position, oldest first: as many as wanted, or fewer, perhaps none, where the tenant's are rare.
   * @throws UnpublishableEvent where the very next one can't be shown
   */
  async after(tenantId: string, position: Position | null, wanted: number): Promise<OwnEventsPage> {
    const { scanned, chunk, characters } = this.#limits;
    const items: ShownEvent[] = [];
    let next = position;
    let size = 0;
    for (let looked = 0; looked < scanned; looked += chunk) {
      if (looked > 0) await setImmediate();
      const recorded = await this.#log.readAll({ after: next, limit: chunk });
      for (const each of recorded) {
        const event = await this.#shown(tenantId, each, items.length > 0);
        if (event === 'not-showable') return { items, nextPosition: next, atEnd: false };
        next = each.position;
        if (event === null) continue;
        const json = toJson(event);
        items.push({ position: event.position, json });
        size += json.length;
        if (items.length >= wanted || size >= characters) return { items, nextPosition: next, atEnd: false };
      }
      if (recorded.length < chunk) return { items, nextPosition: next, atEnd: true };
    }
    return { items, nextPosition: next, atEnd: false };
  }

  /** What can't be shown ends a page; a page that begins with it is refused. */
  async #shown(
    tenantId: string,
    recorded: RecordedEvent,
    afterOthers: boolean,
  ): Promise<PublicEvent | null | 'not-showable'> {
    if (tenantOf(recorded) !== tenantId) return null;
    try {
      return await this.#events.of(recorded);
    } catch (error) {
      if (afterOthers && error instanceof UnpublishableEvent) return 'not-showable';
      throw error;
    }
  }
}

/** Whose invoice an event belongs to; null: it is of no invoice, or of nobody's. */
export function tenantOf({ stream, metadata }: RecordedEvent): string | null {
  if (!stream.startsWith('invoice-')) return null;
  try {
    return (JSON.parse(metadata) as { tenantId?: string }).tenantId ?? null;
  } catch {
    return null;
  }
}
