import { setTimeout as delay } from 'node:timers/promises';
import { type Append, type Appended, AppendOutcomeUnknown, type EventStore } from '#event-store';

/** Tries in all, and the pause before each further one in milliseconds. */
const pauses = [20, 100, 400] as const;

/**
 * Appends, and where no answer came sends the very same append again: the store recognises the ids, so the events stand
 * there once however often it is sent.
 * @throws StreamConflict, StoreUnavailable, InvalidAppend; AppendOutcomeUnknown when even the last try got no answer
 */
export async function appendSettled(store: EventStore, append: Append): Promise<Appended> {
  for (const pause of pauses) {
    try {
      return await store.append(append);
    } catch (error) {
      if (!(error instanceof AppendOutcomeUnknown)) throw error;
      await delay(pause);
    }
  }
  return store.append(append);
}
