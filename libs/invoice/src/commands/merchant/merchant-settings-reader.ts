import type { MerchantEvent, MerchantSettings } from '../../domain/index.ts';
import type { Decoded, Session } from '../execution/session.ts';
import type { SessionCache } from '../execution/session-cache.ts';
import { merchantAggregate, merchantStream } from './merchant-stream.ts';

export type DecodedMerchantEvent = Decoded<MerchantEvent>;

/** A tenant's settings and how they came to be. */
export interface SettledMerchant {
  readonly settings: MerchantSettings;
  /** Events in the merchant's stream: 0 where nothing was ever set. */
  readonly version: number;
  readonly events: readonly DecodedMerchantEvent[];
}

export const settledMerchant = ({ state, events }: Session<MerchantSettings, MerchantEvent>): SettledMerchant => ({
  settings: state,
  version: events.length,
  events,
});

/** The settings as the log has them now. */
export const readMerchant = async (sessions: SessionCache, tenantId: string): Promise<SettledMerchant> =>
  settledMerchant(await sessions.load(merchantStream(tenantId), merchantAggregate(tenantId)));
