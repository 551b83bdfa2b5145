import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { EventLogReader } from '#event-store';
import type { InMemoryTopic } from '../contract/in-memory-topic.fixture.ts';
import { BrokerUnavailable } from '../port/errors.ts';
import type { PublishedPlace, PublisherCheckpoint } from '../port/publisher-store.ts';
import { invoiceId, PublishedLog, viewed } from '../testing/published-log.ts';
import { NothingToSkip, skipHeldUp } from './skip-held-up.ts';

const one = invoiceId(1);
const two = invoiceId(2);
const smallBatches = { pageSize: 2 };
const decision = { who: 'ada', why: 'made by a test', at: '2026-06-15T09:00:00.000Z' };

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** No gap, no inversion, and every repetition a re-send of what came before. */
function expectComplete(versions: readonly number[], count: number): void {
  let seen = 0;
  for (const version of versions) {
    expect(version).toBeLessThanOrEqual(seen + 1);
    seen = Math.max(seen, version);
  }
  expect(seen).toBe(count);
}

describe('the publisher', () => {
  let published: PublishedLog;
  let topic: InMemoryTopic;

  beforeEach(async () => {
    published = await PublishedLog.open();
    topic = published.topic;
  });

  afterEach(() => published.close());

  test('publishes what is there and then what comes, each once and in order', async () => {
    await published.log.write(one, viewed(4));
    await published.log.write(two, viewed(1));
    const { watch } = published.start({ limits: smallBatches });
    await watch.untilAt('7');
    await published.log.write(one, viewed(2).slice(1));
    await watch.untilAt('9');
    expect(published.versionsOf(one)).toEqual(upTo(7));
    expect(published.versionsOf(two)).toEqual([1, 2]);
    expect(watch).toMatchObject({ messages: 9, alreadyThere: 0 });
  });

  test('goes on where an earlier life ended', async () => {
    await published.log.write(one, viewed(4));
    await published.publishAll();
    await published.log.write(one, viewed(3).slice(1));
    const { messages } = await published.publishAll();
    expect(messages).toBe(3);
    expect(published.versionsOf(one)).toEqual(upTo(8));
  });

  test('moves the checkpoint over what is private, without sending anything', async () => {
    await published.log.writeRaw('merchant-acme', 'SettingsChanged', '{}');
    await published.publishAll();
    expect(topic.sent).toEqual([]);
    expect(await published.store.checkpoint()).toMatchObject({ position: '1', event: { stream: 'merchant-acme' } });
  });

  test('never has two batches in flight', async () => {
    await published.log.write(one, viewed(20));
    topic.faults.push(null, { kind: 'ack-lost' }, { kind: 'not-written' }, null, { kind: 'twice' });
    await published.publishAll({ limits: { pageSize: 3, batchBytes: 1 } });
    expect(topic.sent.length).toBeGreaterThan(20);
    expect(topic.mostInFlight).toBe(1);
  });

  test('notes a batch down only once it is acknowledged', async () => {
    await published.log.write(one, viewed(5));
    const seen: PublishedPlace['position'][] = [];
    topic.beforeAck = async () => {
      seen.push((await published.store.checkpoint()).position);
    };
    await published.publishAll({ limits: smallBatches });
    expect(seen).toEqual([null, '2', '4']);
  });

  test('sends the very same batch again with the same producer while the broker says it may', async () => {
    await published.log.write(one, viewed(3));
    topic.faults.push({ kind: 'not-written' }, { kind: 'ack-lost' });
    const { states, messages } = await published.publishAll();
    expect(topic.sent).toHaveLength(3);
    expect(topic.sent[1]).toEqual(topic.sent[0]);
    expect(topic.sent[2]).toEqual(topic.sent[0]);
    expect(topic.opened).toBe(1);
    expect(messages).toBe(4);
    expect(states.filter(({ phase }) => phase === 'retrying')).toMatchObject([
      { freshProducer: false, attempt: 1 },
      { freshProducer: false, attempt: 2 },
    ]);
    expect(published.versionsOf(one)).toEqual([1, 2, 3, 4, 1, 2, 3, 4]);
  });

  test('takes a fresh producer after the last try, and begins at the checkpoint', async () => {
    await published.log.write(one, viewed(3));
    topic.faults.push(null, { kind: 'not-written' }, { kind: 'not-written' });
    await published.publishAll({ limits: { ...smallBatches, tries: 2 } });
    expect(topic.opened).toBe(2);
    expect(published.versionsOf(one)).toEqual(upTo(4));
  });

  test('trusts no producer that failed in an unknown way: there is no second try with it', async () => {
    await published.log.write(one, viewed(3));
    topic.faults.push({ kind: 'not-written', failure: new Error('out of order sequence') });
    await published.publishAll();
    expect(topic.opened).toBe(2);
    expect(published.versionsOf(one)).toEqual(upTo(4));
  });

  test.each([true, false])(
    'gives a producer up that never answers, where the batch was written: %s',
    async (written) => {
      await published.log.write(one, viewed(3));
      topic.faults.push({ kind: 'silence', written });
      const { alreadyThere } = await published.publishAll({ limits: { ackTimeoutMs: 10 } });
      expect(topic.opened).toBe(2);
      expect(published.versionsOf(one)).toEqual(upTo(4));
      expect(alreadyThere).toBe(written ? 4 : 0);
    },
  );

  test('does not write again what an earlier life had sent and not noted down', async () => {
    await published.log.write(one, viewed(2));
    await published.log.write(two, viewed(2));
    topic.faults.push({ kind: 'ack-lost', failure: new Error('killed here') });
    const { alreadyThere, messages } = await published.publishAll();
    expect({ alreadyThere, messages }).toEqual({ alreadyThere: 6, messages: 0 });
    expect(published.versionsOf(one)).toEqual(upTo(3));
    expect(published.versionsOf(two)).toEqual(upTo(3));
  });

  test('completes what one partition has and another has not', async () => {
    const ids = upTo(12).map(invoiceId);
    for (const id of ids) await published.log.write(id, viewed(1));
    topic.faults.push({ kind: 'half-written', partitions: [0, 2], failure: new Error('killed here') });
    await published.publishAll();
    expect(new Set(ids.map((id) => topic.partitionOf(id))).size).toBe(3);
    for (const id of ids) expect(published.versionsOf(id)).toEqual([1, 2]);
  });

  test('loses nothing and inverts nothing, whatever goes wrong', async () => {
    const ids = upTo(6).map(invoiceId);
    for (const id of ids) await published.log.write(id, viewed(9));
    const failure = new Error('killed here');
    topic.faults.push(
      { kind: 'twice' },
      { kind: 'half-written', partitions: [1] },
      { kind: 'ack-lost', failure },
      { kind: 'half-written', partitions: [0, 1], failure },
      null,
      { kind: 'silence', written: true },
      { kind: 'not-written' },
      { kind: 'half-written', partitions: [2] },
      { kind: 'ack-lost' },
    );
    topic.openingFailures.push(new BrokerUnavailable('nobody is there yet'));
    await published.publishAll({ limits: { pageSize: 7, ackTimeoutMs: 10, tries: 2 } });
    for (const id of ids) expectComplete(published.versionsOf(id), 10);
    expect(topic.mostInFlight).toBeLessThanOrEqual(2);
  });

  test('begins where it was told to, as long as nothing was ever published', async () => {
    await published.log.write(one, viewed(3));
    await published.publishAll({ startAfter: '2' });
    expect(published.versionsOf(one)).toEqual([3, 4]);
    await published.log.write(one, viewed(1).slice(1));
    await published.publishAll({ startAfter: '0' });
    expect(published.versionsOf(one)).toEqual([3, 4, 5]);
  });

  test('ends after the batch in flight, with the checkpoint behind it', async () => {
    await published.log.write(one, viewed(5));
    const { watch, stop } = published.start({ limits: smallBatches });
    const ended: Promise<void>[] = [];
    topic.beforeAck = () => {
      ended.push(stop());
    };
    await watch.untilPhase('stopped');
    expect(published.versionsOf(one)).toEqual([1, 2]);
    expect((await published.store.checkpoint()).position).toBe('2');
    await Promise.all(ended);
  });

  describe('that is one of several', () => {
    test('waits while another publishes, and takes over when that ends', async () => {
      await published.log.write(one, viewed(1));
      const first = published.start();
      await first.watch.untilAt('2');
      const second = published.start();
      await second.watch.untilPhase('waiting');
      await published.log.write(one, viewed(1).slice(1));
      await first.watch.untilAt('3');
      expect(topic.opened).toBe(1);
      await first.stop();
      await published.log.write(one, viewed(1).slice(1));
      await second.watch.untilAt('4');
      expect(published.versionsOf(one)).toEqual(upTo(4));
    });

    test('stops at once when the checkpoint was moved by another, whatever the lock says', async () => {
      await published.log.write(one, viewed(3));
      const lost = new AbortController();
      const lock = { acquire: async () => ({ lost: lost.signal, release: async () => undefined }) };
      let rival: PublisherCheckpoint | null = null;
      topic.beforeAck = async () => {
        if (rival !== null) return;
        rival = await published.store.advance(await published.store.checkpoint(), {
          position: '4',
          event: null,
        });
      };
      const { watch } = published.start({ lock, limits: smallBatches });
      await watch.until(({ states }) => states.some((state) => state.phase === 'retrying'));
      expect(watch.states.find((state) => state.phase === 'retrying')).toMatchObject({
        error: { name: 'CheckpointMoved' },
      });
      await watch.untilPhase('publishing');
      expect(await published.store.checkpoint()).toEqual(rival);
      expect(topic.sent).toHaveLength(1);
    });

    test('ends its session when the lock is lost, and asks for it again', async () => {
      await published.log.write(one, viewed(1));
      const leases = [new AbortController(), new AbortController()];
      let asked = 0;
      const lock = {
        acquire: async () => ({ lost: leases[asked++]!.signal, release: async () => undefined }),
      };
      const { watch } = published.start({ lock });
      await watch.untilAt('2');
      leases[0]?.abort();
      await watch.until(({ phases }) => phases.filter((phase) => phase === 'publishing').length === 2);
      expect(asked).toBe(2);
      expect(topic.opened).toBe(2);
    });
  });

  describe('that meets an event which can not be published', () => {
    test('publishes what stands before it and nothing after it, until somebody decides, and says so', async () => {
      await published.log.write(one, viewed(1));
      const position = await published.log.writeRaw('invoice-strange', 'SecretHandshake', '{}');
      await published.log.write(two, viewed(0));
      const { watch } = published.start();
      expect(await watch.untilPhase('held-up')).toMatchObject({ heldUp: { position, type: 'SecretHandshake' } });
      expect(published.versionsOf(one)).toEqual([1, 2]);
      expect(published.versionsOf(two)).toEqual([]);
      expect(await published.store.heldUp()).toMatchObject({ position: '3', stream: 'invoice-strange', revision: 0 });
      await expect(skipHeldUp(published.store, { ...decision, position: '2' })).rejects.toThrow(NothingToSkip);
      await skipHeldUp(published.store, { ...decision, position });
      await watch.untilAt('4');
      expect(published.versionsOf(two)).toEqual([1]);
      expect(await published.store.heldUp()).toBeNull();
      expect(await published.store.skips()).toEqual([{ ...decision, position }]);
      await expect(skipHeldUp(published.store, { ...decision, position })).rejects.toThrow('not held up by any event');
    });

    test('is held up again after a start, and never skips by itself', async () => {
      await published.log.writeRaw('invoice-strange', 'SecretHandshake', '{}');
      const first = published.start();
      await first.watch.untilPhase('held-up');
      await first.stop();
      const second = published.start();
      await second.watch.untilPhase('held-up');
      expect((await published.store.checkpoint()).position).toBeNull();
    });

    test('treats what the broker refuses in the same way', async () => {
      await published.log.write(one, viewed(1));
      const long = 'x'.repeat(topic.tooLarge);
      const [created] = viewed(0);
      if (created?.type !== 'InvoiceCreated') throw new Error('a life begins with a creation');
      const { data } = created;
      await published.log.write(two, [
        { ...created, data: { ...data, lines: [{ ...data.lines[0]!, description: long }] } },
      ]);
      await published.log.write(one, viewed(1).slice(1));
      const { watch } = published.start();
      const state = await watch.untilPhase('held-up');
      expect(state).toMatchObject({
        heldUp: { position: '3', stream: `invoice-${two}`, reason: expect.stringContaining('100000 bytes') },
      });
      expect(published.versionsOf(one)).toEqual([1, 2]);
      expect((await published.store.checkpoint()).position).toBe('2');
      await skipHeldUp(published.store, { ...decision, position: '3' });
      await watch.untilAt('4');
      expect(published.versionsOf(one)).toEqual([1, 2, 3]);
      expect(published.versionsOf(two)).toEqual([]);
    });
  });

  describe('where log, topic and checkpoint do not belong together', () => {
    const complaint = async (): Promise<unknown> => {
      const { watch } = published.start();
      const state = await watch.untilPhase('retrying');
      return state.phase === 'retrying' ? state.error : null;
    };

    test('publishes nothing to a topic of another log', async () => {
      const other = await PublishedLog.open();
      await other.log.write(one, viewed(5));
      await published.log.write(one, viewed(5));
      await other.publishAll({ openBroker: topic.open });
      const sent = topic.sent.length;
      expect(await complaint()).toMatchObject({ name: 'WrongTopic' });
      expect(topic.sent).toHaveLength(sent);
      await other.close();
    });

    test('publishes nothing after a checkpoint that this log does not know', async () => {
      await published.log.write(one, viewed(1));
      await published.store.advance(await published.store.checkpoint(), {
        position: '1',
        event: { stream: `invoice-${one}`, revision: 0, id: 'another' },
      });
      expect(await complaint()).toMatchObject({ name: 'ForeignCheckpoint' });
      expect(topic.sent).toEqual([]);
    });

    test('goes on with a copy of the log that has other positions', async () => {
      await published.log.write(one, viewed(2));
      await published.publishAll();
      await published.log.write(one, viewed(1).slice(1));
      const { store } = published.log;
      const shifted: Pick<EventLogReader, 'readAll' | 'readStream' | 'subscribe'> = {
        readAll: async ({ after, limit }) =>
          (await store.readAll({ after: after === null ? null : String(Number(after) - 100), limit })).map(moved),
        readStream: async (stream, slice) => (await store.readStream(stream, slice)).map(moved),
        subscribe: (after, signal) => store.subscribe(after === null ? null : String(Number(after) - 100), signal),
      };
      const { watch } = published.start({ log: shifted });
      await watch.untilAt('104');
      expect(published.versionsOf(one)).toEqual(upTo(4));
    });
  });
});

const moved = <Event extends { readonly position: string }>(event: Event): Event => ({
  ...event,
  position: String(Number(event.position) + 100),
});
