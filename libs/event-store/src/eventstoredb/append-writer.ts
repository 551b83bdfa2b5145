import { setTimeout as delay } from 'node:timers/promises';
import { AppendOutcomeUnknown, StoreUnavailable } from '../port/errors.ts';
import type { Append } from '../port/events.ts';
import { readAnswer, type Written } from './append-answer.ts';
import { BatchCall } from './batch-call.ts';
import { callFailureOf, wordsOf } from './call-failure.ts';
import type { BatchAppendResp, Driver } from './driver.ts';
import { within } from './within.ts';

/** Before an append that a follower refused goes to the leader that it named, in milliseconds. */
const leaderPauseMs = 20;

/** Sends appends on one batch call, and opens the next when that one breaks (docs/adr/0015). */
export class AppendWriter {
  readonly #driver: Driver;
  readonly #deadlineMs: number;
  #opening: Promise<BatchCall> | null = null;
  #call: BatchCall | null = null;

  constructor(driver: Driver, deadlineMs: number) {
    this.#driver = driver;
    this.#deadlineMs = deadlineMs;
  }

  /** @throws StreamConflict, InvalidAppend, StoreUnavailable, AppendOutcomeUnknown */
  async write(append: Append): Promise<Written> {
    const until = performance.now() + this.#deadlineMs;
    for (;;) {
      try {
        return readAnswer(append, await this.#send(append, until));
      } catch (error) {
        if (callFailureOf(error) !== 'not-leader' || performance.now() > until) throw appendFailure(append, error);
        await delay(leaderPauseMs);
      }
    }
  }

  close(): void {
    this.#call?.end();
  }

  async #send(append: Append, until: number): Promise<BatchAppendResp> {
    const call =
      this.#call?.isOver === false ? this.#call : await within(until - performance.now(), this.#open(), notOpened);
    return call.send(append, Math.max(0, until - performance.now()));
  }

  #open(): Promise<BatchCall> {
    this.#opening ??= this.#driver
      .openBatch()
      .then((stream) => (this.#call = new BatchCall(stream)))
      .finally(() => (this.#opening = null));
    return this.#opening;
  }
}

const notOpened = (): StoreUnavailable => new StoreUnavailable('the event store could not be reached in time');

/** The port's error for whatever an append failed with. */
function appendFailure({ stream }: Append, error: unknown): Error {
  if (error instanceof Error && isOurs(error)) return error;
  switch (callFailureOf(error)) {
    case 'never-sent':
    case 'not-leader':
      return new StoreUnavailable(`the event store can't be reached: ${wordsOf(error)}`, { cause: error });
    case 'denied':
      return new StoreUnavailable(`these credentials may not write to stream ${stream}`, { cause: error });
    case 'stream-deleted':
    case 'no-such-position':
    case 'unknown':
      return new AppendOutcomeUnknown(`no answer to the append to ${stream}: ${wordsOf(error)}`, { cause: error });
  }
}

const ours = new Set(['StreamConflict', 'InvalidAppend', 'StoreUnavailable', 'AppendOutcomeUnknown']);

const isOurs = ({ name }: Error): boolean => ours.has(name);
