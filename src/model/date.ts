/** Days as texts, `2026-04-01`: they compare as texts. Nothing here knows what day it is. */
import { parseLocalTime } from './schedule.js';

/** Whether `text` is a day of the Gregorian calendar, written as ISO 8601 has it. */
export function isDate(text: string): boolean {
  return /^[0-9-]{10}$/.test(text) && parseLocalTime(`${text}T00:00`) !== undefined;
}

/** Number of days from `from` to `to`; negative if `to` is before. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** The same day of the next year; where there is none (29 February), a text between its neighbours. */
export function yearAfter(date: string): string {
  return `${String(Number(date.slice(0, 4)) + 1).padStart(4, '0')}${date.slice(4)}`;
}

/** Days since a fixed day. Years begin in March here, so that a leap day is the last of its year. */
function dayNumber(date: string): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const marchYear = month < 3 ? year - 1 : year;
  const marchMonth = (month + 9) % 12;
  const leapDays =
    Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return 365 * marchYear + leapDays + Math.floor((153 * marchMonth + 2) / 5) + day;
}
