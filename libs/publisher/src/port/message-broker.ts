import type { BrokerMessage, MessageHeaders } from './message.ts';

/**
 * One topic of a broker, and one producer on it. The publisher sends one batch at a time, and after a failure that retries
 * did not cure it closes this producer and opens another.
 *
 * Errors are ours and no driver's: `BrokerUnavailable`, `MessageRefused`. Any other rejection is taken for a producer that
 * can't be trusted any more.
 */
export interface MessageBroker {
  /** The partition that a key goes to: the same for ever. */
  partitionOf(key: string): number;
  /** The headers of the last message of each partition, by partition; a partition without messages is left out. */
  lastMessages(): Promise<ReadonlyMap<number, MessageHeaders>>;
  /**
   * Writes the messages in this order, and resolves once all of them are acknowledged by as many replicas as the topic
   * asks for. Never called again before it has settled, unless it was given up, and then only `close` is.
   *
   * After a rejection any of the messages may stand in the topic, each partition holding a prefix of its own. The very
   * same batch again is then either recognised or written again; nothing else is sent in between.
   * @throws BrokerUnavailable where the same batch may be tried again
   * @throws MessageRefused where one message can never be written
   */
  send(batch: readonly BrokerMessage[]): Promise<void>;
  /** Gives up what is in flight or waits for it, and releases everything. Never rejects, never hangs. */
  close(): Promise<void>;
}

/** Makes a producer of its own, on a topic that is there and has the right settings. @throws BrokerUnavailable, WrongTopic */
export type OpenMessageBroker = () => Promise<MessageBroker>;
