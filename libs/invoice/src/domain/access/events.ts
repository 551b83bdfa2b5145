import type { Instant } from '../invoice/content.ts';
import type { Event } from '../invoice/events.ts';
import type { Scope } from './scopes.ts';

/** On `access-<tenant>`: giving and taking a key are facts like any other. */
export type AccessEvent = Event<'KeyIssued', KeyIssued> | Event<'KeyRevoked', KeyRevoked>;

export interface KeyIssued {
  readonly keyId: string;
  readonly tenant: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** SHA-256 of the secret, hex. The secret itself is shown once and stored nowhere. */
  readonly secretHash: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
}

export interface KeyRevoked {
  readonly keyId: string;
  readonly revokedAt: Instant;
}
