import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, isCalendarDate, isTimeZone, startOfDay, todayIn } from './index.ts';

describe('a calendar date', () => {
  test.each(['2026-02-28', '2024-02-29', '2000-02-29', '1900-01-01', '9999-12-31'])('%s is a real day', (date) => {
    expect(isCalendarDate(date)).toBe(true);
  });

  test.each([
    '2026-02-30',
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-01-00',
    '1899-12-31',
    '2026-1-01',
    '2026-01-01T00:00:00Z',
    '10000-01-01',
    '',
  ])('%s is none', (date) => {
    expect(isCalendarDate(date)).toBe(false);
  });

  test.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['9999-12-31', 1, '9999-12-31'],
  ])('%s and %i days is %s', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected);
  });
});

describe('a time zone', () => {
  test.each(['UTC', 'Europe/Berlin', 'America/New_York', 'US/Eastern', 'Asia/Kathmandu'])('%s is one', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  test.each(['Mars/Olympus', '+01:00', '', 'Europe/Berlin ', '__proto__'])('%s is none', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });

  test.each([
    ['Pacific/Auckland', '2026-06-15T12:00:00.000Z', '2026-06-16'],
    ['America/Los_Angeles', '2026-06-15T06:59:59.999Z', '2026-06-14'],
    ['America/Los_Angeles', '2026-06-15T07:00:00.000Z', '2026-06-15'],
    ['Asia/Kathmandu', '2026-06-15T18:15:00.000Z', '2026-06-16'],
  ])('in %s, %s is a moment of %s', (zone, instant, date) => {
    expect(todayIn(zone, instant)).toBe(date);
  });
});

describe('a day begins', () => {
  test.each([
    ['2026-06-15', 'UTC', '2026-06-15T00:00:00.000Z'],
    ['2026-01-15', 'Europe/Berlin', '2026-01-14T23:00:00.000Z'],
    ['2026-07-15', 'Europe/Berlin', '2026-07-14T22:00:00.000Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
    ['2026-06-15', 'Pacific/Kiritimati', '2026-06-14T10:00:00.000Z'],
    ['2026-06-15', 'Pacific/Pago_Pago', '2026-06-15T11:00:00.000Z'],
    ['9999-12-31', 'UTC', '9999-12-31T00:00:00.000Z'],
    ['9999-12-31', 'Pacific/Kiritimati', '9999-12-30T10:00:00.000Z'],
    ['9999-12-31', 'Pacific/Pago_Pago', '9999-12-31T11:00:00.000Z'],
    ['1900-01-02', 'Asia/Shanghai', '1900-01-01T15:54:17.000Z'],
  ])('%s in %s at %s', (date, zone, instant) => {
    expect(startOfDay(date, zone)).toBe(instant);
  });

  test('after the gap, where the clock skips midnight', () => {
    expect(startOfDay('2018-11-04', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z');
  });

  test('at the earlier midnight, where it comes twice', () => {
    expect(startOfDay('2025-11-02', 'America/Havana')).toBe('2025-11-02T04:00:00.000Z');
  });

  test('with the next one, where the calendar skipped it', () => {
    expect(startOfDay('2011-12-30', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z');
  });

  test('at a moment of that day whose second before is of the day before', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Africa/Casablanca'];
    const days = fc.integer({ min: 0, max: 30 * 365 }).map((offset) => addDays('2010-01-01', offset));
    fc.assert(
      fc.property(days, fc.constantFrom(...zones), (date, zone) => {
        const start = startOfDay(date, zone);
        expect(todayIn(zone, start)).toBe(date);
        expect(todayIn(zone, new Date(Date.parse(start) - 1000).toISOString())).toBe(addDays(date, -1));
      }),
    );
  });
});
