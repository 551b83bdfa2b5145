import type { CommandBus } from '@nestjs/cqrs';
import { IssueKeyCommand } from '#invoice';
import { isInForce, scopes } from '#invoice/domain';
import {
  type ApiKey,
  type Clock,
  defaultTenant,
  InvalidConfiguration,
  newKeyId,
  newKeySecret,
  secretMatches,
  tenantOfKeyId,
} from '#platform';
import type { KeyPlace } from '../lifecycle/welcome.ts';
import type { ApiKeys } from './api-keys.ts';
import { ownContext } from './own-context.ts';
import { keepBootstrapKey, readBootstrapKey } from './bootstrap-key-file.ts';

export interface Bootstrap {
  readonly keys: ApiKeys;
  readonly commands: CommandBus;
  readonly clock: Clock;
  readonly dataDir: string;
  /** `BOOTSTRAP_KEY`, or null. */
  readonly given: ApiKey | null;
}

/**
 * Sees to it that somebody can open the service: with `BOOTSTRAP_KEY`, or with a key that the first start makes and keeps in
 * the data folder. Either is an event like every other key, once. The file is written before the event, so a crash between
 * the two leaves a key that the next start brings into the log.
 * @returns where the operator finds a key in force, for the welcome
 * @throws InvalidConfiguration where `BOOTSTRAP_KEY` can't be, or is no longer, the key that it says
 */
export async function bootstrap(service: Bootstrap): Promise<KeyPlace> {
  const { given, dataDir } = service;
  if (given !== null) {
    await admitGivenKey(service, given);
    return 'environment';
  }
  const kept = readBootstrapKey(dataDir) ?? (await makeFirstKey(service));
  if (kept === null) return 'elsewhere';
  await issueOnce(service, kept);
  const key = await find(service, kept);
  return key !== undefined && isInForce(key, service.clock()) ? 'file' : 'elsewhere';
}

async function admitGivenKey(service: Bootstrap, key: ApiKey): Promise<void> {
  await issueOnce(service, key);
  const known = await find(service, key);
  if (known === undefined || !secretMatches(key.secret, known.secretHash)) {
    throw new InvalidConfiguration([
      `BOOTSTRAP_KEY names ${key.id}, which was given with another secret: choose another id`,
    ]);
  }
  if (!isInForce(known, service.clock())) {
    throw new InvalidConfiguration([`BOOTSTRAP_KEY names ${key.id}, which was revoked: choose another id`]);
  }
}

/** Only where nobody has ever had a key: a file that went missing is no way to a new one. */
async function makeFirstKey({ keys, dataDir }: Bootstrap): Promise<ApiKey | null> {
  if ((await keys.keysOf(defaultTenant)).size > 0) return null;
  const key = { id: newKeyId(defaultTenant), secret: newKeySecret() };
  keepBootstrapKey(dataDir, key);
  return key;
}

async function issueOnce(service: Bootstrap, key: ApiKey): Promise<void> {
  if ((await find(service, key)) !== undefined) return;
  const grant = { tenant: tenantOf(key), name: 'bootstrap', scopes, expiresAt: null, giver: null, key };
  await service.commands.execute(new IssueKeyCommand(ownContext(tenantOf(key), service.clock()), grant));
}

const find = async ({ keys }: Bootstrap, key: ApiKey) => (await keys.keysOf(tenantOf(key))).get(key.id);

const tenantOf = (key: ApiKey): string => tenantOfKeyId(key.id) ?? defaultTenant;
