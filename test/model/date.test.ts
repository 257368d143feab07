import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { daysBetween, isDate, yearAfter } from '../../src/model/date.js';

const MS_OF_DAY = 86_400_000;

/** Days from the year 1 to 9999, as ISO 8601 has them. */
const days = fc
  .integer({ min: Date.UTC(1000, 0, 1) / MS_OF_DAY, max: Date.UTC(9998, 11, 31) / MS_OF_DAY })
  .map((day) => new Date(day * MS_OF_DAY).toISOString().slice(0, 10));

describe('isDate(text)', () => {
  test.each([
    ['2026-04-01', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-04-31', false],
    ['2026-4-1', false],
    ['2026-04-01T00:00', false],
    ['２０２６-04-01', false],
    ['', false],
  ])('%j: %s', (text, expected) => {
    expect(isDate(text)).toBe(expected);
  });
});

describe('daysBetween(from, to)', () => {
  property.prop([days, days])('agrees with a calendar', (from, to) => {
    expect(isDate(from)).toBe(true);
    expect(daysBetween(from, to)).toBe((Date.parse(to) - Date.parse(from)) / MS_OF_DAY);
  });
});

describe('yearAfter(date)', () => {
  test.each([
    ['2026-04-01', '2027-04-01'],
    ['2024-02-28', '2025-02-28'],
    ['9998-12-31', '9999-12-31'],
  ])('of %s is %s', (date, expected) => {
    expect(yearAfter(date)).toBe(expected);
  });

  test('of 29 February lies between the two days around it', () => {
    expect(yearAfter('2024-02-29') > '2025-02-28').toBe(true);
    expect(yearAfter('2024-02-29') < '2025-03-01').toBe(true);
  });
});
