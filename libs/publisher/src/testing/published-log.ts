import { setImmediate } from 'node:timers/promises';
import { join } from 'node:path';
import type { Backoff, Position } from '#event-store';
import type { InvoiceEvent } from '#invoice/domain';
import { createInvoice, factsOf } from '#invoice/testing';
import { InMemoryTopic } from '../contract/in-memory-topic.fixture.ts';
import type { PublisherOptions } from '../publishing/publisher-options.ts';
import type { PublisherState } from '../publishing/publisher-state.ts';
import { runPublisher } from '../publishing/run-publisher.ts';
import { openSqlitePublisherLock, openSqlitePublisherStore, type SqlitePublisherStore } from '../sqlite/index.ts';
import { InvoiceLog } from './invoice-log.ts';

/** Retries at once, in the order in which things happen. */
export const atOnce: Backoff = { firstMs: 1, longestMs: 1, random: () => 0, wait: async () => setImmediate() };

/** What a publisher told, and a way to wait for it. */
export class Watch {
  readonly states: PublisherState[] = [];
  position: Position | null = null;
  messages = 0;
  alreadyThere = 0;
  readonly #waiting = new Set<() => void>();

  stateChanged = (state: PublisherState): void => {
    this.states.push(state);
    this.#tell();
  };

  advanced = (position: Position | null, messages: number, alreadyThere: number): void => {
    this.position = position;
    this.messages += messages;
    this.alreadyThere += alreadyThere;
    this.#tell();
  };

  async until(happened: (watch: Watch) => boolean): Promise<void> {
    while (!happened(this)) {
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  async untilAt(position: Position): Promise<void> {
    await this.until((watch) => watch.position === position);
  }

  async untilPhase(phase: PublisherState['phase']): Promise<PublisherState> {
    await this.until(({ states }) => states.at(-1)?.phase === phase);
    return this.states.at(-1)!;
  }

  get phases(): readonly string[] {
    return this.states.map(({ phase }) => phase);
  }

  #tell(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}

export interface RunningPublisher {
  readonly watch: Watch;
  /** Ends it as a shutdown would. */
  readonly stop: () => Promise<void>;
}

/** A log, a topic, and what publishers of them share. */
export class PublishedLog {
  readonly log: InvoiceLog;
  readonly store: SqlitePublisherStore;
  readonly topic = new InMemoryTopic();
  readonly #running: RunningPublisher[] = [];

  constructor(log: InvoiceLog) {
    this.log = log;
    this.store = openSqlitePublisherStore(join(log.folder, 'publisher.db'));
  }

  static async open(): Promise<PublishedLog> {
    return new PublishedLog(await InvoiceLog.open());
  }

  start(options: Partial<PublisherOptions> = {}): RunningPublisher {
    const watch = new Watch();
    const stopping = new AbortController();
    const ended = runPublisher({
      log: this.log.store,
      openBroker: this.topic.open,
      store: this.store,
      lock: openSqlitePublisherLock(join(this.log.folder, 'publisher.lock')),
      signal: stopping.signal,
      observer: watch,
      backoff: atOnce,
      ...options,
    });
    const publisher = {
      watch,
      stop: () => {
        stopping.abort();
        return ended;
      },
    };
    this.#running.push(publisher);
    return publisher;
  }

  /** Lets a publisher run until it has published everything. */
  async publishAll(options: Partial<PublisherOptions> = {}): Promise<Watch> {
    const { watch, stop } = this.start(options);
    await watch.untilAt((await this.log.store.head()) ?? '');
    await stop();
    return watch;
  }

  async close(): Promise<void> {
    await Promise.all(this.#running.map(({ stop }) => stop()));
    await this.store.close();
    await this.log.close();
  }

  /** Whose messages arrived, in order, as versions. */
  versionsOf(invoiceId: string): readonly number[] {
    return this.topic.of(invoiceId).map(({ headers }) => Number(headers['ce_sequence']));
  }
}

export const invoiceId = (n: number): string => `0198c1e0-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** A creation and so many views. */
export const viewed = (times: number): readonly InvoiceEvent[] => [
  ...factsOf(createInvoice()),
  ...Array.from({ length: times }, (): InvoiceEvent => ({ type: 'Viewed', data: { at: '2026-06-16T10:00:00.000Z' } })),
];
