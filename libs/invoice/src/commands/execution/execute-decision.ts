import { setTimeout as delay } from 'node:timers/promises';
import { type Append, AppendOutcomeUnknown, type Position, StreamConflict } from '#event-store';
import type { Decision, Refusal } from '../../domain/index.ts';
import type { CommandContext } from '../command-context.ts';
import { appendSettled } from './append-settled.ts';
import { CommandRefused, Contention, VersionConflict } from './command-errors.ts';
import type { Execution } from './execution.ts';
import { type CommandIdentity, identify, type Proposal, propose, recorded } from './proposal.ts';
import { replayOf } from './replay.ts';
import { advance, type Aggregate, type DomainEvent, emptySession, type Session } from './session.ts';

/** How long a command is decided again after conflicts with other processes, in milliseconds. */
const contentionLimit = 2_000;

export interface DecisionRequest<State, Event extends DomainEvent> {
  readonly aggregate: Aggregate<State, Event>;
  readonly stream: string;
  readonly context: CommandContext;
  /** Asked before anything else, replays included: whether this caller may know of the stream at all. */
  refusesCaller?(state: State): Refusal | null;
  /** The stream is new: it is decided on without reading it, and the store says if that was wrong. */
  readonly fresh?: boolean;
  /**
   * State in, facts out. May be called again on newer state, so it must be repeatable. `toAppend` shows what would be
   * appended for given events, for decisions that write their intent down elsewhere first.
   */
  decide(state: State, toAppend: (events: readonly Event[]) => Append): Decision<Event> | Promise<Decision<Event>>;
}

export interface DecisionOutcome<State, Event extends DomainEvent> {
  /** The stream right after the command: all of its events and what they come to. */
  readonly session: Session<State, Event>;
  /** Where the last of these events stands in the log; null for a stream without events. */
  readonly position: Position | null;
  /** True where this answers a repeated request from what its first run wrote. */
  readonly replayed: boolean;
}

/** A session, and whether it has been compared with the log during this command. */
interface Known<State, Event extends DomainEvent> {
  readonly session: Session<State, Event>;
  readonly current: boolean;
}

/**
 * Loads, decides, appends: the only place where events come into being. Decides on what this process knows, and only where
 * that leads to a conflict, a refusal or no change reads what is newer and decides again.
 * @throws CommandRefused, VersionConflict, IdempotencyKeyReused, RequestInProgress, Contention, and the store's errors
 */
export async function executeDecision<State, Event extends DomainEvent>(
  execution: Execution,
  request: DecisionRequest<State, Event>,
): Promise<DecisionOutcome<State, Event>> {
  const { stream, context } = request;
  return execution.inFlight.during(stream, context.idempotencyKey, () =>
    execution.queue.run(stream, () => decideUntilSettled(execution, request)),
  );
}

async function decideUntilSettled<State, Event extends DomainEvent>(
  execution: Execution,
  request: DecisionRequest<State, Event>,
): Promise<DecisionOutcome<State, Event>> {
  const until = performance.now() + contentionLimit;
  const identity = identify(execution, request.context);
  let known = await begin(execution, request);
  for (;;) {
    const outcome = await attempt(execution, request, identity, known);
    if (outcome !== 'stale') return outcome;
    if (performance.now() > until)
      throw new Contention('this resource is being changed by others; nothing was changed');
    if (known.current) await delay(Math.random() * 20);
    known = { session: await execution.sessions.catchUp(known.session, request.aggregate), current: true };
  }
}

async function begin<State, Event extends DomainEvent>(
  { sessions }: Execution,
  { stream, aggregate, fresh }: DecisionRequest<State, Event>,
): Promise<Known<State, Event>> {
  const cached = sessions.cached<State, Event>(stream);
  if (cached !== undefined) return { session: cached, current: sessions.isExact(stream) };
  if (fresh === true) return { session: emptySession(stream, aggregate), current: false };
  return { session: await sessions.load(stream, aggregate), current: true };
}

async function attempt<State, Event extends DomainEvent>(
  execution: Execution,
  request: DecisionRequest<State, Event>,
  identity: CommandIdentity,
  { session, current }: Known<State, Event>,
): Promise<DecisionOutcome<State, Event> | 'stale'> {
  const { aggregate, context } = request;
  const unwelcome = request.refusesCaller?.(session.state) ?? null;
  if (unwelcome !== null) {
    if (!current) return 'stale';
    throw new CommandRefused(unwelcome);
  }
  const before = replayOf(session, aggregate, context);
  if (before !== null) return outcomeOf(before, true);

  const version = session.events.length;
  if (context.expectedVersion !== null && context.expectedVersion !== version) {
    if (!current) return 'stale';
    throw new VersionConflict(version, session.events);
  }
  const proposal = (events: readonly Event[]): Proposal<Event> => propose(execution, session, identity, events);
  const decision = await request.decide(session.state, (events) => proposal(events).append);
  if (decision.outcome === 'refused') {
    if (!current) return 'stale';
    throw new CommandRefused(decision.refusal);
  }
  if (decision.events.length === 0) return current ? outcomeOf(session, false) : 'stale';
  return write(execution, request, session, proposal(decision.events));
}

async function write<State, Event extends DomainEvent>(
  { store, sessions }: Execution,
  { aggregate }: DecisionRequest<State, Event>,
  session: Session<State, Event>,
  proposal: Proposal<Event>,
): Promise<DecisionOutcome<State, Event> | 'stale'> {
  try {
    const { position, repeated } = await appendSettled(store, proposal.append);
    // The same request ran before, perhaps just now in another process: the facts of that run count, not ours.
    if (repeated && proposal.append.fresh !== true) return 'stale';
    const after = advance(session, aggregate, recorded(proposal, position));
    // A stream that has only begun is not kept: collecting so many short-lived sessions costs more than reading one again.
    if (session.events.length > 0) sessions.keep(after);
    return outcomeOf(after, false);
  } catch (error) {
    if (error instanceof AppendOutcomeUnknown) sessions.doubt(session.stream);
    if (!(error instanceof StreamConflict)) throw error;
    return ownEventsSince(await sessions.catchUp(session, aggregate), aggregate, proposal) ?? 'stale';
  }
}

/** After a conflict: where our own ids are among the newer events, an earlier try had succeeded and others came after it. */
function ownEventsSince<State, Event extends DomainEvent>(
  newer: Session<State, Event>,
  aggregate: Aggregate<State, Event>,
  proposal: Proposal<Event>,
): DecisionOutcome<State, Event> | null {
  const lastId = proposal.append.events.at(-1)?.id;
  const own = newer.events.find((event) => event.id === lastId);
  if (own === undefined) return null;
  const events = newer.events.slice(0, own.version);
  return outcomeOf(advance(emptySession(newer.stream, aggregate), aggregate, events), false);
}

const outcomeOf = <State, Event extends DomainEvent>(
  session: Session<State, Event>,
  replayed: boolean,
): DecisionOutcome<State, Event> => ({ session, position: session.events.at(-1)?.position ?? null, replayed });
