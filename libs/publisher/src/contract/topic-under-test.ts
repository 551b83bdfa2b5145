import { randomUUID } from 'node:crypto';
import type { BrokerMessage } from '../port/message.ts';
import type { OpenMessageBroker } from '../port/message-broker.ts';

/** A new, empty topic. */
export interface TopicUnderTest {
  /** At least 2. */
  readonly partitions: number;
  /** A value of so many bytes is never taken. */
  readonly tooLarge: number;
  readonly open: OpenMessageBroker;
  /** What stands in the topic, by partition, each in order: as a consumer reads it. */
  read(): Promise<ReadonlyMap<number, readonly BrokerMessage[]>>;
  /** Called last, with every broker closed. */
  dispose(): Promise<void>;
}

export type TopicFactory = () => Promise<TopicUnderTest>;

/** A message as the publisher makes it, numbered per key. */
export function messageOf(key: string, sequence: number, text = `${key} ${String(sequence)}`): BrokerMessage {
  return {
    key,
    headers: {
      ce_specversion: '1.0',
      ce_id: `${key}.${String(sequence)}`,
      ce_subject: key,
      ce_sequence: String(sequence).padStart(20, '0'),
      ce_logposition: String(sequence),
      'content-type': 'application/json',
    },
    value: Buffer.from(JSON.stringify({ text })),
  };
}

/** Keys that nobody else uses. */
export const newKeys = (count: number): string[] => Array.from({ length: count }, () => randomUUID());

/** `count` messages of each key, taking turns. */
export const inTurns = (keys: readonly string[], count: number): BrokerMessage[] =>
  Array.from({ length: count }, (_, index) => keys.map((key) => messageOf(key, index + 1))).flat();

/** The messages of one key, in the order in which they stand; all of them must be in one partition. */
export async function storedOf(topic: TopicUnderTest, key: string): Promise<readonly BrokerMessage[]> {
  const homes = [...(await topic.read()).values()].map((messages) => messages.filter((message) => message.key === key));
  const used = homes.filter((messages) => messages.length > 0);
  if (used.length > 1) throw new Error(`messages of the key ${key} stand in ${String(used.length)} partitions`);
  return used[0] ?? [];
}
