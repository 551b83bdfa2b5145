import type { Checkpoint, RebuildableStore, RowDifference } from '../port/read-model-store.ts';
import { type BuildSource, catchUp } from './catch-up.ts';

export interface Rebuilt {
  readonly checkpoint: Checkpoint;
  /** Where the rows that were replaced did not say what the log says. */
  readonly differences: readonly RowDifference[];
}

export interface RebuildOptions extends BuildSource {
  readonly store: RebuildableStore;
  /** Throw away what an earlier, unfinished rebuild has done, instead of going on with it. */
  readonly fromScratch?: boolean;
  /** Called between the steps, and waited for. */
  readonly onStep?: (step: RebuildStep) => void | Promise<void>;
}

export type RebuildStep = 'shadow-ready' | 'built' | 'compared' | 'about-to-commit' | 'switched';

/**
 * Builds every row anew from the log, beside the living ones, and puts them in their place at once. Reads and the running
 * service's projector go on meanwhile, in another thread or process: in the switch it waits for the write lock.
 *
 * Killed while it builds: the shadow and its checkpoint stand, the living rows are untouched, and the next rebuild goes on
 * from there. Killed in the switch, which is one transaction: the same, or done. There is no third state.
 */
export async function rebuildReadModels(options: RebuildOptions): Promise<Rebuilt> {
  const { store, log, onStep = () => undefined } = options;
  if (options.fromScratch === true) await store.dropShadow();
  const shadow = await store.shadow();
  await onStep('shadow-ready');
  await catchUp(shadow, options, await log.head());
  await onStep('built');
  const differences = await store.differences();
  await onStep('compared');
  const checkpoint = await store.switchToShadow(async (rows, until) => {
    await catchUp(rows, { log, decode: options.decode }, until);
    await onStep('about-to-commit');
  });
  await onStep('switched');
  return { checkpoint, differences };
}
