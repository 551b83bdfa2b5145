import { matcherOf, type EventFilter } from './event-filter.ts';
import type { EventLog } from './event-log.ts';
import type { LoggedEvent } from './logged-event.ts';

/** What a subscription tells. */
export type Notice =
  | { readonly kind: 'event'; readonly event: LoggedEvent }
  | { readonly kind: 'checkpoint'; readonly position: bigint }
  | { readonly kind: 'caught-up' };

/** Goes through the log from an index on, waiting where it ends, until it is stopped. */
export async function* followAll(
  log: EventLog,
  from: number,
  filter: EventFilter | null,
  signal: AbortSignal,
): AsyncGenerator<Notice, void, undefined> {
  const matches = matcherOf(filter);
  let lookedAt = 0;
  let caughtUp = false;
  for (let index = from; !signal.aborted;) {
    const event = log.at(index);
    if (event === undefined) {
      if (!caughtUp) yield { kind: 'caught-up' };
      caughtUp = true;
      await grown(log, signal, () => log.at(index) !== undefined);
      continue;
    }
    if (matches(event)) yield { kind: 'event', event };
    index += 1;
    lookedAt += 1;
    if (filter !== null && lookedAt % filter.checkpointEvery === 0)
      yield { kind: 'checkpoint', position: event.position };
  }
}

/** Goes through one stream. A stream that was never there catches up with nothing; a tombstone is its last event. */
export async function* followStream(
  log: EventLog,
  name: string,
  from: bigint,
  signal: AbortSignal,
): AsyncGenerator<Notice, void, undefined> {
  let revision = from;
  let caughtUp = !log.stream(name).exists;
  while (!signal.aborted) {
    const stream = log.stream(name);
    if (revision < stream.truncatedBefore && stream.exists) revision = stream.truncatedBefore;
    const event = stream.exists ? stream.at(revision) : undefined;
    if (event !== undefined && log.isShown(event)) {
      yield { kind: 'event', event };
      revision += 1n;
      continue;
    }
    if (stream.tombstone !== null && log.isShown(stream.tombstone)) {
      yield { kind: 'event', event: stream.tombstone };
      return;
    }
    if (!caughtUp) yield { kind: 'caught-up' };
    caughtUp = true;
    const seen = log.length;
    await grown(log, signal, () => log.length > seen);
  }
}

/** Resolves when the log has grown to what is waited for, or at the signal. */
async function grown(log: EventLog, signal: AbortSignal, enough: () => boolean): Promise<void> {
  if (signal.aborted || enough()) return;
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const wake = (): void => resolve(undefined);
  const stop = log.onGrown(() => {
    if (enough()) wake();
  });
  signal.addEventListener('abort', wake);
  await promise;
  stop();
  signal.removeEventListener('abort', wake);
}
