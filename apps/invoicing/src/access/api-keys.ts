import { LRUCache } from 'lru-cache';
import { accessAggregate, accessStream, type SessionCache } from '#invoice';
import { type Access, type AccessKey, isInForce } from '#invoice/domain';
import { type ApiKey, type Clock, secretMatches, tenantOfKeyId } from '#platform';
import type { Caller } from '../http/caller.ts';
import type { KeyUse } from './key-use.ts';

/** A key as `GET /v1/keys` lists it. */
export type ListedKey = Omit<AccessKey, 'keyId' | 'secretHash'> & {
  readonly id: string;
  readonly lastUsedAt: string | null;
};

/** How long a tenant's keys are believed without a look into the log for what other processes wrote, in milliseconds. */
const believed = 1_000;
const rememberedTenants = 10_000;

/**
 * The keys of every tenant, folded from `access-<tenant>`. What this process gives and takes counts at once, since commands
 * leave their stream in the same cache; what another process does, within a second.
 */
export class ApiKeys {
  readonly #sessions: SessionCache;
  readonly #use: KeyUse;
  readonly #clock: Clock;
  /** When a tenant's stream was last compared with the log, in milliseconds since 1970. */
  readonly #checked = new LRUCache<string, number>({ max: rememberedTenants });

  constructor(sessions: SessionCache, use: KeyUse, clock: Clock) {
    this.#sessions = sessions;
    this.#use = use;
    this.#clock = clock;
  }

  /** Who holds this key, or null: unknown, another secret, revoked, expired. At once where the tenant's keys are fresh. */
  authenticate(key: ApiKey): Caller | null | Promise<Caller | null> {
    const tenant = tenantOfKeyId(key.id);
    if (tenant === null) return null;
    const now = this.#clock();
    const known = this.#sessions.cached(accessStream(tenant));
    if (known !== undefined && Date.parse(now) < (this.#checked.get(tenant) ?? 0) + believed) {
      return this.#callerOf(known.state as Access, key, now);
    }
    return this.keysOf(tenant).then((access) => this.#callerOf(access, key, now));
  }

  /** A tenant's keys as the log has them now. */
  async keysOf(tenant: string): Promise<Access> {
    const asked = Date.parse(this.#clock());
    const { state } = await this.#sessions.load(accessStream(tenant), accessAggregate);
    this.#checked.set(tenant, asked);
    return state;
  }

  /** A tenant's keys in the order in which they were given, without hashes. */
  async list(tenant: string): Promise<readonly ListedKey[]> {
    const keys = [...(await this.keysOf(tenant)).values()];
    return keys.map(({ keyId, secretHash: _, ...key }) => ({
      id: keyId,
      ...key,
      lastUsedAt: this.#use.lastUsedAt(keyId),
    }));
  }

  #callerOf(access: Access, { id, secret }: ApiKey, now: string): Caller | null {
    const key = access.get(id);
    if (key === undefined || !secretMatches(secret, key.secretHash) || !isInForce(key, now)) return null;
    this.#use.note(key.keyId, now);
    return { keyId: key.keyId, tenantId: key.tenant, scopes: key.scopes };
  }
}
