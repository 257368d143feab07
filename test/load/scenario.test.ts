/** Scenarios that cannot be played: what is wrong, and where; all of it at once. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fc, test as propertyTest } from '@fast-check/vitest';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { simulate } from '../../src/engine/scenario.js';
import { topologyOf } from '../../src/load/read/includes.js';
import { collectProblems } from '../../src/load/read/problem.js';
import { loadScenario } from '../../src/load/scenario/load-scenario.js';
import { readScenario } from '../../src/load/scenario/read-scenario.js';
import { SCENARIO_FILE } from '../../src/load/schema/scenario.js';
import { scenarioSchema } from '../../src/load/schema/scenario-schema.js';
import { READ_PARAMS, RESOLVE_PARAMS, SCENARIO_PARAMS } from '../../src/model/diagnostic-codes.js';
import type { Diagnostic, SourceFile } from '../../src/model/diagnostic.js';
import { file, filesAt } from '../topologies/town.js';
import { checkDiagnostics, markedFile, markedFiles } from './marked.js';
import { damaged, fitting } from './read/written.js';

const MINIMAL = filesAt('topologies/minimal');
const RUNS = Number(process.env['SEKISHO_RUNS'] ?? 200);
const SEED = 20261124;

function said(files: readonly SourceFile[]): readonly Diagnostic[] {
  return simulate(files, { routing: 'exact', spoofing: 'subnet' }).diagnostics;
}

/** `code path:line:column`, and what is suggested. */
function told(text: string, others: readonly SourceFile[] = MINIMAL): readonly string[] {
  return said([file('plans/scenario.yaml', text), ...others]).map(({ code, at, params }) => {
    const { suggestion = '' } = params;
    const meant = suggestion === '' ? '' : ` (${suggestion})`;
    return `${code} ${at.path}:${at.line}:${at.column}${meant}`;
  });
}

const STEP = 'steps: [{ name: a, down: fw-mn }]\n';

