import { type Fault, pointerToken } from '#platform';

/** No valid array or object has more entries. */
const mostEntries = 1_000;
/** No valid body has more in all: a thousand lines with twenty taxes each, and what else there is. */
const mostEntriesInAll = 50_000;

export interface BoundFaults {
  readonly faults: readonly Fault[];
  /** Whether wording what else is wrong is worth it: it takes class-validator microseconds an entry. */
  readonly explainable: boolean;
}

/**
 * What class-validator must be kept from or overlooks: bodies with so many entries that wording them would hold up everybody
 * else, and members with names of `Object.prototype`, which it takes for known ones.
 */
export function boundFaults(body: object): BoundFaults {
  const faults: Fault[] = [];
  let entries = 0;
  let overfull = false;
  const visit = (value: unknown, pointer: string): void => {
    if (typeof value !== 'object' || value === null || overfull) return;
    const keys = Object.keys(value);
    entries += keys.length;
    if (keys.length > mostEntries || entries > mostEntriesInAll) {
      overfull = true;
      faults.push({ pointer, code: 'too-many', detail: `there may be ${String(mostEntries)} entries at most` });
      return;
    }
    for (const key of keys) {
      const below = `${pointer}/${pointerToken(key)}`;
      if (key in Object.prototype)
        faults.push({ pointer: below, code: 'unknown-member', detail: `${key} is never a member` });
      visit((value as Record<string, unknown>)[key], below);
    }
  };
  visit(body, '');
  return { faults, explainable: !overfull };
}
