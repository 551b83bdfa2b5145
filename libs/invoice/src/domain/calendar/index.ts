export { addDays, isCalendarDate, LAST_DATE } from './calendar-date.ts';
export { isTimeZone, startOfDay, todayIn } from './time-zone.ts';
