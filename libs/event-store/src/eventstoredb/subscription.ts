import { StoreUnavailable } from '../port/errors.ts';
import type { Position, RecordedEvent } from '../port/events.ts';
import type { Driver, ReadResp } from './driver.ts';
import { readFailure } from './log-reader.ts';
import type { OwnStreams } from './own-streams.ts';
import { subscriptionRequest } from './read-request.ts';
import { recordedEvent } from './recorded-event.ts';
import { SilenceWatch } from './silence-watch.ts';

export interface SubscriptionOptions {
  readonly driver: Driver;
  readonly own: OwnStreams;
  readonly after: Position | null;
  /** The caller's: ends the iteration without an error. */
  readonly signal: AbortSignal;
  /** The store's, when it closes: ends the iteration loudly. */
  readonly closing: AbortSignal;
  readonly watchEveryMs: number;
  readonly head: () => Promise<Position | null>;
}

/**
 * Own events after a position, for as long as the server brings them. The end that a server gives in order is an end like any
 * other: it throws. Checkpoints are let go: they come ahead of the events that are still on their way to the reader.
 */
export async function* subscription(options: SubscriptionOptions): AsyncGenerator<RecordedEvent, void, undefined> {
  const { driver, own, after, signal, closing } = options;
  if (signal.aborted) return;
  const request = subscriptionRequest(own, after);
  const call = await driver.read(request, Infinity).catch((error: unknown) => {
    throw readFailure(error);
  });
  call.on('error', () => undefined);
  const cancel = (): void => call.cancel();
  const forgotten = (): void => void call.destroy(new StoreUnavailable('the event store forgot the subscription'));
  const watch = new SilenceWatch(after, options.watchEveryMs, options.head, forgotten);
  for (const end of [signal, closing]) end.addEventListener('abort', cancel);
  if (signal.aborted || closing.aborted) cancel();
  try {
    watch.waits();
    for await (const answer of call as AsyncIterable<ReadResp>) {
      const message = answer.getEvent()?.getEvent();
      if (message === undefined) continue;
      const event = recordedEvent(message);
      watch.got(event.position);
      if (own.isOwn(message, event.stream)) yield event;
      if (signal.aborted) return;
      watch.waits();
    }
    throw new StoreUnavailable('the server ended the subscription');
  } catch (error) {
    if (closing.aborted) throw new StoreUnavailable('the event store was closed', { cause: error });
    if (!signal.aborted) throw readFailure(error);
  } finally {
    watch.stop();
    for (const end of [signal, closing]) end.removeEventListener('abort', cancel);
    cancel();
  }
}
