import type { Position } from '#event-store';
import type { ChainedMetadata } from '../event-metadata.ts';

export interface DomainEvent {
  readonly type: string;
  readonly data: unknown;
}

/** A stored event, decoded and in its latest schema. */
export type Decoded<Event extends DomainEvent> = Event & {
  readonly id: string;
  readonly stream: string;
  /** 0-based. */
  readonly revision: number;
  /** 1-based: revision + 1. */
  readonly version: number;
  /** Of an event that this process appended: the position of the append's last event. */
  readonly position: Position;
  readonly metadata: ChainedMetadata;
};

/** What folds events into state. */
export interface Aggregate<State, Event extends DomainEvent> {
  readonly initial: State;
  evolve(state: State, event: Event): State;
}

/** One stream as this process knows it: all of its events and what they come to. */
export interface Session<State, Event extends DomainEvent> {
  readonly stream: string;
  readonly events: readonly Decoded<Event>[];
  readonly state: State;
}

export const emptySession = <State, Event extends DomainEvent>(
  stream: string,
  aggregate: Aggregate<State, Event>,
): Session<State, Event> => ({ stream, events: [], state: aggregate.initial });

export function advance<State, Event extends DomainEvent>(
  session: Session<State, Event>,
  aggregate: Aggregate<State, Event>,
  newer: readonly Decoded<Event>[],
): Session<State, Event> {
  if (newer.length === 0) return session;
  const events = session.events.length === 0 ? newer : [...session.events, ...newer];
  return {
    stream: session.stream,
    events,
    state: newer.reduce((state, event) => aggregate.evolve(state, event), session.state),
  };
}

/** The session as it stood after its first `version` events. */
export function asOfVersion<State, Event extends DomainEvent>(
  session: Session<State, Event>,
  aggregate: Aggregate<State, Event>,
  version: number,
): Session<State, Event> {
  if (version === session.events.length) return session;
  return advance(emptySession(session.stream, aggregate), aggregate, session.events.slice(0, version));
}

export const expectedRevision = (session: Session<unknown, DomainEvent>): 'no_stream' | number =>
  session.events.length === 0 ? 'no_stream' : session.events.length - 1;

export const chainOfLast = (session: Session<unknown, DomainEvent>): string =>
  session.events.at(-1)?.metadata.chain ?? '';
