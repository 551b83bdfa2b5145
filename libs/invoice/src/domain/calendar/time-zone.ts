import type { CalendarDate, Instant } from '../invoice/content.ts';

/** No zone was ever further than this from UTC. */
const FURTHEST_OFFSET = 24 * 3_600_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Whether the text is the IANA name of a time zone, such as `Europe/Berlin`; a bare offset such as `+01:00` is none. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * The day that it is in the zone at that moment.
 * @throws RangeError where the zone or the moment is none.
 */
export function todayIn(timeZone: string, instant: Instant): CalendarDate {
  return new Date(wallClock(timeZone, Date.parse(instant))).toISOString().slice(0, 10);
}

/**
 * The moment at which the day begins in the zone: 00:00; the first moment after it where the clock skips midnight; the
 * earlier one where midnight comes twice.
 */
export function startOfDay(date: CalendarDate, timeZone: string): Instant {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const offsetBefore = wallClock(timeZone, midnight - FURTHEST_OFFSET) - (midnight - FURTHEST_OFFSET);
  const offsetAfter = wallClock(timeZone, midnight + FURTHEST_OFFSET) - (midnight + FURTHEST_OFFSET);
  for (const offset of [Math.max(offsetBefore, offsetAfter), Math.min(offsetBefore, offsetAfter)]) {
    const candidate = midnight - offset;
    if (wallClock(timeZone, candidate) === midnight) return new Date(candidate).toISOString();
  }
  return new Date(firstMomentFrom(midnight, timeZone, midnight - offsetAfter, midnight - offsetBefore)).toISOString();
}

/** Midnight is skipped somewhere between the two moments: where the clock first shows midnight or later, to the second. */
function firstMomentFrom(midnight: number, timeZone: string, one: number, other: number): number {
  let before = Math.min(one, other) - 1000;
  let after = Math.max(one, other);
  while (after - before > 1000) {
    const middle = before + Math.floor((after - before) / 2000) * 1000;
    if (wallClock(timeZone, middle) < midnight) before = middle;
    else after = middle;
  }
  return after;
}

/** What a clock in the zone shows at the moment, to the second, read as if it were UTC. */
function wallClock(timeZone: string, epoch: number): number {
  const shown = formatterFor(timeZone).format(epoch);
  const [month = NaN, day, year = NaN, hour, minute, second] = shown.match(/\d+/g)?.map(Number) ?? [];
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** Making a formatter costs a hundred times what using it does. */
function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(timeZone, made);
  return made;
}
