import { LRUCache } from 'lru-cache';
import type { EventLogReader, RecordedEvent } from '#event-store';
import {
  type DecodedInvoiceEvent,
  evolve,
  type ExistingInvoice,
  ImpossibleHistory,
  initialInvoice,
  type Invoice,
} from '#invoice/domain';
import { decoders } from '#invoice/stored-events';
import { publicNames } from './public-types.ts';

/** An invoice as it stood after so many events. */
interface Standing {
  /** Events that are in the state. */
  readonly version: number;
  readonly state: Invoice;
  /** Version of the last public event that is in the state; null: none. */
  readonly lastPublic: number | null;
}

/** An event, and what the invoice is with it. */
export interface FoldedEvent {
  readonly event: ReturnType<typeof decoders.invoice>;
  readonly after: ExistingInvoice;
  readonly previousPublic: number | null;
}

const nothing: Standing = { version: 0, state: initialInvoice, lastPublic: null };

/** What all remembered invoices may weigh: one for each, and one for each of its lines. Some 20 MB. */
const defaultWeight = 20_000;
const pageSize = 200;

/**
 * The state of each invoice at each event of the log. Whoever walks the log forwards meets nearly every invoice where it
 * was left; the others are folded from their streams.
 */
export class InvoiceFold {
  readonly #log: Pick<EventLogReader, 'readStream'>;
  readonly #remembered: LRUCache<string, Standing>;

  constructor(log: Pick<EventLogReader, 'readStream'>, weight = defaultWeight) {
    this.#log = log;
    this.#remembered = new LRUCache({ maxSize: weight, maxEntrySize: weight, sizeCalculation: weightOf });
  }

  /** @throws UndecodableEvent, ImpossibleHistory, and what the log throws */
  async at(recorded: RecordedEvent): Promise<FoldedEvent> {
    const before = await this.#before(recorded);
    const event = decoders.invoice(recorded);
    const after = extended(before, event);
    this.#remember(recorded.stream, after);
    return { event, after: existing(after.state), previousPublic: before.lastPublic };
  }

  async #before({ stream, revision }: RecordedEvent): Promise<Standing> {
    if (revision === 0) return nothing;
    const known = this.#remembered.get(stream);
    let standing = known !== undefined && known.version <= revision ? known : nothing;
    while (standing.version < revision) {
      const limit = Math.min(pageSize, revision - standing.version);
      const page = await this.#log.readStream(stream, { from: standing.version, limit });
      if (page.length === 0) throw new ImpossibleHistory(`${stream} has no event ${String(standing.version)}`);
      for (const recorded of page) standing = extended(standing, decoders.invoice(recorded));
    }
    return standing;
  }

  /** Whoever reads older events than the others does not make them fold anew. */
  #remember(stream: string, standing: Standing): void {
    const known = this.#remembered.peek(stream);
    if (known === undefined || known.version < standing.version) this.#remembered.set(stream, standing);
  }
}

function extended(before: Standing, event: DecodedInvoiceEvent): Standing {
  if (event.version !== before.version + 1)
    throw new ImpossibleHistory(`${event.stream} has no event ${String(before.version)}`);
  const isPublic = publicNames[event.type] !== null;
  return {
    version: event.version,
    state: evolve(before.state, event),
    lastPublic: isPublic ? event.version : before.lastPublic,
  };
}

function existing(state: Invoice): ExistingInvoice {
  if (state.status === 'none') throw new ImpossibleHistory('an event that left no invoice');
  return state;
}

const weightOf = ({ state }: Standing): number => 1 + (state.status === 'none' ? 0 : state.lines.length);
