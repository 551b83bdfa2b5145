import { comparePositions } from '../port/compare-positions.ts';
import { InvalidRead } from '../port/errors.ts';
import type { Position, RecordedEvent } from '../port/events.ts';
import type { LogReader } from './log-reader.ts';

interface Wanted {
  readonly position: Position;
  /** How many events stand together there: about how far it is to the next that is wanted. */
  readonly span: number;
  readonly resolve: (event: RecordedEvent | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** What one read of the log may bring. */
const largestRead = 500;

/**
 * Fetches events by their positions. Those that are asked for while a read is under way are fetched by the next one together:
 * what was appended at the same time stands side by side in the log, so that one read brings what would take dozens.
 */
export class ReadBack {
  readonly #reader: LogReader;
  #wanted: Wanted[] = [];
  #reading = false;

  constructor(reader: LogReader) {
    this.#reader = reader;
  }

  /** The last event of `span` that were appended together, where the log shows it. @throws StoreUnavailable */
  async eventAt(position: Position, span: number): Promise<RecordedEvent | undefined> {
    const { promise, resolve, reject } = Promise.withResolvers<RecordedEvent | undefined>();
    this.#wanted.push({ position, span, resolve, reject });
    if (!this.#reading) void this.#readAllWanted();
    return promise;
  }

  async #readAllWanted(): Promise<void> {
    this.#reading = true;
    while (this.#wanted.length > 0) {
      const group = this.#wanted.sort((a, b) => comparePositions(a.position, b.position));
      this.#wanted = [];
      await this.#readGroup(group);
    }
    this.#reading = false;
  }

  async #readGroup(group: readonly Wanted[]): Promise<void> {
    const count = Math.min(
      largestRead,
      group.reduce((events, { span }) => events + span, 0),
    );
    const positions = new Set(group.map(({ position }) => position));
    try {
      const { events, end } = await this.#reader.pick(group[0]!.position, count, positions);
      for (const wanted of group) {
        const event = events.get(wanted.position);
        const isBeyond = end !== null && comparePositions(wanted.position, end) > 0;
        if (event === undefined && isBeyond) this.#wanted.push(wanted);
        else wanted.resolve(event);
      }
    } catch (error) {
      // A position that the log does not know yet: it is behind what it has answered.
      const notShown = error instanceof InvalidRead;
      for (const { resolve, reject } of group) {
        if (notShown) resolve(undefined);
        else reject(error);
      }
    }
  }
}
