import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BrokerUnavailable, MessageRefused } from '../port/errors.ts';
import type { MessageBroker } from '../port/message-broker.ts';
import { inTurns, messageOf, newKeys, storedOf, type TopicFactory, type TopicUnderTest } from './topic-under-test.ts';

/** What every broker does for the publisher, whatever stands behind it. */
export function describeMessageBrokerContract(name: string, factory: TopicFactory): void {
  describe(`${name} keeps the contract of message brokers`, () => {
    let topic: TopicUnderTest;
    let broker: MessageBroker;

    beforeAll(async () => {
      topic = await factory();
      broker = await topic.open();
    });

    afterAll(async () => {
      await broker.close();
      await topic.dispose();
    });

    test('a batch that resolved can be read, with every byte as it was given', async () => {
      const [key = ''] = newKeys(1);
      const message = {
        ...messageOf(key, 1, 'Grüße, 请, 🧾, "quoted" \\ \u2028'),
        headers: { ...messageOf(key, 1).headers, ce_source: '/invoicing/acme', traceparent: 'ü' },
      };
      await broker.send([message]);
      expect(await storedOf(topic, key)).toEqual([message]);
    });

    test('the messages of a key keep their order, within a batch and from batch to batch', async () => {
      const keys = newKeys(20);
      const first = inTurns(keys, 25);
      const second = keys.map((key) => messageOf(key, 26));
      await broker.send(first);
      await broker.send(second);
      for (const key of keys) {
        expect((await storedOf(topic, key)).map((message) => message.headers['ce_sequence'])).toEqual(
          Array.from({ length: 26 }, (_, index) => String(index + 1).padStart(20, '0')),
        );
      }
    });

    test('a key goes to the partition that was foretold, of which there are several', async () => {
      const keys = newKeys(64);
      await broker.send(keys.map((key) => messageOf(key, 1)));
      const stored = await topic.read();
      const homes = new Set<number>();
      for (const key of keys) {
        const home = broker.partitionOf(key);
        homes.add(home);
        expect(stored.get(home)?.some((message) => message.key === key)).toBe(true);
      }
      expect(homes.size).toBe(topic.partitions);
    });

    test('the last message of every partition is told, also to a producer that wrote none of them', async () => {
      const keys = newKeys(64);
      await broker.send(inTurns(keys, 2));
      const another = await topic.open();
      const last = await another.lastMessages();
      await another.close();
      const stored = await topic.read();
      expect(last.size).toBe(topic.partitions);
      for (const [partition, headers] of last) expect(headers).toEqual(stored.get(partition)?.at(-1)?.headers);
    });

    test('an empty topic has no last messages', async () => {
      const empty = await factory();
      const opened = await empty.open();
      expect(await opened.lastMessages()).toEqual(new Map());
      await opened.close();
      await empty.dispose();
    });

    test('a topic where one partition has messages tells of that one alone', async () => {
      const fresh = await factory();
      const opened = await fresh.open();
      const [key = ''] = newKeys(1);
      await opened.send([messageOf(key, 1), messageOf(key, 2)]);
      expect([...(await opened.lastMessages())]).toEqual([[opened.partitionOf(key), messageOf(key, 2).headers]]);
      await opened.close();
      await fresh.dispose();
    });

    test('a message that is too large is refused by its place, and the broker still takes others', async () => {
      const [key = ''] = newKeys(1);
      const tooLarge = { ...messageOf(key, 2), value: Buffer.alloc(topic.tooLarge, 'x') };
      const failure: unknown = await broker.send([messageOf(key, 1), tooLarge]).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(MessageRefused);
      expect((failure as MessageRefused).index).toBe(1);
      await broker.send([messageOf(key, 3)]);
      expect((await storedOf(topic, key)).at(-1)).toEqual(messageOf(key, 3));
    });

    test('the same batch again is recognised or repeated as a whole, and loses nothing', async () => {
      const [key = ''] = newKeys(1);
      const batch = inTurns([key], 3);
      await broker.send(batch);
      await broker.send(batch);
      const stored = await storedOf(topic, key);
      expect(stored.slice(0, 3)).toEqual(batch);
      expect([[], batch]).toContainEqual(stored.slice(3));
    });

    test('thousands of messages in one batch all arrive', async () => {
      const keys = newKeys(10);
      await broker.send(inTurns(keys, 500));
      for (const key of keys) expect(await storedOf(topic, key)).toHaveLength(500);
    });

    test('closing ends it: nothing is sent afterwards, and closing again does no harm', async () => {
      const [key = ''] = newKeys(1);
      const closed = await topic.open();
      await closed.close();
      await expect(closed.send([messageOf(key, 1)])).rejects.toBeInstanceOf(BrokerUnavailable);
      await closed.close();
      expect(await storedOf(topic, key)).toEqual([]);
    });
  });
}
