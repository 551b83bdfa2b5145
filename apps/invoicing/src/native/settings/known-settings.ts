import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { type CommandRuntime, commandRuntime, merchantStream, readMerchant, type SettledMerchant } from '#invoice';
import type { MerchantSettings } from '#invoice/domain';

/** How long a tenant's settings are believed without a look into the log for what other processes wrote, in milliseconds. */
const believed = 1_000;
const rememberedTenants = 10_000;

/** A tenant's settings, for answers. What this process changes counts at once, what others do within a second. */
@Injectable()
export class KnownSettings {
  readonly #runtime: CommandRuntime;
  readonly #fresh = new LRUCache<string, MerchantSettings>({ max: rememberedTenants, ttl: believed });

  constructor(@Inject(commandRuntime) runtime: CommandRuntime) {
    this.#runtime = runtime;
  }

  /** At once where they are fresh: every answer about a draft asks for them. */
  of(tenantId: string): MerchantSettings | Promise<MerchantSettings> {
    const fresh = this.#fresh.get(tenantId);
    if (fresh === undefined) return this.read(tenantId).then(({ settings }) => settings);
    const known = this.#runtime.sessions.cached<MerchantSettings, never>(merchantStream(tenantId));
    return known?.state ?? fresh;
  }

  /** As the log has them now. */
  async read(tenantId: string): Promise<SettledMerchant> {
    const merchant = await readMerchant(this.#runtime.sessions, tenantId);
    this.#fresh.set(tenantId, merchant.settings);
    return merchant;
  }
}
