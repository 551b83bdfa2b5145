import type { EventLogReader, Position, RecordedEvent } from '#event-store';
import { WrongTopic } from '../port/errors.ts';
import { originOf } from '../port/message.ts';
import type { MessageBroker } from '../port/message-broker.ts';
import type { PublishedPlace } from '../port/publisher-store.ts';

type Streams = Pick<EventLogReader, 'readStream'>;

/** The checkpoint was made on another log, or on a later state of this one: publishing from it would lose events. */
export class ForeignCheckpoint extends Error {
  override readonly name = 'ForeignCheckpoint';
}

/**
 * Where a checkpoint stands in this log: found by its event, since a copy of a log has other positions.
 * @throws ForeignCheckpoint where the log does not hold that event
 */
export async function placeInLog(log: Streams, { position, event }: PublishedPlace): Promise<Position | null> {
  if (event === null) return position;
  const found = await eventAt(log, event);
  if (found !== null) return found.position;
  throw new ForeignCheckpoint(
    `the log has no event ${event.id} at revision ${String(event.revision)} of ${event.stream}, up to which it was published: it is another log, or an older copy`,
  );
}

/**
 * Up to where each partition has what this log says: for each the position, in this log, of the event that its last message
 * was made of. Within a partition messages stand in the order of the log, so all before it are there too; of the other
 * partitions it says nothing.
 * @throws WrongTopic where a last message is not of this log
 */
export async function publishedTails(log: Streams, broker: MessageBroker): Promise<ReadonlyMap<number, Position>> {
  const tails = new Map<number, Position>();
  for (const [partition, headers] of await broker.lastMessages()) {
    const origin = originOf(headers);
    if (origin === null) throw new WrongTopic(`the last message of partition ${String(partition)} is not ours`);
    const { invoiceId, sequence, eventId } = origin;
    const found = await eventAt(log, { stream: `invoice-${invoiceId}`, revision: sequence - 1, id: eventId });
    if (found === null) {
      throw new WrongTopic(
        `the last message of partition ${String(partition)} was made of event ${eventId}, which the log does not hold: the topic belongs to another log`,
      );
    }
    tails.set(partition, found.position);
  }
  return tails;
}

async function eventAt(
  log: Streams,
  { stream, revision, id }: Pick<RecordedEvent, 'stream' | 'revision' | 'id'>,
): Promise<RecordedEvent | null> {
  const [found] = await log.readStream(stream, { from: revision, limit: 1 });
  return found?.id === id && found.revision === revision ? found : null;
}
