import { statusAt, type ZeroCostProcessing } from '#invoice/domain';
import { followsSettings, type Presentable } from './presentable.ts';

/**
 * `"<version>"`, with a suffix for what the clock, the query or (on a draft) the merchant's zero-cost processing changes, so
 * that two different answers never share a tag.
 */
export function invoiceEtag(
  { state, version, events }: Presentable,
  now: string,
  zeroCost: ZeroCostProcessing,
): string {
  const pastDue = statusAt(state, now) === 'past_due' ? '-past-due' : '';
  const brief = events === null ? '-brief' : '';
  const priced =
    followsSettings(state) && zeroCost.option !== 'none' ? `-${zeroCost.option}-${zeroCost.percentage ?? '0'}` : '';
  return `"${String(version)}${pastDue}${priced}${brief}"`;
}
