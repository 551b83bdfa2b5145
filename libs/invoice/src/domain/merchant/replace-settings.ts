import { accept, type Decision, refuse } from '../decision.ts';
import { sameValue } from '../differences.ts';
import type { MerchantEvent } from './events.ts';
import type { MerchantSettings } from './settings.ts';
import { flawsOfSettings } from './settings-rules.ts';

/** Replaces all settings; what did not change makes no event. */
export function replaceSettings(current: MerchantSettings, wanted: MerchantSettings): Decision<MerchantEvent> {
  const errors = flawsOfSettings(wanted);
  if (errors.length > 0) return refuse('validation-failed', 'the settings can not be taken like this', errors);
  const changed = members.filter((member) => !sameValue(current[member], wanted[member]));
  if (changed.length === 0) return accept();
  return accept({ type: 'SettingsChanged', data: { before: only(current, changed), after: only(wanted, changed) } });
}

const members: readonly (keyof MerchantSettings)[] = [
  'seller',
  'timeZone',
  'defaultCurrency',
  'locale',
  'locationId',
  'numbering',
  'zeroCostProcessing',
  'processors',
  'contactInfos',
  'notifications',
];

const only = (settings: MerchantSettings, chosen: readonly (keyof MerchantSettings)[]): Partial<MerchantSettings> =>
  Object.fromEntries(chosen.map((member) => [member, settings[member]]));
