import type { Refusal } from '../../domain/index.ts';
import type { Decoded, DomainEvent } from './session.ts';

/** The domain said no. Nothing was appended. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.detail);
    this.refusal = refusal;
  }
}

/** `If-Match` named another version than the stream has. Nothing was appended. */
export class VersionConflict extends Error {
  override readonly name = 'VersionConflict';
  readonly currentVersion: number;
  /** The whole stream: what came since the caller's version is the tail of it. */
  readonly events: readonly Decoded<DomainEvent>[];

  constructor(currentVersion: number, events: readonly Decoded<DomainEvent>[]) {
    super(`the current version is ${String(currentVersion)}`);
    this.currentVersion = currentVersion;
    this.events = events;
  }
}

/** The same `Idempotency-Key` came with another request before. Nothing was appended. */
export class IdempotencyKeyReused extends Error {
  override readonly name = 'IdempotencyKeyReused';
}

/** A request with the same `Idempotency-Key` is being worked on at this moment. Nothing was appended by this one. */
export class RequestInProgress extends Error {
  override readonly name = 'RequestInProgress';
}

/** Other processes kept winning the race for this stream. Nothing was appended; trying again is safe. */
export class Contention extends Error {
  override readonly name = 'Contention';
}
