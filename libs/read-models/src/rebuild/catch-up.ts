import { comparePositions, type EventLogReader, type Position } from '#event-store';
import type { ReadModelStore } from '../port/read-model-store.ts';
import type { Decoders } from '../projector/projected-streams.ts';
import { Projector } from '../projector/projector.ts';

/** Where rows are built from, and who hears how far it is. */
export interface BuildSource {
  readonly log: Pick<EventLogReader, 'readAll' | 'head'>;
  readonly decode: Decoders;
  /** After every page: events applied so far by this run, the place reached, and the head of the log at the start. */
  readonly onProgress?: (progress: BuildProgress) => void;
}

export interface BuildProgress {
  readonly events: number;
  readonly position: Position | null;
  readonly head: Position | null;
}

/** Applies the log to the rows up to `until`, and not beyond. */
export async function catchUp(store: ReadModelStore, source: BuildSource, until: Position | null): Promise<void> {
  if (until === null) return;
  const projector = new Projector({ log: source.log, store, decode: source.decode });
  let { position } = await store.checkpoint();
  let events = 0;
  while (position === null || comparePositions(position, until) < 0) {
    const progress = await projector.step(until);
    position = progress.checkpoint.position;
    events += progress.events;
    source.onProgress?.({ events, position, head: until });
    if (progress.events === 0 && progress.caughtUp) return;
  }
}
