import { v5 } from 'uuid';
import { defaultSettings, evolveSettings, type MerchantEvent, type MerchantSettings } from '../../domain/index.ts';
import type { Aggregate } from '../execution/session.ts';

/** Namespace of the ids that a tenant starts with. Never changes. */
const startingIds = '8d6f2a54-3f0d-5b8e-9a51-0c7c8a2f6b17';

/** A tenant that never set anything has the default settings, with ids made from its name. */
export const merchantAggregate = (tenantId: string): Aggregate<MerchantSettings, MerchantEvent> => ({
  initial: defaultSettings(tenantId, {
    cardProcessor: v5(`${tenantId} processor card`, startingIds),
    achProcessor: v5(`${tenantId} processor ach`, startingIds),
    contactInfo: v5(`${tenantId} contact`, startingIds),
  }),
  evolve: evolveSettings,
});

export const merchantStream = (tenantId: string): string => `merchant-${tenantId}`;
