import { setImmediate } from 'node:timers/promises';
import { BrokerUnavailable, MessageRefused } from '../port/errors.ts';
import type { BrokerMessage, MessageHeaders } from '../port/message.ts';
import type { MessageBroker } from '../port/message-broker.ts';
import type { TopicUnderTest } from './topic-under-test.ts';

/**
 * What goes wrong with one batch: nothing is written, or all of it, or some partitions' part; and the sender hears of a
 * failure, or nothing at all. `failure` is what it hears; `twice` writes the batch twice and acknowledges it.
 */
export type Fault =
  | { readonly kind: 'not-written'; readonly failure?: Error }
  | { readonly kind: 'ack-lost'; readonly failure?: Error }
  | { readonly kind: 'half-written'; readonly partitions: readonly number[]; readonly failure?: Error }
  | { readonly kind: 'silence'; readonly written: boolean }
  | { readonly kind: 'twice' };

/** A topic in memory, which fails on command: a test aid, for the publisher's own tests. */
export class InMemoryTopic implements TopicUnderTest {
  readonly partitions = 3;
  readonly tooLarge = 100_001;
  /** What the next batches meet, in order; null: nothing. Without an entry all goes well. */
  readonly faults: (Fault | null)[] = [];
  /** Batches that were sent, whatever became of them. */
  readonly sent: (readonly BrokerMessage[])[] = [];
  /** Most batches that were ever in flight at once, over all producers. */
  mostInFlight = 0;
  /** Producers that were opened. */
  opened = 0;
  /** Called with every batch once it is written and before it is acknowledged. */
  beforeAck: () => void | Promise<void> = () => undefined;
  /** What opening meets, in order, as `faults`. */
  readonly openingFailures: Error[] = [];
  readonly #stored = new Map<number, BrokerMessage[]>();
  #inFlight = 0;

  open = async (): Promise<MessageBroker> => {
    const failure = this.openingFailures.shift();
    if (failure !== undefined) throw failure;
    this.opened += 1;
    return new InMemoryBroker(this);
  };

  read(): Promise<ReadonlyMap<number, readonly BrokerMessage[]>> {
    return Promise.resolve(this.#stored);
  }

  /** All messages of an invoice, in order. */
  of(key: string): readonly BrokerMessage[] {
    return (this.#stored.get(this.partitionOf(key)) ?? []).filter((message) => message.key === key);
  }

  dispose(): Promise<void> {
    return Promise.resolve();
  }

  partitionOf(key: string): number {
    let sum = 0;
    for (const letter of key) sum = (sum * 31 + letter.charCodeAt(0)) % 65_521;
    return sum % this.partitions;
  }

  lastMessages(): Map<number, MessageHeaders> {
    return new Map([...this.#stored].map(([partition, messages]) => [partition, messages.at(-1)!.headers]));
  }

  async take(batch: readonly BrokerMessage[]): Promise<void> {
    this.sent.push(batch);
    this.#inFlight += 1;
    this.mostInFlight = Math.max(this.mostInFlight, this.#inFlight);
    try {
      await setImmediate();
      await this.#meet(this.faults.shift() ?? null, batch);
    } finally {
      this.#inFlight -= 1;
    }
  }

  async #meet(fault: Fault | null, batch: readonly BrokerMessage[]): Promise<void> {
    if (fault?.kind === 'not-written') throw fault.failure ?? new BrokerUnavailable('the leader is away');
    if (fault?.kind === 'half-written') {
      this.#write(batch.filter(({ key }) => fault.partitions.includes(this.partitionOf(key))));
      throw fault.failure ?? new BrokerUnavailable('one leader of two is away');
    }
    if (fault?.kind === 'silence' && !fault.written) return new Promise(() => undefined);
    this.#write(batch);
    if (fault?.kind === 'silence') return new Promise(() => undefined);
    if (fault?.kind === 'twice') this.#write(batch);
    if (fault?.kind === 'ack-lost') throw fault.failure ?? new BrokerUnavailable('the connection was cut');
    await this.beforeAck();
  }

  #write(batch: readonly BrokerMessage[]): void {
    const refused = batch.findIndex(({ value }) => value.length >= this.tooLarge);
    if (refused >= 0) throw new MessageRefused(refused, `a message may have ${String(this.tooLarge - 1)} bytes`);
    for (const message of batch) {
      const partition = this.partitionOf(message.key);
      const messages = this.#stored.get(partition);
      if (messages === undefined) this.#stored.set(partition, [message]);
      else messages.push(message);
    }
  }
}

class InMemoryBroker implements MessageBroker {
  readonly #topic: InMemoryTopic;
  #closed = false;

  constructor(topic: InMemoryTopic) {
    this.#topic = topic;
  }

  partitionOf(key: string): number {
    return this.#topic.partitionOf(key);
  }

  async lastMessages(): Promise<ReadonlyMap<number, MessageHeaders>> {
    return this.#topic.lastMessages();
  }

  async send(batch: readonly BrokerMessage[]): Promise<void> {
    if (this.#closed) throw new BrokerUnavailable('the producer is closed');
    return this.#topic.take(batch);
  }

  close(): Promise<void> {
    this.#closed = true;
    return Promise.resolve();
  }
}
