import type { MerchantEvent } from './events.ts';
import type { MerchantSettings } from './settings.ts';

/** Settings after one more change. */
export const evolveSettings = (settings: MerchantSettings, { data }: MerchantEvent): MerchantSettings => ({
  ...settings,
  ...data.after,
});
