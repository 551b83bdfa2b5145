import { setTimeout as delay } from 'node:timers/promises';
import { InvalidRead, StoreUnavailable } from '../port/errors.ts';
import type { LogSlice, StreamSlice } from '../port/event-store.ts';
import type { Position, RecordedEvent } from '../port/events.ts';
import { callFailureOf, wordsOf } from './call-failure.ts';
import type { Driver, ReadReq, ReadResp, RecordedMessage } from './driver.ts';
import type { OwnStreams } from './own-streams.ts';
import { backwardsRequest, logRequest, streamRequest } from './read-request.ts';
import { positionIn, recordedEvent, streamOf } from './recorded-event.ts';
import { within } from './within.ts';

/** Reads that end. Every read asks the leader, so that it shows whatever was acknowledged before. */
export class LogReader {
  readonly #driver: Driver;
  readonly #own: OwnStreams;
  readonly #deadlineMs: number;

  constructor(driver: Driver, own: OwnStreams, deadlineMs: number) {
    this.#driver = driver;
    this.#own = own;
    this.#deadlineMs = deadlineMs;
  }

  /** @throws StoreUnavailable */
  async readStream(stream: string, slice: StreamSlice): Promise<RecordedEvent[]> {
    const messages = await this.#read(streamRequest(stream, slice));
    return messages.map(recordedEvent);
  }

  /** @throws InvalidRead, StoreUnavailable */
  async readAll({ after, limit }: LogSlice): Promise<RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    let from = after;
    while (events.length < limit) {
      // The event at the position comes again: one more than is wanted.
      const count = limit - events.length + (from === null ? 0 : 1);
      const messages = await this.#read(logRequest(this.#own, from, count));
      for (const message of messages) {
        const event = recordedEvent(message);
        if (event.position !== from && this.#own.isOwn(message, event.stream)) events.push(event);
      }
      if (messages.length < count) break;
      from = positionIn(messages.at(-1)!);
    }
    return events;
  }

  /**
   * Looks through so many events from a position on, with it, for those at certain positions.
   * @returns what was found, and where the look ended: null at the end of the log
   * @throws InvalidRead, StoreUnavailable
   */
  async pick(
    from: Position,
    count: number,
    positions: ReadonlySet<Position>,
  ): Promise<{ readonly events: ReadonlyMap<Position, RecordedEvent>; readonly end: Position | null }> {
    const messages = await this.#read(logRequest(this.#own, from, count));
    const events = new Map<Position, RecordedEvent>();
    for (const message of messages) {
      const position = positionIn(message);
      if (positions.has(position)) events.set(position, recordedEvent(message));
    }
    return { events, end: messages.length < count ? null : positionIn(messages.at(-1)!) };
  }

  /** @throws StoreUnavailable */
  async head(): Promise<Position | null> {
    let before: Position | null = null;
    for (;;) {
      const [message]: RecordedMessage[] = await this.#read(backwardsRequest(this.#own, before, 1));
      if (message === undefined) return null;
      before = positionIn(message);
      if (this.#own.isOwn(message, streamOf(message))) return before;
    }
  }

  async #read(request: ReadReq): Promise<RecordedMessage[]> {
    const until = performance.now() + this.#deadlineMs;
    for (;;) {
      try {
        return await within(until - performance.now(), this.#collect(request), tooLate);
      } catch (error) {
        if (callFailureOf(error) !== 'not-leader' || performance.now() > until) throw readFailure(error);
        await delay(20);
      }
    }
  }

  async #collect(request: ReadReq): Promise<RecordedMessage[]> {
    const call = await this.#driver.read(request, new Date(Date.now() + this.#deadlineMs));
    const { promise, resolve, reject } = Promise.withResolvers<RecordedMessage[]>();
    const messages: RecordedMessage[] = [];
    call
      .on('data', (answer: ReadResp) => {
        const recorded = answer.getEvent()?.getEvent();
        if (recorded !== undefined) messages.push(recorded);
      })
      .on('error', reject)
      .on('end', () => resolve(messages));
    return promise;
  }
}

const tooLate = (): StoreUnavailable => new StoreUnavailable('the event store did not answer in time');

/** The port's error for whatever a read failed with. */
export function readFailure(error: unknown): Error {
  if (error instanceof StoreUnavailable) return error;
  switch (callFailureOf(error)) {
    case 'no-such-position':
      return new InvalidRead('no event stands at this position: it is of another log', { cause: error });
    case 'denied':
      return new StoreUnavailable("these credentials may not read the event store's log", { cause: error });
    case 'never-sent':
    case 'not-leader':
    case 'stream-deleted':
    case 'unknown':
      return new StoreUnavailable(`the event store can't be read: ${wordsOf(error)}`, { cause: error });
  }
}
