import { setTimeout as delay } from 'node:timers/promises';
import { type Append, type Appended, AppendOutcomeUnknown, type EventStore } from '#event-store';

/** Tries in all, and the pause before each further one in milliseconds. */
const pauses = [20, 100, 400] as const;

/**
 * Appends, and where no answer came sends the very same append again: the store recognises the ids, so the events stand
 * there once however often it is sent. `repeated` is true only where the events stood there before this call.
 * @throws StreamConflict, StoreUnavailable, InvalidAppend; AppendOutcomeUnknown when even the last try got no answer
 */
export async function appendSettled(store: EventStore, append: Append): Promise<Appended> {
  for (const [tries, pause] of pauses.entries()) {
    try {
      const appended = await store.append(append);
      return tries === 0 ? appended : own(appended);
    } catch (error) {
      if (!(error instanceof AppendOutcomeUnknown)) throw error;
      await delay(pause);
    }
  }
  return own(await store.append(append));
}

/** What stands there after an answer was lost is what this very call sent. */
const own = (appended: Appended): Appended => ({ ...appended, repeated: false });
