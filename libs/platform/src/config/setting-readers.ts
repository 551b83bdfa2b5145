import { isIP } from 'node:net';

/** What a setting's text breaks, said so that it reads on after the setting's name: "PORT must be ...". */
export class SettingMistake extends Error {
  override readonly name = 'SettingMistake';
}

/** Turns the text of one setting into its value. @throws SettingMistake */
export type ReadSetting<T> = (text: string) => T;

export const anyText: ReadSetting<string> = (text) => text;

export const oneOf =
  <T extends string>(...choices: readonly T[]): ReadSetting<T> =>
  (text) => {
    const choice = choices.find((each) => each === text);
    if (choice === undefined) throw new SettingMistake(`must be one of ${choices.join(', ')}, not "${text}"`);
    return choice;
  };

export const portNumber: ReadSetting<number> = (text) => {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new SettingMistake(`must be a port from 0 to 65535 (0: any free one), not "${text}"`);
  }
  return port;
};

export const hostName: ReadSetting<string> = (text) => {
  if (isIP(text) === 0 && !/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i.test(text)) {
    throw new SettingMistake(`must be an IP address or a host name, not "${text}"`);
  }
  return text;
};

/** An absolute http(s) URL, returned without a slash at its end. */
export const webAddress: ReadSetting<string> = (text) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.search !== '' || url.hash !== '') {
    throw new SettingMistake(`must be an http or https URL without query and fragment, not "${text}"`);
  }
  return url.href.replace(/\/+$/, '');
};

const builtRoles: readonly string[] = ['api', 'projector'];
const laterRoles: readonly string[] = ['publisher', 'worker'];

/** The embedded engine lives in one process, which therefore has to play every role that there is. */
export const everyRole: ReadSetting<readonly string[]> = (text) => {
  const roles = text.split(',').map((role) => role.trim());
  const unknown = roles.filter((role) => !builtRoles.includes(role) && !laterRoles.includes(role));
  if (unknown.length > 0) throw new SettingMistake(`knows no ${unknown.map((role) => `"${role}"`).join(', ')}`);
  const later = roles.filter((role) => laterRoles.includes(role));
  if (later.length > 0) throw new SettingMistake(`may not name ${later.join(' or ')}: not in this version`);
  if (!builtRoles.every((role) => roles.includes(role))) {
    throw new SettingMistake(`must name ${builtRoles.join(' and ')}: the embedded engine works in one process`);
  }
  return builtRoles;
};

/** A setting of the design that nothing answers to yet: taking it in silence would promise what does not happen. */
export const notInThisVersion =
  (without: string): ReadSetting<never> =>
  () => {
    throw new SettingMistake(`is not in this version: unset it (${without})`);
  };
