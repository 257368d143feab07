/** Dates, times of day and schedules. Dates stay texts: nothing here knows what day it is. */
import type { Schedule } from '../../model/filter.js';
import { bad, good, whole, type Parsed } from './parsed.js';

/** Weekdays by number: 0 is Sunday. */
export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

export type Weekday = (typeof WEEKDAYS)[number];

const MINUTES_OF_DAY = 24 * 60;

/** `2026-04-01`, a day that exists in the Gregorian calendar. */
export function parseDate(text: string): Parsed<string> {
  const match = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
  const [year, month, day] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])];
  const exists = match !== null && month >= 1 && month <= 12 && day >= 1;
  if (!exists || day > daysOfMonth(year, month)) return bad(whole(text), 'resolve/bad-date', {});
  return good(text);
}

/** `22:30` as minutes since midnight; `24:00` is the end of the day. */
export function parseTime(text: string): Parsed<number> {
  const match = /^([0-9]{2}):([0-9]{2})$/.exec(text);
  const minutes = Number(match?.[1]) * 60 + Number(match?.[2]);
  const valid = match !== null && Number(match[2]) < 60 && minutes <= MINUTES_OF_DAY;
  return valid ? good(minutes) : bad(whole(text), 'resolve/bad-time', {});
}

/** `2026-04-01T22:30`: a weekday (0 is Sunday) and the minute of the day. */
export function parseMoment(text: string): Parsed<{ weekday: number; minute: number }> {
  const [day = '', time = '', ...more] = text.split('T');
  const [date, minute] = [parseDate(day), parseTime(time)];
  if (!date.ok || more.length > 0) return bad(whole(text), 'resolve/bad-date', {});
  if (!minute.ok || minute.value === MINUTES_OF_DAY)
    return bad(whole(text), 'resolve/bad-time', {});
  return good({ weekday: weekdayOf(day), minute: minute.value });
}

/** Days and the two ends of the time; what is not given is every day, the whole day. */
export function scheduleOf(
  days: readonly Weekday[] | undefined,
  fromMinute: number,
  toMinute: number,
): Schedule {
  const numbers = (days ?? WEEKDAYS).map((day) => WEEKDAYS.indexOf(day));
  return { days: [...new Set(numbers)].sort((a, b) => a - b), fromMinute, toMinute };
}

function daysOfMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days since 0000-03-01 modulo 7, by counting leap days; that day was a Wednesday. */
function weekdayOf(date: string): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const shifted = (month + 9) % 12;
  const years = shifted >= 10 ? year - 1 : year;
  const leaps = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  const days = years * 365 + leaps + Math.floor((shifted * 306 + 5) / 10) + day - 1;
  return (((days + 3) % 7) + 7) % 7;
}
