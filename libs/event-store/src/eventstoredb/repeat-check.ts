import { AppendOutcomeUnknown } from '../port/errors.ts';
import type { Append, RecordedEvent } from '../port/events.ts';
import type { Written } from './append-answer.ts';
import { isCovered, type KnownHead } from './known-head.ts';
import type { LogReader } from './log-reader.ts';
import { ReadBack } from './read-back.ts';

/**
 * Whether an append that succeeded had been written before. The server answers the first time and every other alike, so it is
 * found out (docs/adr/0017), from the cheapest on:
 *
 * 1. What stands at or before a place that was known to be written when the append was sent, stood there before it. This finds
 *    every repeat of what this process, or the log up to its start, has seen.
 * 2. Ids that were drawn for this very append can't have been sent by another.
 * 3. Otherwise another process may have sent the same ids meanwhile: the last event is read back. Two attempts of one command
 *    differ in their metadata, by time and correlation; where they do not differ, it makes no difference whose stands there.
 */
export class RepeatCheck {
  readonly #reader: LogReader;
  readonly #readBack: ReadBack;
  readonly #head: KnownHead;
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(reader: LogReader, head: KnownHead) {
    this.#reader = reader;
    this.#readBack = new ReadBack(reader);
    this.#head = head;
  }

  /** Of appends with the same ids at once in this process, each waits for the one before: then the first rule tells them apart. */
  async inTurn<Result>({ events }: Append, task: () => Promise<Result>): Promise<Result> {
    const id = events[0]!.id;
    const before = this.#turns.get(id);
    const mine = before === undefined ? task() : before.then(task, task);
    this.#turns.set(id, mine);
    try {
      return await mine;
    } finally {
      if (this.#turns.get(id) === mine) this.#turns.delete(id);
    }
  }

  /** Sends the append, and says of what came back whether it stood there before. @throws AppendOutcomeUnknown, and what `write` throws */
  async send(append: Append, write: () => Promise<Written>): Promise<Written & { readonly repeated: boolean }> {
    const headBefore = this.#head.position;
    const written = await write();
    this.#head.saw(written.position);
    const { revision, position } = written;
    if (isCovered(position, headBefore)) return { revision, position, repeated: true };
    if (append.fresh === true) return { revision, position, repeated: false };
    const standing = await this.#standing(append, written).catch((cause: unknown) => {
      throw new AppendOutcomeUnknown('written, but whether by this append could not be read', { cause });
    });
    return { revision, position, repeated: !isSame(append, standing) };
  }

  /** From the log, or, where that is behind what it has answered, from the stream. */
  async #standing({ stream, events }: Append, { revision, position }: Written): Promise<RecordedEvent> {
    const inLog = await this.#readBack.eventAt(position, events.length);
    if (inLog !== undefined) return inLog;
    const inStream = await this.#reader.readStream(stream, { from: revision, limit: 1 });
    if (inStream[0]?.position === position) return inStream[0];
    throw new Error('neither the log nor the stream shows it');
  }
}

function isSame({ events }: Append, standing: RecordedEvent): boolean {
  const sent = events.at(-1)!;
  return standing.data === sent.data && standing.metadata === sent.metadata;
}
