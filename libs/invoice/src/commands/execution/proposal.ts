import { randomUUID } from 'node:crypto';
import { type Append, chainIn, encodeAppend, noChain, type Position, type ProposedEvent } from '#event-store';
import type { StoredEvent, StoredEventCodec } from '../../stored-events/index.ts';
import type { CommandContext } from '../command-context.ts';
import type { EventMetadata } from '../event-metadata.ts';
import type { Execution } from './execution.ts';
import { chainOfLast, type Decoded, type DomainEvent, expectedRevision, type Session } from './session.ts';

/** Events on their way into the log: as the store will get them, and as the session will know them. */
export interface Proposal<Event extends DomainEvent> {
  readonly append: Append;
  readonly events: readonly Unplaced<Event>[];
}

/** An event on its way: everything but where it stands in the log. */
type Unplaced<Event extends DomainEvent> = Event & Omit<Decoded<DomainEvent>, 'position' | 'type' | 'data'>;

/** Made once per command, so that the same decision on the same state makes the same bytes, however often it is proposed. */
export interface CommandIdentity {
  /** From which event ids are derived. Carries the fingerprint: two requests with one key never make the same ids. */
  readonly appendId: string;
  /** Nobody else can propose the same ids. */
  readonly fresh: boolean;
  readonly metadata: EventMetadata;
}

export function identify(execution: Execution, context: CommandContext): CommandIdentity {
  const commandId = context.idempotencyKey ?? randomUUID();
  return {
    appendId: context.idempotencyKey === null ? commandId : `${commandId} ${context.fingerprint}`,
    fresh: context.idempotencyKey === null,
    metadata: {
      tenantId: context.tenantId,
      actor: context.actor,
      occurredAt: context.now,
      recordedAt: execution.now(),
      correlationId: context.correlationId,
      causationId: context.causationId,
      commandId,
      fingerprint: context.fingerprint,
      reason: context.reason,
      comment: context.comment,
      traceparent: context.traceparent,
    },
  };
}

export function propose<State, Event extends DomainEvent>(
  { codec }: Execution,
  session: Session<State, Event>,
  { appendId, fresh, metadata }: CommandIdentity,
  events: readonly Event[],
): Proposal<Event> {
  const encoded = encodeAppend(codec, {
    stream: session.stream,
    expected: expectedRevision(session),
    commandId: appendId,
    previousChain: chainOfLast(session),
    events: events as readonly StoredEvent[],
    metadata,
  });
  const append = fresh ? { ...encoded, fresh } : encoded;
  return {
    append,
    events: append.events.map((proposed, index) => known(session, codec, metadata, proposed, events[index]!, index)),
  };
}

/** An event as it will be once the store has it, but for its position. */
const known = <Event extends DomainEvent>(
  session: Session<unknown, DomainEvent>,
  codec: StoredEventCodec,
  metadata: EventMetadata,
  proposed: ProposedEvent,
  event: Event,
  index: number,
): Unplaced<Event> => ({
  ...event,
  id: proposed.id,
  stream: session.stream,
  revision: session.events.length + index,
  version: session.events.length + index + 1,
  metadata: {
    ...metadata,
    schemaVersion: codec.schemaVersionOf(event.type),
    chain: chainIn(proposed.metadata) ?? noChain,
  },
});

/** What the store has just taken, as if it had been read back. */
export const recorded = <Event extends DomainEvent>(
  proposal: Proposal<Event>,
  position: Position,
): readonly Decoded<Event>[] => proposal.events.map((event) => ({ ...event, position }));
