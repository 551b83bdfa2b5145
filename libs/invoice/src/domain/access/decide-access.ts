import { accept, type Decision, type FieldError, refuse } from '../decision.ts';
import type { Instant } from '../invoice/content.ts';
import type { Access } from './access.ts';
import type { AccessEvent, KeyIssued } from './events.ts';
import { allows, isScope, type Scope, scopes } from './scopes.ts';

export interface IssueKey {
  readonly keyId: string;
  readonly tenant: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly secretHash: string;
  readonly now: Instant;
  readonly expiresAt: Instant | null;
  /** What the giver holds: nobody gives what they lack. Null: the service itself gives the first key. */
  readonly giver: readonly Scope[] | null;
}

export function issueKey(access: Access, command: IssueKey): Decision<AccessEvent> {
  const errors = [...errorsInName(command.name), ...errorsInScopes(command), ...errorsInExpiry(command)];
  if (errors.length > 0) return refuse('validation-failed', 'the key can not be given like this', errors);
  if (access.has(command.keyId)) return accept();
  const { keyId, tenant, name, secretHash, now, expiresAt } = command;
  const issued: KeyIssued = {
    keyId,
    tenant,
    name,
    scopes: command.scopes.filter(isScope),
    secretHash,
    createdAt: now,
    expiresAt,
  };
  return accept({ type: 'KeyIssued', data: issued });
}

export function revokeKey(access: Access, keyId: string, now: Instant): Decision<AccessEvent> {
  const key = access.get(keyId);
  if (key === undefined) return refuse('key-not-found', `there is no key ${keyId}`);
  return key.revokedAt === null ? accept({ type: 'KeyRevoked', data: { keyId, revokedAt: now } }) : accept();
}

const errorsInName = (name: string): readonly FieldError[] =>
  name.length >= 1 && name.length <= 254
    ? []
    : [{ pointer: '/name', code: 'length', detail: 'name must have 1 to 254 characters' }];

function errorsInScopes({ scopes: wanted, giver }: IssueKey): readonly FieldError[] {
  if (wanted.length === 0)
    return [{ pointer: '/scopes', code: 'not-empty', detail: 'scopes must name at least one scope' }];
  return wanted.flatMap((scope, index) => {
    const pointer = `/scopes/${String(index)}`;
    if (!isScope(scope)) return [{ pointer, code: 'scope', detail: `scopes may hold ${scopes.join(', ')}` }];
    if (giver !== null && !allows(giver, scope))
      return [{ pointer, code: 'scope-not-held', detail: `only a key that holds ${scope} may give it` }];
    return [];
  });
}

const errorsInExpiry = ({ expiresAt, now }: IssueKey): readonly FieldError[] =>
  expiresAt === null || Date.parse(expiresAt) > Date.parse(now)
    ? []
    : [{ pointer: '/expiresAt', code: 'future', detail: 'expiresAt must be in the future' }];
