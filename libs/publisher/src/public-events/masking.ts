import type { NotificationChannel } from '#invoice/domain';

const hidden = '***';

/** Enough to be recognised by whom it belongs to: `ada@example.com` becomes `a***@e***.com`. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  if (at < 1) return hidden;
  const domain = email.slice(at + 1);
  const dot = domain.lastIndexOf('.');
  return `${firstLetter(email)}${hidden}@${firstLetter(domain)}${hidden}${dot < 1 ? '' : domain.slice(dot)}`;
}

/** The last two digits: `+12025550123` becomes `***23`. Nothing of a number so short that two digits are much of it. */
export function maskPhone(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '');
  return digits.length < 6 ? hidden : `${hidden}${digits.slice(-2)}`;
}

export function maskTarget(channel: NotificationChannel, target: string): string {
  switch (channel) {
    case 'email':
      return maskEmail(target);
    case 'sms':
      return maskPhone(target);
    default:
      return channel satisfies never;
  }
}

/** A whole character, also beyond the first 65,536. */
const firstLetter = (text: string): string => String.fromCodePoint(text.codePointAt(0) ?? 0x2a);
