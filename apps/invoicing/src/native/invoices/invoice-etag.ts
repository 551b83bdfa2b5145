import { statusAt, type ZeroCostProcessing } from '#invoice/domain';
import { followsSettings, type Presentable } from './presentable.ts';

/** What of a view shows in the answer beside the events. */
interface Shown {
  readonly now: string;
  readonly zeroCost: ZeroCostProcessing;
  readonly history: boolean;
}

/**
 * `"<version>"`, with a suffix for what the clock, the query or (on a draft) the merchant's zero-cost processing changes, so
 * that two different answers never share a tag.
 */
export function invoiceEtag({ state, events }: Presentable, { now, zeroCost, history }: Shown): string {
  const pastDue = statusAt(state, now) === 'past_due' ? '-past-due' : '';
  const brief = history ? '' : '-brief';
  const priced =
    followsSettings(state) && zeroCost.option !== 'none' ? `-${zeroCost.option}-${zeroCost.percentage ?? '0'}` : '';
  return `"${String(events.length)}${pastDue}${priced}${brief}"`;
}
