import type { DecodedMerchantEvent } from '#invoice';
import { type Difference, differences } from '#invoice/domain';

/** One change of the settings, told like one of an invoice. */
export interface SettingsHistoryEntry {
  readonly id: string;
  readonly version: number;
  readonly typeName: string;
  readonly occurredAt: string;
  readonly actor: { readonly type: string; readonly id: string };
  readonly reason: string | null;
  readonly comment: string | null;
  readonly correlationId: string;
  readonly changes: readonly Difference[];
}

export const settingsHistoryOf = (events: readonly DecodedMerchantEvent[]): readonly SettingsHistoryEntry[] =>
  events.map(({ id, version, type, data, metadata }) => ({
    id,
    version,
    typeName: type,
    occurredAt: metadata.occurredAt,
    actor: metadata.actor,
    reason: metadata.reason,
    comment: metadata.comment,
    correlationId: metadata.correlationId,
    changes: differences('', data.before, data.after),
  }));
