import {
  comparePositions,
  type EventLogReader,
  followLog,
  type FollowingFailure,
  type Position,
  type RecordedEvent,
} from '#event-store';
import { tenantOf } from './own-events.ts';

export type WatchedLog = Pick<EventLogReader, 'readAll' | 'subscribe' | 'head'>;

/** What ended a wait: an own event that comes after a position up to which there is none, or nothing. */
export type Wake = { readonly quietUntil: Position | null } | null;

interface Waiter {
  readonly after: Position | null;
  readonly wake: (wake: Wake) => void;
}

/** Events that are read at once. */
const chunk = 100;

/** One watch over the end of the log, from its beginning until it is stopped. */
export class TailWatch {
  readonly #log: WatchedLog;
  readonly #onError: (failure: FollowingFailure) => void;
  readonly #waiting = new Map<string, Set<Waiter>>();
  /** The last event of each tenant since the watch began. */
  readonly #lastOf = new Map<string, Position>();
  readonly #stopping = new AbortController();
  #position: Position | null = null;

  constructor(log: WatchedLog, onError: (failure: FollowingFailure) => void) {
    this.#log = log;
    this.#onError = onError;
  }

  /** Resolves once no later event is missed. @throws StoreUnavailable */
  async begin(): Promise<void> {
    this.#position = await this.#log.head();
    const { signal } = this.#stopping;
    const handle = (page: readonly RecordedEvent[]): void => page.forEach((event) => this.#see(event));
    const following = {
      store: this.#log,
      after: this.#position,
      signal,
      pageSize: chunk,
      handle,
      onError: this.#onError,
    };
    followLog(following).catch(() => undefined);
  }

  stop(): void {
    this.#stopping.abort();
  }

  /**
   * Waits for an event of the tenant after a position up to which its own were read since the watch began. Null where the
   * signal was aborted, or the time is over.
   */
  next(tenantId: string, after: Position | null, milliseconds: number, signal: AbortSignal): Promise<Wake> {
    const last = this.#lastOf.get(tenantId);
    if (last !== undefined && isAfter(last, after)) return Promise.resolve({ quietUntil: after });
    if (signal.aborted) return Promise.resolve(null);
    const waiters = this.#waiting.get(tenantId) ?? new Set();
    this.#waiting.set(tenantId, waiters);
    return new Promise((resolve) => {
      const giveUp = (): void => waiter.wake(null);
      const timer = setTimeout(giveUp, milliseconds);
      const waiter: Waiter = {
        after,
        wake: (wake) => {
          clearTimeout(timer);
          signal.removeEventListener('abort', giveUp);
          waiters.delete(waiter);
          if (waiters.size === 0 && this.#waiting.get(tenantId) === waiters) this.#waiting.delete(tenantId);
          resolve(wake);
        },
      };
      signal.addEventListener('abort', giveUp);
      waiters.add(waiter);
    });
  }

  #see(event: RecordedEvent): void {
    const before = this.#position;
    this.#position = event.position;
    const tenantId = tenantOf(event);
    if (tenantId === null) return;
    this.#lastOf.set(tenantId, event.position);
    for (const { after, wake } of this.#waiting.get(tenantId) ?? []) {
      if (isAfter(event.position, after))
        wake({ quietUntil: before !== null && isAfter(before, after) ? before : after });
    }
  }
}

const isAfter = (position: Position, other: Position | null): boolean =>
  other === null || comparePositions(position, other) > 0;
