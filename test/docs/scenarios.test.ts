/** docs/scenarios.md: its example comes out as it expects, and its tables have every key. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { simulate } from '../../src/engine/scenario.js';
import { SCENARIO_FILE, STEP } from '../../src/load/schema/scenario.js';
import type { Shape } from '../../src/load/schema/shape.js';
import { file, filesAt } from '../topologies/town.js';

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/scenarios.md'), 'utf8');
const EXAMPLES = [...PAGE.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text]) => text!);
const SLOW_MS = 60_000;

test('the example is played, and comes out as it expects', { timeout: SLOW_MS }, () => {
  const [example, ...others] = EXAMPLES;
  expect(others).toEqual([]);
  const files = [
    file('topologies/scenarios/example.yaml', example!),
    ...filesAt('topologies/town-alpha'),
  ];
  const result = simulate(files, { routing: 'exact', spoofing: 'subnet' });
  expect(result.diagnostics).toEqual([]);
  expect(result.steps.length).toBe(3);
  expect([result.beginning!, ...result.steps].flatMap(({ unmet }) => unmet)).toEqual([]);
});

test('the tables have exactly the keys that a scenario has', () => {
  const rows = [...PAGE.matchAll(/^\| (`[a-z][^|]*) \|/gim)].flatMap(([, cell]) =>
    [...cell!.matchAll(/`([\w-]+)`/g)].map(([, key]) => key!),
  );
  const keysOf = (shape: Shape): readonly string[] =>
    shape.kind === 'entry' ? Object.keys({ ...shape.required, ...shape.optional }) : [];
  const keys = new Set([...keysOf(SCENARIO_FILE), ...keysOf(STEP)]);
  expect(new Set(rows)).toEqual(keys);
});
