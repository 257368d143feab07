/** Scenarios as they are played: work that is not done twice, expectations, the same bytes. */
import { describe, expect, test } from 'vitest';
import { Decider } from '../../src/engine/decider.js';
import { simulate } from '../../src/engine/scenario.js';
import type { SimulateResult, Unmet } from '../../src/model/simulation.js';
import { file, filesAt, networkOf } from '../topologies/town.js';
import { played, stepsOf } from '../semantics/play.js';

const SLOW_MS = 60_000;
const PUT_IN = `insert: [{ first: devices.fw-mn.policy, items: [{ id: TMP, comment: any }] }]`;

function runsOf(steps: string): number | undefined {
  return played(`steps:\n${steps}`).counters['runs'];
}

describe('simulate(files, options)', { timeout: SLOW_MS }, () => {
  test('verifies a state once, however often a scenario comes back to it', () => {
    expect(runsOf('  - { name: a, down: fw-mn }\n')).toBe(2);
    expect(runsOf('  - { name: a, down: fw-mn }\n  - { name: b, up: fw-mn }\n')).toBe(2);
    const again = '  - { name: a, down: fw-mn }\n  - { name: b, up: fw-mn }\n';
    expect(runsOf(again + again)).toBe(2);
  });

  test('does not verify again what a step cannot change', () => {
    expect(runsOf('  - { name: a, compromise: net-pc }\n')).toBe(1);
    const network = networkOf('minimal');
    const decider = new Decider({ routing: 'exact', spoofing: 'subnet' });
    const first = decider.decide({ network, actual: network, asOf: '2026-04-01' });
    const later = decider.decide({ network, actual: network, asOf: '2026-05-01' });
    expect(later.map(({ id }) => id)).toEqual(first.map(({ id }) => id));
    // The day is read by records alone.
    const again = decider.runs[1]!.requirements.map(({ id }) => id);
    expect(again).toContain('R-EXC-3');
    for (const id of ['R-HA-1', 'R-MN-1', 'R-LG-2', 'R-REQ-1']) expect(again).not.toContain(id);
  });

  test('verifies the network as set up and the one that works when files and failures change', () => {
    expect(runsOf(`  - { name: a, down: mn-pc, ${PUT_IN} }\n`)).toBe(3);
  });

  test('decides every requirement in every state, in the order of reports', () => {
    const { beginning, steps } = played(`steps: [{ name: a, down: fw-lg, ${PUT_IN} }]\n`);
    const ids = beginning!.verdicts.map(({ id }) => id);
    expect(ids).toEqual(beginning!.requirements.map(({ id }) => id));
    expect(steps.map(({ verdicts }) => verdicts.map(({ id }) => id))).toEqual([ids]);
  });

  test('says that everything works only of what no step says otherwise', () => {
    const codes = ({ assumptions }: SimulateResult): readonly string[] =>
      assumptions.map(({ code }) => code);
    const failing = codes(played('steps: [{ name: a, down: fw-mn }]\n'));
    expect(failing).toContain('assume/others-up');
    expect(failing).not.toContain('assume/all-up');
    expect(codes(played('steps: [{ name: a, asOf: 2026-05-01 }]\n'))).toContain('assume/all-up');
  });

  test('gives the same for the same files, in whatever order those of the topology come', () => {
    const text = `sekisho-scenario: 1
topology: topologies/town-alpha
steps: [{ name: a, down: sw-1f }]
`;
    const town = filesAt('topologies/town-alpha');
    const result = (files: typeof town): SimulateResult =>
      simulate([file('s.yaml', text), ...files], { routing: 'exact', spoofing: 'subnet' });
    const { inputs: _first, ...first } = result(town);
    const { inputs: _second, ...second } = result([town[0]!, ...town.slice(1).reverse()]);
    const bytes = (value: unknown): string =>
      JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}` : part));
    expect(bytes(second)).toBe(bytes(first));
  });

  test('replays every new finding with what is down', () => {
    const [step] = stepsOf('steps: [{ name: a, down: fw-lg }]\n');
    const lost = step!.appeared.filter(({ requirement }) => requirement === 'R-REQ-1');
    expect(lost.length).toBeGreaterThan(2);
    for (const { witness } of lost) {
      expect(witness?.trace.end.node).not.toBe('fw-lg');
      expect(witness?.trace.hops.length).toBeGreaterThan(0);
    }
  });
});

describe('what is expected', { timeout: SLOW_MS }, () => {
  const unmet = (text: string): readonly string[] => {
    const { beginning, steps } = played(text);
    const nameOf = (each: Unmet): string =>
      'segment' in each
        ? `${each.segment} ${each.expected} ${each.found}`
        : `${each.requirement} ${each.expected} ${each.found}`;
    return [beginning!, ...steps].flatMap((state) => state.unmet.map(nameOf));
  };

  test('is met by the verdict that it names, or by one that holds', () => {
    expect(
      unmet('expect: { R-MN-1: proved, R-EXC-4: holds }\nsteps: [{ name: a, down: mn-pc }]\n'),
    ).toEqual([]);
    expect(
      unmet(`expect: { R-MN-1: violated, R-EXC-4: excepted }
steps: [{ name: a, ${PUT_IN}, expect: { R-MN-1: holds } }]
`),
    ).toEqual(['R-MN-1 violated proved', 'R-EXC-4 excepted proved', 'R-MN-1 holds violated']);
  });

  test('is said of all others but those that are named', () => {
    const changed = unmet(`steps: [{ name: a, ${PUT_IN}, expect: { others: same } }]\n`);
    expect(changed.length).toBeGreaterThan(2);
    const named = changed.map((each) => `${each.split(' ')[0]}: violated`).join(', ');
    expect(unmet(`steps: [{ name: a, ${PUT_IN}, expect: { ${named}, others: same } }]\n`)).toEqual(
      [],
    );
  });

  test('is counted where it stands, once each', () => {
    const { expectations } = played(`expect: { others: violated }
steps: [{ name: a, ${PUT_IN}, expect: { R-MN-1: violated, R-EXC-4: proved } }]
`);
    expect(expectations).toEqual({ stated: 3, unmet: 2 });
    expect(played('steps: [{ name: a, down: mn-pc }]\n').expectations).toBeUndefined();
  });
});
