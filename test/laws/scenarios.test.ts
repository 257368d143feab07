/** Laws of scenarios: order does not matter, and R-HA-1 foretells what single failures do. */
import { fc, test as propertyTest } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { elementsOf } from '../../src/analysis/failures.js';
import { simulate } from '../../src/engine/scenario.js';
import type { SimulateResult, StepResult } from '../../src/model/simulation.js';
import { REQUIREMENTS } from '../../src/policy/requirements/all.js';
import { file, filesAt, networkOf } from '../topologies/town.js';

const SEED = 20261124;
const RUNS = Number(process.env['SEKISHO_LAW_RUNS'] ?? 6);
const SLOW_MS = 300_000;

/** Requirements that more ways make worse. */
const CLAIMS: ReadonlySet<string> = new Set(
  REQUIREMENTS.filter(
    ({ kind, id }) => (kind === 'crossing' || kind === 'content') && id !== 'R-HA-1',
  ).map(({ id }) => id),
);

function play(topology: string, steps: readonly string[]): SimulateResult {
  const text = `sekisho-scenario: 1\ntopology: ${topology}\nsteps:\n${steps
    .map((events, index) => `  - { name: step ${index}, ${events} }\n`)
    .join('')}`;
  const result = simulate([file('law.yaml', text), ...filesAt(topology)], {
    routing: 'exact',
    spoofing: 'subnet',
  });
  expect(result.diagnostics).toEqual([]);
  return result;
}

/** Claims that a step left violated, and the step before did not. */
function brokenBy({ changed }: StepResult): readonly string[] {
  return changed.filter(({ id, to }) => CLAIMS.has(id) && to === 'violated').map(({ id }) => id);
}

const NAMES = [
  ...new Set([
    ...elementsOf(networkOf('minimal')).map(({ id }) => id),
    ...networkOf('minimal')
      .nodes.filter(({ kind }) => kind === 'host')
      .map(({ id }): string => id),
  ]),
];

describe('scenarios', { timeout: SLOW_MS }, () => {
  propertyTest.prop([fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 2, maxLength: 4 })], {
    numRuns: RUNS,
    seed: SEED,
  })('end alike, whether things go down one by one or at once, in any order', (names) => {
    const town = 'topologies/minimal';
    const down = (list: readonly string[]): readonly string[] =>
      list.map((name) => `down: ${name}`);
    const ends = [
      play(town, [`down: [${names.join(', ')}]`]),
      play(town, down(names)),
      play(town, down(names.toReversed())),
    ].map(({ steps }) => steps.at(-1)!.verdicts);
    expect(ends[1]).toEqual(ends[0]);
    expect(ends[2]).toEqual(ends[0]);
  });

  test('break no claim by a single failure where R-HA-1 is proved', () => {
    const elements = elementsOf(networkOf('minimal')).map(({ id }) => id);
    const { beginning, steps } = play(
      'topologies/minimal',
      elements.flatMap((id) => [`down: ${id}`, `up: ${id}`]),
    );
    expect(beginning!.verdicts.find(({ id }) => id === 'R-HA-1')?.verdict).toBe('proved');
    expect(steps.length).toBeGreaterThan(20);
    expect(steps.flatMap(brokenBy)).toEqual([]);
  });

  test('break by each single failure exactly the claims of which R-HA-1 says so', () => {
    const town = 'topologies/hostile/21-failover-to-ftth.yaml';
    const findings = play(town, ['compromise: net-pc']).beginning!.requirements.flatMap(
      (requirement) => (requirement.id === 'R-HA-1' ? requirement.findings : []),
    );
    const foretold = new Map<string, Set<string>>();
    for (const { params } of findings) {
      const { elements = '', requirement = '' } = params;
      foretold.set(
        String(elements),
        (foretold.get(String(elements)) ?? new Set()).add(String(requirement)),
      );
    }
    expect([...foretold.keys()]).toContain('security-cloud');
    for (const [element, requirements] of foretold) {
      const [step] = play(town, [`down: ${element}`]).steps;
      expect(brokenBy(step!).toSorted(), element).toEqual([...requirements].toSorted());
    }
  });
});
