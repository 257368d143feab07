/** The day that somebody probably meant who wrote it otherwise than as ISO 8601. */
import { isDate } from '../model/date.js';

/** Eras by their name and letter, with the year before their first. */
const ERAS: readonly (readonly [pattern: RegExp, before: number])[] = [
  [/^(?:令和|R)/i, 2018],
  [/^(?:平成|H)/i, 1988],
];

/** `2026-04-01` for `2026/4/1`, `20260401`, `2026年4月1日`, `令和8年4月1日`, `R8.4.1`; else nothing. */
export function suggestDate(written: string): string {
  const text = written.normalize('NFKC').trim();
  const [era, before = 0] = ERAS.find(([pattern]) => pattern.test(text)) ?? [];
  const rest = era === undefined ? text : text.replace(era, '').replace(/^元/, '1');
  const parts =
    /^(\d{4})(\d{2})(\d{2})$/.exec(rest) ?? /^(\d{1,4})\D+(\d{1,2})\D+(\d{1,2})\D*$/.exec(rest);
  if (parts === null) return '';
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  const pad = (number: number, digits: number): string => String(number).padStart(digits, '0');
  const date = `${pad(year + before, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  // Two digits without an era are no year of this work.
  return year + before >= 1000 && isDate(date) ? date : '';
}
