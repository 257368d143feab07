/**
 * The scenarios of topologies/scenarios: each comes out as it expects, and shows what it is about at a
 * place that a reader can open.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readScenario } from '../../src/cli/read-topology.js';
import { run } from '../../src/cli/run.js';
import { simulate } from '../../src/engine/scenario.js';
import type { SourceFile } from '../../src/model/diagnostic.js';
import type { SimulateResult, StepResult } from '../../src/model/simulation.js';
import { fakeWorld } from '../cli/world.js';
import { placesOf } from './expectations.js';

const ROOT = join(import.meta.dirname, '../..');
const NAMES = readdirSync(join(ROOT, 'topologies/scenarios')).sort();
const SLOW_MS = 120_000;

/** A finding that has to be new in a step (from 1), and text of a line that it names. */
interface Shown {
  readonly step: number;
  readonly requirement: string;
  readonly path: string;
  readonly line: string;
}

const OWN = 'topologies/scenarios/';
const TOWN = 'topologies/town-alpha/';
const SHOWN: Readonly<Record<string, readonly Shown[]>> = {
  '01-security-cloud-line-fails.yaml': [
    {
      step: 1,
      requirement: 'R-NET-1',
      path: 'topologies/hostile/21-failover-to-ftth.yaml',
      line: 'id: N20',
    },
    { step: 1, requirement: 'R-REQ-1', path: `${TOWN}register.yaml`, line: '  N-02a:' },
  ],
  '02-sanitizer-fails.yaml': [
    { step: 1, requirement: 'R-LG-3', path: OWN, line: 'failsOpen: mailsan' },
    { step: 1, requirement: 'R-LG-2', path: `${TOWN}lgwan.yaml`, line: 'id: L12' },
    { step: 3, requirement: 'R-REQ-1', path: `${TOWN}register.yaml`, line: '  S-01a:' },
  ],
  '03-stale-standby.yaml': [
    { step: 1, requirement: 'R-MN-1', path: OWN, line: 'id: TMP' },
    { step: 4, requirement: 'R-MN-1', path: OWN, line: 'id: TMP' },
  ],
  '04-temporary-line.yaml': [
    { step: 1, requirement: 'R-AC-1', path: OWN, line: 'comment: 移行作業用。移行後に削除' },
  ],
  '05-exceptions-expire.yaml': [
    {
      step: 2,
      requirement: 'R-EXC-3',
      path: `${TOWN}register.yaml`,
      line: '  X-05a:',
    },
  ],
  '06-core-fails.yaml': [
    { step: 1, requirement: 'R-UPD-1', path: `${TOWN}my-number.yaml`, line: '  mn-pc:' },
    { step: 2, requirement: 'R-REQ-1', path: `${TOWN}register.yaml`, line: '  X-03:' },
  ],
  '07-terminal-compromised.yaml': [
    { step: 2, requirement: 'R-LG-1', path: `${TOWN}core.yaml`, line: '  core:' },
  ],
  '08-maintenance-window.yaml': [{ step: 2, requirement: 'R-MN-1', path: OWN, line: 'id: NIGHT' }],
};

function filesOf(name: string): readonly SourceFile[] {
  return readScenario(`topologies/scenarios/${name}`, fakeWorld({ cwd: ROOT })).files;
}

/** Whether a step has the finding, at one of the lines with the text. */
function isShown(step: StepResult, shown: Shown, name: string, files: readonly SourceFile[]) {
  const path = shown.path === OWN ? OWN + name : shown.path;
  const lines = (files.find((file) => file.path === path)?.text ?? '').split('\n');
  const places = lines.flatMap((text, index) =>
    text.includes(shown.line) ? [`${path}:${index + 1}`] : [],
  );
  expect(places, shown.line).not.toEqual([]);
  return step.appeared.some(
    (finding) =>
      finding.requirement === shown.requirement &&
      finding.verdict === 'violated' &&
      placesOf(finding).some((place) => places.includes(place)),
  );
}

function checkNames({ name, steps }: SimulateResult): void {
  for (const label of [name, ...steps.map((step) => step.name)]) {
    expect(label?.ja, JSON.stringify(label)).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
    expect(label?.en).toMatch(/^[ -~]+$/);
  }
}

test('every scenario says what it shows', () => {
  expect(NAMES.length).toBeGreaterThanOrEqual(7);
  expect(Object.keys(SHOWN).sort()).toEqual(NAMES);
});

describe('simulate(files) of a scenario', { timeout: SLOW_MS }, () => {
  test.each(NAMES)('%s comes out as expected, with findings at their places', (name) => {
    const files = filesOf(name);
    const result = simulate(files, { routing: 'exact', spoofing: 'subnet' });
    expect(result.diagnostics).toEqual([]);
    checkNames(result);
    expect(result.expectations?.stated).toBeGreaterThan(2);
    const unmet = [result.beginning!, ...result.steps].flatMap((state) => state.unmet);
    expect(unmet).toEqual([]);
    for (const shown of SHOWN[name]!) {
      const step = result.steps[shown.step - 1]!;
      expect(isShown(step, shown, name, files), JSON.stringify(shown)).toBe(true);
    }
  });
});

describe('sekisho simulate', { timeout: SLOW_MS }, () => {
  const SCENARIO = '08-maintenance-window.yaml';

  test('ends with 0 if everything is as expected', async () => {
    const world = fakeWorld({ cwd: ROOT });
    const words = ['simulate', `topologies/scenarios/${SCENARIO}`, '--lang', 'en'];
    expect(await run(words, world)).toBe(0);
    expect(world.out()).toMatch(/^✔ AS EXPECTED {2}topologies\/scenarios\/08/);
  });
});
