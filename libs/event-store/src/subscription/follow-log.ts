import { StoreUnavailable } from '../port/errors.ts';
import { maxPageSize, type EventLogReader } from '../port/event-store.ts';
import type { Position, RecordedEvent } from '../port/events.ts';
import { defaultBackoff, delayMs, type Backoff } from './backoff.ts';

export interface Following {
  readonly store: Pick<EventLogReader, 'readAll' | 'subscribe'>;
  /** Position of the last event that was handled in an earlier life; null: none. */
  readonly after: Position | null;
  /** Ends the following, between two pages. */
  readonly signal: AbortSignal;
  /** At most this many events a page. Default and maximum: `maxPageSize`. */
  readonly pageSize?: number;
  /** Given every event once and in order, unless it throws: then the same events come again, and nothing after them. */
  readonly handle: (page: readonly RecordedEvent[]) => void | Promise<void>;
  /** Told of every failure, of the store's and of `handle`'s, before the wait. */
  readonly onError: (failure: FollowingFailure) => void;
  readonly backoff?: Backoff;
}

export interface FollowingFailure {
  readonly error: unknown;
  /** 1 for the first failure in a row. */
  readonly attempt: number;
  readonly retryInMs: number;
  /** Where it goes on. */
  readonly after: Position | null;
}

/**
 * Hands over the log page by page and then waits for more, for ever, whatever fails: it resumes after the last page that was
 * handled. Resolves when the signal is aborted, with the last handled position.
 */
export async function followLog(following: Following): Promise<Position | null> {
  const { signal, handle, onError, backoff = defaultBackoff } = following;
  let after = following.after;
  let attempt = 0;
  while (!signal.aborted) {
    try {
      const page = await nextPage(following, after);
      if (page.length > 0) await handle(page);
      after = page.at(-1)?.position ?? after;
      attempt = 0;
    } catch (error) {
      attempt += 1;
      const retryInMs = delayMs(backoff, attempt);
      onError({ error, attempt, retryInMs, after });
      await backoff.wait(retryInMs, signal);
    }
  }
  return after;
}

/** What stands in the log now; where that is nothing, empty as soon as there is more. */
async function nextPage(following: Following, after: Position | null): Promise<readonly RecordedEvent[]> {
  const { store, signal, pageSize = maxPageSize } = following;
  const page = await store.readAll({ after, limit: pageSize });
  if (page.length === 0) await somethingNew(store, after, signal);
  return page;
}

/** The subscription only tells that there is more: pages are what is cheap to handle. */
async function somethingNew(store: Following['store'], after: Position | null, signal: AbortSignal): Promise<void> {
  for await (const _event of store.subscribe(after, signal)) return;
  if (!signal.aborted) throw new StoreUnavailable('the subscription ended');
}
