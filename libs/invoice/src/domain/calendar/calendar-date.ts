import type { CalendarDate } from '../invoice/content.ts';

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY = 86_400_000;
const FIRST_YEAR = 1900;
/** No day comes after it. */
export const LAST_DATE: CalendarDate = '9999-12-31';

/** Whether the text is a real day, `1900-01-01` to `9999-12-31`; `2026-02-30` is none. */
export function isCalendarDate(text: string): text is CalendarDate {
  const [, year, month, day] = SHAPE.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  return Number(year) >= FIRST_YEAR && Number(day) >= 1 && Number(day) <= daysOfMonth(Number(year), Number(month));
}

/** The day so many days later, or earlier where `days` is below 0; never after 9999-12-31, the last day there is. */
export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  new Date(Math.min(Date.parse(`${date}T00:00:00Z`) + days * DAY, Date.parse(LAST_DATE))).toISOString().slice(0, 10);

/** 28 to 31; 0 where there is no such month. */
function daysOfMonth(year: number, month: number): number {
  if (month < 1 || month > 12) return 0;
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}
