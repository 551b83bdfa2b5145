export { addDays, isCalendarDate } from './calendar-date.ts';
export { isTimeZone, startOfDay, todayIn } from './time-zone.ts';
