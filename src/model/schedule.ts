/**
 * Which lines apply at a given local time (SEMANTICS §4.7). The time comes as text: nothing here
 * reads a clock.
 */
import type { Filter, FilterRule, Schedule } from './filter.js';
import type { Network } from './network.js';

/** A minute of the week. */
export interface LocalTime {
  /** 0 = Sunday. */
  readonly weekday: number;
  /** From midnight. */
  readonly minute: number;
}

const DAY = 24 * 60;
const WEEK = 7 * DAY;

/** Reads `2026-04-01T22:30`; undefined for anything else, days that no calendar has included. */
export function parseLocalTime(text: string): LocalTime | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)$/.exec(text);
  if (parts === null) return undefined;
  const [year, month, day, hour, minute] = parts.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  if (hour > 23 || minute > 59) return undefined;
  return { weekday: weekdayOf(year, month, day), minute: 60 * hour + minute };
}

/** Whether `schedule` has `time`. A span that ends before it starts ends on the next day. */
export function isActive(schedule: Schedule, { weekday, minute }: LocalTime): boolean {
  const { days, fromMinute, toMinute } = schedule;
  if (fromMinute <= toMinute) {
    return days.includes(weekday) && fromMinute <= minute && minute < toMinute;
  }
  const yesterday = (weekday + 6) % 7;
  return (
    (days.includes(weekday) && fromMinute <= minute) ||
    (days.includes(yesterday) && minute < toMinute)
  );
}

/** The network as it is at `time`: lines with a schedule apply for sure, or are disabled. */
export function networkAt(network: Network, time: LocalTime): Network {
  const resolve = (line: FilterRule): FilterRule => {
    if (line.certainty !== 'scheduled' || line.schedule === undefined) return line;
    const { schedule, ...rest } = line;
    return { ...rest, certainty: 'sure', enabled: line.enabled && isActive(schedule, time) };
  };
  const filters = network.filters.map((filter): Filter => {
    if (scheduledLines(filter).length === 0) return filter;
    return { ...filter, rules: filter.rules.map(resolve) };
  });
  return { ...network, filters };
}

/** Times that stand for all of the week: at any other the same lines apply as at one of them. */
export function representativeTimes(network: Network): readonly LocalTime[] {
  const schedules = network.filters.flatMap(scheduledLines).map((line) => line.schedule!);
  const starts = new Set([0]);
  for (const { days, fromMinute, toMinute } of schedules) {
    for (const day of days) {
      const end = toMinute < fromMinute ? toMinute + DAY : toMinute;
      starts.add((day * DAY + fromMinute) % WEEK).add((day * DAY + end) % WEEK);
    }
  }
  const byActivity = new Map<string, LocalTime>();
  for (const start of [...starts].sort((a, b) => a - b)) {
    const time = { weekday: Math.floor(start / DAY), minute: start % DAY };
    const activity = schedules.map((schedule) => (isActive(schedule, time) ? '1' : '0')).join('');
    if (!byActivity.has(activity)) byActivity.set(activity, time);
  }
  return [...byActivity.values()];
}

function scheduledLines(filter: Filter): readonly FilterRule[] {
  return filter.rules.filter((l) => l.certainty === 'scheduled' && l.schedule !== undefined);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days since a Sunday, modulo 7: January and February count with the year before. */
function weekdayOf(year: number, month: number, day: number): number {
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1]!;
  const y = month < 3 ? year - 1 : year;
  const leaps = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return (y + leaps + shift + day) % 7;
}
