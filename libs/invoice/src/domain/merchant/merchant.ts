import type { MerchantEvent } from './events.ts';
import type { MerchantSettings } from './settings.ts';

export function evolveSettings(settings: MerchantSettings, event: MerchantEvent): MerchantSettings {
  switch (event.type) {
    case 'SettingsChanged':
      return { ...settings, ...event.data.after };
    default:
      return event.type satisfies never;
  }
}
