import type { EventLogReader, Position, RecordedEvent } from '#event-store';
import { comparePositions } from '#event-store';
import type { Checkpoint, InvoiceKey, ReadModelStore } from '../port/read-model-store.ts';
import { type ProjectedEvent, projectPage } from '../projections/project-page.ts';
import { adaptivePageSize, type PageSize } from './page-size.ts';
import { type Decoders, projectedEvent } from './projected-streams.ts';

export interface ProjectorOptions {
  readonly log: Pick<EventLogReader, 'readAll'>;
  readonly store: ReadModelStore;
  readonly decode: Decoders;
  /** At most so many events a page. */
  readonly largestPage?: number;
}

export interface Progress {
  readonly checkpoint: Checkpoint;
  /** Events applied by this step. */
  readonly events: number;
  /** The log had no more after them. */
  readonly caughtUp: boolean;
}

/**
 * Brings the rows up to the log, a page at a time. Rows and checkpoint are one transaction, and the checkpoint is
 * compared before it moves: whatever dies or runs twice, each event is applied exactly once.
 */
export class Projector {
  readonly #options: ProjectorOptions;
  readonly #pageSize: PageSize;
  #checkpoint: Checkpoint | null = null;

  constructor(options: ProjectorOptions) {
    this.#options = options;
    this.#pageSize = adaptivePageSize(options.largestPage);
  }

  /**
   * One page, not beyond `until`. An event that can't be decoded or folded ends it: nothing of the page is applied, and
   * nothing is ever skipped.
   * @throws UndecodableEvent, BrokenStream, and what log and store throw
   */
  async step(until: Position | null = null): Promise<Progress> {
    const { log, store } = this.#options;
    const after = this.#checkpoint ?? (await store.checkpoint());
    const limit = this.#pageSize.limit;
    const recorded = await log.readAll({ after: after.position, limit });
    const page = until === null ? recorded : recorded.filter((event) => comparePositions(event.position, until) <= 0);
    const last = page.at(-1);
    if (last === undefined) {
      this.#checkpoint = await store.checkpoint();
      return { checkpoint: this.#checkpoint, events: 0, caughtUp: true };
    }
    this.#checkpoint = await this.#apply(after, page, last.position);
    if (this.#checkpoint === null) return { checkpoint: await store.checkpoint(), events: 0, caughtUp: false };
    this.#pageSize.measure(
      page.length,
      page.reduce((sum, event) => sum + event.data.length + event.metadata.length, 0),
    );
    return { checkpoint: this.#checkpoint, events: page.length, caughtUp: page.length < limit };
  }

  /** Null where somebody else was faster: also where their rows, seen too early, made this page look impossible. */
  async #apply(after: Checkpoint, page: readonly RecordedEvent[], position: Position): Promise<Checkpoint | null> {
    const { store, decode } = this.#options;
    const events = page.map((recorded) => projectedEvent(recorded, decode)).filter((event) => event !== null);
    try {
      const known = await store.load(continued(events));
      return await store.apply({ after, position, operations: projectPage(events, known) });
    } catch (error) {
      const standing = await store.checkpoint();
      if (standing.position === after.position && standing.generation === after.generation) throw error;
      return null;
    }
  }
}

/** The invoices that began before this page. */
function continued(page: readonly ProjectedEvent[]): readonly InvoiceKey[] {
  const begun = new Set<string>();
  const keys: InvoiceKey[] = [];
  for (const each of page) {
    if (each.of === 'series' || begun.has(each.invoiceId)) continue;
    begun.add(each.invoiceId);
    if (each.event.revision > 0) keys.push({ tenantId: each.event.metadata.tenantId, invoiceId: each.invoiceId });
  }
  return keys;
}
