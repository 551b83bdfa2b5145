import { assertAppendable } from '../port/assert-appendable.ts';
import { assertLogSlice, assertPosition, assertStreamSlice } from '../port/assert-readable.ts';
import { StoreUnavailable } from '../port/errors.ts';
import type { EventStore, LogSlice, StreamSlice } from '../port/event-store.ts';
import type { Append, Appended, Position, RecordedEvent } from '../port/events.ts';
import { AppendWriter } from './append-writer.ts';
import { introduce } from './introduction.ts';
import { parseConnectionString } from './connection-string.ts';
import { connect, type Driver } from './driver.ts';
import { KnownHead } from './known-head.ts';
import { LogReader } from './log-reader.ts';
import { OwnStreams } from './own-streams.ts';
import { RepeatCheck } from './repeat-check.ts';
import { subscription } from './subscription.ts';
import { TasksInFlight } from './tasks-in-flight.ts';

export interface EventStoreDbOptions {
  /** `esdb://...` or `esdb+discover://...`: hosts, TLS, credentials and certificates are all said here. */
  readonly url: string;
  /** How the names of this log's streams begin; default: every stream of the server that is not its own. */
  readonly streamPrefixes?: readonly string[];
  /** How long an append or a read may take. Default: the connection string's `defaultDeadline`, or 10,000. */
  readonly deadlineMs?: number;
  /** Appends under way at once; one more is `StoreUnavailable`. Default 256. */
  readonly mostAppends?: number;
  /** How often a silent subscription is compared with the head of the log. Default 10,000. */
  readonly watchEveryMs?: number;
}

/**
 * Connects to an EventStoreDB or KurrentDB, and reads its head, so that a missing server, wrong credentials or missing rights
 * show at once.
 * @throws CannotConnect
 */
export async function openEventStoreDb(options: EventStoreDbOptions): Promise<EventStoreDbStore> {
  const connection = parseConnectionString(options.url);
  const { deadlineMs = connection.deadlineMs ?? 10_000 } = options;
  const driver = connect(connection);
  const own = new OwnStreams(options.streamPrefixes ?? []);
  const reader = new LogReader(driver, own, deadlineMs);
  try {
    const head = await introduce({ driver, reader, shown: connection.shown, deadlineMs });
    return new EventStoreDbStore({
      driver,
      own,
      reader,
      head: new KnownHead(head),
      options: { ...options, deadlineMs },
    });
  } catch (error) {
    await driver.close();
    throw error;
  }
}

interface Parts {
  readonly driver: Driver;
  readonly own: OwnStreams;
  readonly reader: LogReader;
  readonly head: KnownHead;
  readonly options: EventStoreDbOptions & { readonly deadlineMs: number };
}

export class EventStoreDbStore implements EventStore {
  readonly soleWriter = false;
  readonly #parts: Parts;
  readonly #writer: AppendWriter;
  readonly #repeats: RepeatCheck;
  readonly #appends: TasksInFlight;
  readonly #reads = new TasksInFlight(Infinity);
  readonly #closing = new AbortController();
  #closed: Promise<void> | null = null;

  constructor(parts: Parts) {
    const { driver, reader, head, options } = parts;
    this.#parts = parts;
    this.#writer = new AppendWriter(driver, options.deadlineMs);
    this.#repeats = new RepeatCheck(reader, head);
    this.#appends = new TasksInFlight(options.mostAppends ?? 256);
  }

  async append(append: Append): Promise<Appended> {
    assertAppendable(append);
    this.#parts.own.assertOwn(append.stream);
    return this.#appends.run(() =>
      this.#repeats.inTurn(append, () => this.#repeats.send(append, () => this.#writer.write(append))),
    );
  }

  async readStream(stream: string, slice: StreamSlice): Promise<readonly RecordedEvent[]> {
    assertStreamSlice(slice);
    return this.#reads.run(() => this.#parts.reader.readStream(stream, slice));
  }

  async readAll(slice: LogSlice): Promise<readonly RecordedEvent[]> {
    assertLogSlice(slice);
    return this.#reads.run(() => this.#parts.reader.readAll(slice));
  }

  async head(): Promise<Position | null> {
    return this.#reads.run(() => this.#parts.reader.head());
  }

  async *subscribe(after: Position | null, signal: AbortSignal): AsyncGenerator<RecordedEvent, void, undefined> {
    assertPosition(after);
    if (this.#closing.signal.aborted) throw new StoreUnavailable('the event store is closed');
    const { driver, own, reader, options } = this.#parts;
    yield* subscription({
      driver,
      own,
      after,
      signal,
      closing: this.#closing.signal,
      watchEveryMs: options.watchEveryMs ?? 10_000,
      head: () => reader.head(),
    });
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    await Promise.all([this.#appends.close(), this.#reads.close()]);
    this.#closing.abort();
    this.#writer.close();
    await this.#parts.driver.close();
  }
}
