import type { Event } from '../invoice/events.ts';
import type { MerchantSettings } from './settings.ts';

/** On `merchant-<tenant>`. */
export type MerchantEvent = Event<'SettingsChanged', SettingsChanged>;

/** Only the members that changed, before and after. What is published keeps what was frozen. */
export interface SettingsChanged {
  readonly before: Partial<MerchantSettings>;
  readonly after: Partial<MerchantSettings>;
}
