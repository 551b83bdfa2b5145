import { whole } from './parameters.ts';

export const historyParameters = {
  after: whole(0, 1_000_000_000, 0, 'Entries after this version'),
  limit: whole(1, 1_000, 100, 'How many entries'),
} as const;

/** A page of entries by version; `nextAfter` is null at the end. */
export function historyPage<Entry extends { readonly version: number }>(
  entries: readonly Entry[],
  { after, limit }: { readonly after: number; readonly limit: number },
): { readonly items: readonly Entry[]; readonly nextAfter: number | null } {
  const newer = entries.slice(after);
  const items = newer.slice(0, limit);
  return { items, nextAfter: newer.length > items.length ? (items.at(-1)?.version ?? null) : null };
}
