import { existsSync, readFileSync, rmSync } from 'node:fs';
import { expect, test } from 'vitest';

import { load } from '../../src/load/load.js';
import { smaller, writeFailure } from './failing-case.js';

const NUMBERS = Array.from({ length: 700 }, (_, i) => (i * 7919) % 9999);

test('smaller(numbers, fails) cuts off and zeroes what does not matter', () => {
  const fails = (numbers: readonly number[]): boolean => numbers[20] === NUMBERS[20];
  const found = smaller(NUMBERS, fails);
  expect(found.length).toBe(21);
  expect(found.filter((n) => n !== 0)).toEqual([NUMBERS[20]]);
  expect(smaller(NUMBERS, () => false)).toEqual(NUMBERS);
  expect(smaller(NUMBERS, () => true)).toEqual([]);
});

test('writeFailure(numbers, about) writes a topology that loads', () => {
  const path = writeFailure(NUMBERS, ['written by a test']);
  try {
    const text = readFileSync(path, 'utf8');
    expect(text).toMatch(/^# written by a test\n# networkOf\(\[0,7919,/);
    expect(load([{ path, text, sha256: '' }]).network?.nodes.length).toBeGreaterThan(1);
  } finally {
    rmSync(path);
  }
  expect(existsSync(path)).toBe(false);
});
