import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expectGolden } from '../golden.js';
import { parseScenario, playScenario } from './scenario.js';

const FOLDER = join(import.meta.dirname, 'scenarios');
const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith('.scenario'));
const SLOW_MS = 60_000;

describe('scenarios', () => {
  test('are there', () => {
    expect(NAMES.length).toBeGreaterThan(10);
  });

  test.each(NAMES)('%s', { timeout: SLOW_MS }, async (name) => {
    const path = join(FOLDER, name);
    const played = await playScenario(parseScenario(readFileSync(path, 'utf8')));
    expectGolden(path, played);
  });
});
