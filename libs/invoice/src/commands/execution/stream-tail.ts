import { randomUUID } from 'node:crypto';
import { chainIn, encodeAppend, noChain, type ProposedEvent, type RecordedEvent } from '#event-store';
import type { StoredEvent } from '../../stored-events/index.ts';
import { appendSettled } from './append-settled.ts';
import type { Execution } from './execution.ts';
import type { DomainEvent } from './session.ts';

/** What it takes to append to a stream whose last event alone tells where it stands. */
export interface StreamTail<Event extends DomainEvent> {
  /** -1 for a stream without events. */
  readonly revision: number;
  readonly chain: string;
  readonly last: Event | null;
}

/** The work that the service does on its own account: registers, blocks, reservations. */
const system = { type: 'system', id: 'invoicing' } as const;

export async function readTail<Event extends DomainEvent>(
  { store, codec }: Execution,
  stream: string,
): Promise<StreamTail<Event>> {
  const [last] = await store.readStream(stream, { direction: 'backwards', limit: 1 });
  return last === undefined
    ? { revision: -1, chain: noChain, last: null }
    : tailAt(codec.decode(last) as unknown as Event, last);
}

/**
 * Appends one event after the tail, under the system's name.
 * @throws StreamConflict where the stream has moved on, and the store's other errors
 */
export async function appendToTail<Event extends DomainEvent>(
  { store, codec, now }: Execution,
  tenantId: string,
  stream: string,
  tail: StreamTail<Event>,
  event: Event,
): Promise<StreamTail<Event>> {
  const commandId = randomUUID();
  const at = now();
  const append = encodeAppend(codec, {
    stream,
    expected: tail.revision === -1 ? 'no_stream' : tail.revision,
    commandId,
    previousChain: tail.chain,
    events: [event as unknown as StoredEvent],
    metadata: {
      tenantId,
      actor: system,
      occurredAt: at,
      recordedAt: at,
      correlationId: commandId,
      causationId: null,
      commandId,
      fingerprint: '',
      reason: null,
      comment: null,
      traceparent: null,
    },
  });
  const { revision } = await appendSettled(store, append);
  return tailAt(event, { metadata: append.events[0]!.metadata, revision });
}

const tailAt = <Event extends DomainEvent>(
  event: Event,
  { metadata, revision }: Pick<RecordedEvent, 'revision'> & Pick<ProposedEvent, 'metadata'>,
): StreamTail<Event> => ({ revision, chain: chainIn(metadata) ?? noChain, last: event });
