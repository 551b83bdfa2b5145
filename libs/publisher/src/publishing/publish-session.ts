import { type Backoff, comparePositions, type Position, type RecordedEvent } from '#event-store';
import { MessageRefused } from '../port/errors.ts';
import type { MessageBroker } from '../port/message-broker.ts';
import type { HeldUp, PublisherCheckpoint } from '../port/publisher-store.ts';
import { PublicEvents } from '../public-events/public-events.ts';
import { UnpublishableEvent } from '../public-events/unpublishable-event.ts';
import { type Batch, batchesAfter, type Entry } from './batches.ts';
import { placeInLog, publishedTails } from './foreign-log.ts';
import type { PublisherLimits, PublisherOptions } from './publisher-options.ts';
import { readAhead } from './read-ahead.ts';
import { sendBatch } from './send-batch.ts';

/** Nothing after this event is published until an operator decides. */
export class PublishingHeldUp extends Error {
  override readonly name = 'PublishingHeldUp';
  readonly heldUp: HeldUp;

  constructor({ position, stream, revision, type }: Omit<HeldUp, 'reason'>, reason: string, options: ErrorOptions) {
    super(reason, options);
    this.heldUp = { position, stream, revision, type, reason };
  }
}

/** Somebody else has moved the checkpoint: this process is not the publisher any more. */
export class CheckpointMoved extends Error {
  override readonly name = 'CheckpointMoved';

  constructor() {
    super('another publisher has moved the checkpoint');
  }
}

export interface SessionOptions extends Required<Pick<PublisherOptions, 'log' | 'openBroker' | 'store' | 'observer'>> {
  readonly limits: PublisherLimits;
  readonly backoff: Backoff;
  readonly signal: AbortSignal;
  /** After each checkpoint, before the next batch. */
  readonly onProgress: () => void;
}

/**
 * One producer's life: from the checkpoint on, batch by batch, each acknowledged and in the checkpoint before the next one is
 * sent. Resolves when the signal is aborted; whatever else ends it, it throws, and the next session begins at the checkpoint.
 * @throws PublishingHeldUp, CheckpointMoved, ForeignCheckpoint, and what log, broker and store throw
 */
export async function publishSession(options: SessionOptions): Promise<void> {
  const { observer, openBroker } = options;
  observer.stateChanged({ phase: 'opening' });
  const broker = await openBroker();
  try {
    await new Session(options, broker).run();
  } finally {
    await broker.close();
  }
}

class Session {
  readonly #options: SessionOptions;
  readonly #broker: MessageBroker;
  #tails: ReadonlyMap<number, Position> = new Map();

  constructor(options: SessionOptions, broker: MessageBroker) {
    this.#options = options;
    this.#broker = broker;
  }

  async run(): Promise<void> {
    const { log, store, observer, limits } = this.#options;
    this.#tails = await publishedTails(log, this.#broker);
    let checkpoint = await store.checkpoint();
    const after = await placeInLog(log, checkpoint);
    const skipped = new Set((await store.skips()).map(({ position }) => position));
    const stopping = new AbortController();
    const signal = AbortSignal.any([this.#options.signal, stopping.signal]);
    const batches = batchesAfter({ log, events: new PublicEvents(log), skipped, limits, signal }, after);
    observer.stateChanged({ phase: 'publishing' });
    try {
      for await (const batch of readAhead(batches)) {
        checkpoint = await this.#publish(batch, checkpoint);
        if (this.#options.signal.aborted) return;
      }
    } catch (error) {
      throw error instanceof UnpublishableEvent
        ? new PublishingHeldUp(error.event, error.message, { cause: error })
        : error;
    } finally {
      stopping.abort();
    }
  }

  async #publish({ entries, through }: Batch, from: PublisherCheckpoint): Promise<PublisherCheckpoint> {
    const missing = entries.filter((entry) => !this.#isThere(entry));
    try {
      await this.#send(missing);
    } catch (error) {
      if (error instanceof MessageRefused) return this.#stopBefore(missing, error, from);
      throw error;
    }
    return this.#advance(from, through, missing.length, entries.length - missing.length);
  }

  /** Whether the topic has it already: an earlier publisher sent it, and did not live to note that down. */
  #isThere({ message, event }: Entry): boolean {
    const tail = this.#tails.get(this.#broker.partitionOf(message.key));
    return tail !== undefined && comparePositions(event.position, tail) <= 0;
  }

  async #send(entries: readonly Entry[]): Promise<void> {
    if (entries.length === 0) return;
    const { limits, backoff, signal, observer } = this.#options;
    let retried = false;
    await sendBatch(
      this.#broker,
      entries.map(({ message }) => message),
      {
        ...limits,
        backoff,
        signal,
        onRetry: (error, attempt, retryInMs) => {
          retried = true;
          observer.stateChanged({ phase: 'retrying', error, freshProducer: false, attempt, retryInMs });
        },
      },
    );
    if (retried) observer.stateChanged({ phase: 'publishing' });
  }

  /** What stands before the refused message is published, and nothing after it. */
  async #stopBefore(entries: readonly Entry[], refusal: MessageRefused, from: PublisherCheckpoint): Promise<never> {
    const refused = entries[refusal.index];
    if (refused === undefined) throw refusal;
    const before = entries.slice(0, refusal.index);
    const last = before.at(-1);
    if (last !== undefined) {
      await this.#send(before);
      await this.#advance(from, last.event, before.length, 0);
    }
    throw new PublishingHeldUp(refused.event, `the broker refuses it: ${refusal.message}`, { cause: refusal });
  }

  /** Only after all of it is acknowledged, and only from where this session knows the checkpoint to be. */
  async #advance(
    from: PublisherCheckpoint,
    { position, stream, revision, id }: RecordedEvent,
    messages: number,
    alreadyThere: number,
  ): Promise<PublisherCheckpoint> {
    const { store, observer, onProgress } = this.#options;
    const moved = await store.advance(from, { position, event: { stream, revision, id } });
    if (moved === null) throw new CheckpointMoved();
    observer.advanced(position, messages, alreadyThere);
    onProgress();
    return moved;
  }
}
