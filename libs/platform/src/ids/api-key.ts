import { hash as digest, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * An API key is `<id>.<secret>`. The id names its tenant, so that whoever holds a key can be looked up in the tenant's
 * own stream without an index: `acme~k7GfQm2ZtXw01RbC`. An id without a tenant (an operator's own, as in
 * `BOOTSTRAP_KEY=ops.<secret>`) belongs to the tenant `default`.
 */
export interface ApiKey {
  readonly id: string;
  readonly secret: string;
}

export const defaultTenant = 'default';
export const shortestSecret = 32;

const longestKey = 256;
const keyIdPattern = /^(?:([a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?)~)?[A-Za-z0-9_-]{1,64}$/;
const secretPattern = /^[A-Za-z0-9_-]+$/;

/** Tenants are named by 1 to 40 of `a-z 0-9 -`, beginning and ending with a letter or digit: the name stands in stream names and key ids. */
export const tenantNamePattern = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

/** The tenant that a key id names, or null where the text is no key id. */
export function tenantOfKeyId(keyId: string): string | null {
  const match = keyIdPattern.exec(keyId);
  return match === null ? null : (match[1] ?? defaultTenant);
}

/** A fresh id of 96 random bits in this tenant. */
export const newKeyId = (tenant: string): string => `${tenant}~${randomBytes(12).toString('base64url')}`;

/** 256 random bits, 43 characters. */
export const newKeySecret = (): string => randomBytes(32).toString('base64url');

export const formatApiKey = (key: ApiKey): string => `${key.id}.${key.secret}`;

/** Takes `<id>.<secret>` apart; null where the text has another form. */
export function parseApiKey(text: string): ApiKey | null {
  if (text.length > longestKey) return null;
  const dot = text.indexOf('.');
  const id = text.slice(0, Math.max(dot, 0));
  const secret = text.slice(dot + 1);
  return tenantOfKeyId(id) === null || !secretPattern.test(secret) ? null : { id, secret };
}

/**
 * SHA-256 of the secret, hex: what is stored. A slow password hash would add nothing against 256 random bits, and cost
 * every request.
 */
export const hashOfSecret = (secret: string): string => digest('sha256', secret, 'hex');

/** Whether the secret has this hash, compared in constant time. */
export function secretMatches(secret: string, hash: string): boolean {
  const given = digest('sha256', secret, 'buffer');
  const stored = Buffer.from(hash, 'hex');
  return stored.length === given.length && timingSafeEqual(given, stored);
}
