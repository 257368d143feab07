/** Dates, times of day and schedules. Dates stay texts: nothing here knows what day it is. */
import type { Schedule } from '../../model/filter.js';
import { isDate } from '../../model/date.js';
import { bad, good, whole, type Parsed } from './parsed.js';

/** Weekdays by number: 0 is Sunday. */
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

export type Weekday = (typeof WEEKDAYS)[number];

const MINUTES_OF_DAY = 24 * 60;

/** `2026-04-01`, a day that exists in the Gregorian calendar. */
export function parseDate(text: string): Parsed<string> {
  return isDate(text) ? good(text) : bad(whole(text), 'resolve/bad-date', {});
}

/** `22:30` as minutes since midnight; `24:00` is the end of the day. */
export function parseTime(text: string): Parsed<number> {
  const match = /^([0-9]{2}):([0-9]{2})$/.exec(text);
  const minutes = Number(match?.[1]) * 60 + Number(match?.[2]);
  const valid = match !== null && Number(match[2]) < 60 && minutes <= MINUTES_OF_DAY;
  return valid ? good(minutes) : bad(whole(text), 'resolve/bad-time', {});
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