describe('simulate(files, options)', () => {
  checkDiagnostics('scenario-', (files) => said([...files, ...MINIMAL]));

  test.each([
    ['', 'scenario/empty-file plans/scenario.yaml:1:1'],
    ['# nothing\n', 'scenario/empty-file plans/scenario.yaml:1:1'],
    ['[]\n', 'read/not-a-map plans/scenario.yaml:1:1'],
    ['sekisho: 1\nsegments: {}\n', 'scenario/is-topology plans/scenario.yaml:1:1'],
    [`topology: x\n${STEP}`, 'scenario/version-missing plans/scenario.yaml:1:1'],
    [`sekisho-scenario: 2\n${STEP}`, 'read/version-unsupported plans/scenario.yaml:1:19'],
    [
      'sekisho-scenario: 1\ntopology: ../topologies/minimal\nsteps: []\n',
      'read/empty-list plans/scenario.yaml:3:8',
    ],
    [
      `sekisho-scenario: 1\ntopology: ../topologies/minimum\n${STEP}`,
      'scenario/topology-missing plans/scenario.yaml:2:11',
    ],
    [
      `sekisho-scenario: 1\ntopology: scenario.yaml\n${STEP}`,
      'scenario/topology-itself plans/scenario.yaml:2:11',
    ],
    [
      `sekisho-scenario: 1\ntopology: /etc/hosts\n${STEP}`,
      'read/include-path plans/scenario.yaml:2:11',
    ],
  ])('says of %j exactly %s', (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  test('says a scenario that leads in a circle at the topology that closes it', () => {
    const overlay = file('topologies/x.yaml', 'sekisho: 1\nbase: ../plans/scenario.yaml\n');
    const text = `sekisho-scenario: 1\ntopology: ../topologies/x.yaml\n${STEP}`;
    expect(told(text, [overlay])).toEqual(['read/base-missing topologies/x.yaml:2:7']);
  });

  test('says mistakes of the topology as well as those of the scenario', () => {
    const broken = MINIMAL.map((each) => ({
      ...each,
      text: each.text.replace(
        '{ segment: mn, prefix: 10.10.0.0/24,',
        '{ segment: nm, prefix: 10.10.0.0/24,',
      ),
    }));
    const text = `sekisho-scenario: 1\ntopology: ../topologies/minimal\nat: noon\n${STEP}`;
    const all = told(text, broken);
    expect(all).toContain('scenario/bad-time plans/scenario.yaml:3:5');
    expect(all.find((each) => each.startsWith('resolve/unknown-name'))).toMatch(
      /topologies\/minimal\/topology\.yaml:\d+:\d+/,
    );
  });

  test('says a mistake that a step makes in the files at its place, with the step beside it', () => {
    const text = `sekisho-scenario: 1
topology: ../topologies/minimal
steps:
  - { name: somebody leaves, remove: hosts.mailsan }
`;
    const [first, ...others] = said([file('plans/scenario.yaml', text), ...MINIMAL]);
    expect(first).toMatchObject({ code: 'resolve/unknown-name', severity: 'error' });
    expect(first!.at.path).toBe('topologies/minimal/topology.yaml');
    for (const { related } of [first!, ...others]) {
      expect(related.at(-1)).toMatchObject({ path: 'plans/scenario.yaml', line: 4 });
    }
  });

  test('suggests what was probably meant', () => {
    const suggestions = markedFiles('scenario-')
      .flatMap((name) => said([markedFile(name), ...MINIMAL]))
      .flatMap(({ params: { name, key, found, path, suggestion = '' } }) =>
        suggestion === '' ? [] : [`${name ?? key ?? found ?? path} → ${suggestion}`],
      );
    expect(suggestions).toEqual(
      expect.arrayContaining([
        'fw-nm → fw-mn',
        'mailsam → mailsan',
        'nett-pc → net-pc',
        'mnn → mn',
        'R-MN-99 → R-MN-1',
        'topolgy → topology',
        'donw → down',
        'prooved → proved',
        'devices.fw-mn.policcy → devices.fw-mn.policy',
      ]),
    );
  });

  test('gives every diagnostic the parameters of its code, and shows every code of scenarios', () => {
    const params = { ...READ_PARAMS, ...RESOLVE_PARAMS, ...SCENARIO_PARAMS };
    const marked = markedFiles('scenario-').flatMap((name) => said([markedFile(name), ...MINIMAL]));
    for (const { code, params: given } of marked) {
      const declared: readonly string[] = params[code as keyof typeof params];
      expect(Object.keys(given).sort(), code).toEqual(declared.toSorted());
    }
    const text = readFileSync(join(import.meta.dirname, 'scenario.test.ts'), 'utf8');
    const shown = new Set(marked.map(({ code }) => code));
    expect(
      Object.keys(SCENARIO_PARAMS).filter(
        (code) => !shown.has(code) && !text.includes(`'${code} `),
      ),
    ).toEqual([]);
  });
});

describe('topologyOf(file)', () => {
  test.each([
    ['topology: ../town', 'town'],
    ['topology: town.yaml', 'plans/town.yaml'],
    ['topology: /etc', undefined],
    ['steps: []', undefined],
    ['- a', undefined],
  ])('of %j is %s', (text, expected) => {
    expect(topologyOf(file('plans/scenario.yaml', text))).toBe(expected);
  });
});

describe('loadScenario(files)', () => {
  test('keeps the network where a step changes nothing in the files', () => {
    const text = `sekisho-scenario: 1
topology: ../topologies/minimal
steps:
  - { name: a, down: fw-mn }
  - { name: b, remove: hosts.lg-pc.role }
  - { name: c, asOf: 2027-01-01 }
`;
    const { scenario, diagnostics } = loadScenario([file('plans/s.yaml', text), ...MINIMAL]);
    expect(diagnostics).toEqual([]);
    const [a, b, c] = scenario!.steps;
    expect(a!.network).toBe(scenario!.network);
    expect(b!.network).not.toBe(scenario!.network);
    expect(c!.network).toBe(b!.network);
  });
});

const accepts = new Ajv({ strict: true }).compile(scenarioSchema());

/** Codes of what reading says of the shape of a scenario. */
function codesOf(text: string): readonly string[] {
  const problems = collectProblems();
  const codes: string[] = [];
  readScenario(file('a.yaml', text), problems.report, (code) => codes.push(code));
  return [...codes, ...problems.sorted().map(({ code }) => code)];
}

describe('schemas/scenario-v1.json', () => {
  const scenario = fitting(SCENARIO_FILE);

  propertyTest.prop([scenario], { numRuns: RUNS, seed: SEED })(
    'accepts whatever fits the shapes',
    (value) => {
      expect(codesOf(JSON.stringify(value))).toEqual([]);
      expect(accepts(value), JSON.stringify(accepts.errors)).toBe(true);
    },
  );

  propertyTest.prop([damaged(scenario)], { numRuns: RUNS * 3, seed: SEED })(
    'refuses exactly what reading refuses',
    (value) => {
      fc.pre(typeof value === 'object' && value !== null && !Array.isArray(value));
      const codes = codesOf(JSON.stringify(value)).filter((code) => code !== 'read/twin-id');
      expect(accepts(value), `${codes.join()} ${JSON.stringify(accepts.errors)}`).toBe(
        codes.length === 0,
      );
    },
  );
});
