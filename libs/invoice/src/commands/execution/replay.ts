import type { CommandContext } from '../command-context.ts';
import { IdempotencyKeyReused } from './command-errors.ts';
import { type Aggregate, asOfVersion, type DomainEvent, type Session } from './session.ts';

/**
 * The session as it stood right after this very command ran the first time, or null where it never did. The key is in the
 * metadata of the events that it caused, so it counts for ever and can't be split from its effect.
 * @throws IdempotencyKeyReused where the key came with another request
 */
export function replayOf<State, Event extends DomainEvent>(
  session: Session<State, Event>,
  aggregate: Aggregate<State, Event>,
  context: CommandContext,
): Session<State, Event> | null {
  if (context.idempotencyKey === null) return null;
  const last = session.events.findLast((event) => event.metadata.commandId === context.idempotencyKey);
  if (last === undefined) return null;
  if (last.metadata.fingerprint !== context.fingerprint)
    throw new IdempotencyKeyReused('this Idempotency-Key was used for another request');
  return asOfVersion(session, aggregate, last.version);
}
