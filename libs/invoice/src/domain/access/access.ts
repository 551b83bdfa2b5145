import type { Instant } from '../invoice/content.ts';
import type { AccessEvent, KeyIssued } from './events.ts';

export interface AccessKey extends KeyIssued {
  readonly revokedAt: Instant | null;
}

/** The keys of one tenant, by id, in the order in which they were given. */
export type Access = ReadonlyMap<string, AccessKey>;

export const noAccess: Access = new Map();

export function evolveAccess(access: Access, event: AccessEvent): Access {
  switch (event.type) {
    case 'KeyIssued':
      return new Map(access).set(event.data.keyId, { ...event.data, revokedAt: null });
    case 'KeyRevoked': {
      const key = access.get(event.data.keyId);
      return key === undefined ? access : new Map(access).set(key.keyId, { ...key, revokedAt: event.data.revokedAt });
    }
    default:
      return event satisfies never;
  }
}

/** Whether a key opens anything at this moment: neither revoked nor expired. */
export const isInForce = (key: AccessKey, now: Instant): boolean =>
  key.revokedAt === null && (key.expiresAt === null || Date.parse(key.expiresAt) > Date.parse(now));
