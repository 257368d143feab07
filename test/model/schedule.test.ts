import { describe, expect, test } from 'vitest';

import type { Schedule } from '../../src/model/filter.js';
import {
  isActive,
  networkAt,
  parseLocalTime,
  representativeTimes,
} from '../../src/model/schedule.js';
import { filter, line, network } from '../build-network.js';

const NIGHT: Schedule = { days: [1, 6], fromMinute: 22 * 60, toMinute: 5 * 60 };

function at(text: string): { weekday: number; minute: number } {
  return parseLocalTime(text)!;
}

describe('parseLocalTime(text)', () => {
  test('knows the weekday', () => {
    expect(at('2026-04-01T22:30')).toEqual({ weekday: 3, minute: 1350 });
    expect(at('2000-02-29T00:00')).toEqual({ weekday: 2, minute: 0 });
    expect(at('2026-01-31T23:59')).toEqual({ weekday: 6, minute: 1439 });
    expect(at('1999-12-31T00:01').weekday).toBe(5);
  });

  test('agrees with the calendar of the runtime on every day of 1900 to 2100', () => {
    for (let day = Date.UTC(1900, 0, 1); day < Date.UTC(2101, 0, 1); day += 86_400_000) {
      const text = new Date(day).toISOString().slice(0, 16);
      expect(at(text).weekday, text).toBe(new Date(day).getUTCDay());
    }
  });

  test('refuses what is no time', () => {
    const bad = ['2026-02-29T00:00', '1900-02-29T00:00', '2026-04-31T10:00', '2026-13-01T00:00'];
    const worse = ['2026-04-01', '2026-04-01T24:00', '2026-04-01T22:60', '2026-04-01 22:30', ''];
    expect([...bad, ...worse].map(parseLocalTime)).toEqual(bad.concat(worse).map(() => undefined));
  });
});

describe('isActive(schedule, time)', () => {
  test('a span over midnight belongs to the day on which it starts', () => {
    // 2026-04-06 is a Monday, 2026-04-11 a Saturday.
    expect(isActive(NIGHT, at('2026-04-06T22:00'))).toBe(true);
    expect(isActive(NIGHT, at('2026-04-06T21:59'))).toBe(false);
    expect(isActive(NIGHT, at('2026-04-07T04:59'))).toBe(true);
    expect(isActive(NIGHT, at('2026-04-07T05:00'))).toBe(false);
    expect(isActive(NIGHT, at('2026-04-07T22:00'))).toBe(false);
    expect(isActive(NIGHT, at('2026-04-06T03:00'))).toBe(false);
    expect(isActive(NIGHT, at('2026-04-12T00:00'))).toBe(true);
  });

  test('the end is not part of the span', () => {
    const noon = { days: [0, 1, 2, 3, 4, 5, 6], fromMinute: 0, toMinute: 720 };
    expect(isActive(noon, at('2026-04-06T11:59'))).toBe(true);
    expect(isActive(noon, at('2026-04-06T12:00'))).toBe(false);
  });
});

describe('networks with scheduled lines', () => {
  const scheduled = line('permit', undefined, undefined, {
    certainty: 'scheduled',
    schedule: NIGHT,
  });
  const off = { ...scheduled, enabled: false };
  const sometimes = line('permit', undefined, undefined, { certainty: 'scheduled' });
  const town = network({ filters: [filter('fw/p', [scheduled, off, sometimes])] });

  test('networkAt(network, time) makes lines sure or disabled', () => {
    const states = (text: string): unknown =>
      networkAt(town, at(text)).filters[0]!.rules.map((l) => [l.certainty, l.enabled]);
    expect(states('2026-04-06T23:00')).toEqual([
      ['sure', true],
      ['sure', false],
      ['scheduled', true],
    ]);
    expect(states('2026-04-06T12:00')).toEqual([
      ['sure', false],
      ['sure', false],
      ['scheduled', true],
    ]);
  });

  test('representativeTimes(network) has one time for each set of lines', () => {
    expect(representativeTimes(town)).toEqual([
      { weekday: 0, minute: 0 },
      { weekday: 0, minute: 300 },
    ]);
    expect(representativeTimes(network({}))).toEqual([{ weekday: 0, minute: 0 }]);
  });
});
