import { expect, test } from 'vitest';
import { parseDate, parseTime, scheduleOf } from '../../../src/load/grammar/time.js';
import { parseVlans } from '../../../src/load/grammar/vlan.js';
import { refusal } from './refusal.js';

test.each(['2026-04-01', '2024-02-29', '2000-02-29', '2026-12-31'])('parseDate(%j)', (text) => {
  expect(parseDate(text)).toEqual({ ok: true, value: text });
});

test.each(['2026-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-4-1', ''])(
  'parseDate(%j) refuses a day that does not exist',
  (text) => {
    expect(refusal(parseDate, text)).toEqual({ 'resolve/bad-date': text });
  },
);

test('parseTime(text) counts minutes', () => {
  expect(parseTime('22:30')).toEqual({ ok: true, value: 1350 });
  expect(parseTime('24:00')).toEqual({ ok: true, value: 1440 });
  for (const text of ['24:01', '9:00', '12:60', '12', '']) {
    expect(refusal(parseTime, text)).toEqual({ 'resolve/bad-time': text });
  }
});

test('scheduleOf(days, from, to) numbers days from Sunday', () => {
  expect(scheduleOf(['sat', 'mon', 'mon'], 0, 60)).toEqual({
    days: [1, 6],
    fromMinute: 0,
    toMinute: 60,
  });
  expect(scheduleOf(undefined, 0, 1440).days).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test('parseVlans(text) reads numbers, ranges and all', () => {
  expect(parseVlans('210')).toEqual({ ok: true, value: [210] });
  expect(parseVlans('210-212')).toEqual({ ok: true, value: [210, 211, 212] });
  const all = parseVlans('all');
  expect(all.ok && [all.value[0], all.value.at(-1), all.value.length]).toEqual([1, 4094, 4094]);
  for (const text of ['0', '4095', '1-4095', 'lg', '', '010']) {
    expect(refusal(parseVlans, text)).toEqual({ 'resolve/bad-vlan': text });
  }
  expect(refusal(parseVlans, '9-3')).toEqual({ 'resolve/range-reversed': '9-3', correct: '3-9' });
});
