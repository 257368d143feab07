/** Played scenarios as text and as JSON. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import type { Catalog } from '../../src/messages/catalog.js';
import { EN } from '../../src/messages/en/en.js';
import { JA } from '../../src/messages/ja/ja.js';
import type { SimulateResult } from '../../src/model/simulation.js';
import { simulateJson } from '../../src/report/json.js';
import type { TextOptions } from '../../src/report/page.js';
import { simulateText } from '../../src/report/simulate-text.js';
import { measure } from '../../src/report/width.js';
import { file, filesAt } from '../topologies/town.js';
import { played } from '../semantics/play.js';

const SLOW_MS = 60_000;
const ROOT = join(import.meta.dirname, '../..');

function schema(name: string): object {
  return JSON.parse(readFileSync(join(ROOT, 'schemas', name), 'utf8')) as object;
}

const validate = new Ajv({ strict: true, allowUnionTypes: true })
  .addSchema(schema('result-v1.json'), 'result-v1.json')
  .compile(schema('simulation-v1.json'));

function problems(result: SimulateResult): string {
  if (validate(JSON.parse(simulateJson([result], result.tool)))) return '';
  return JSON.stringify(validate.errors, null, 1).slice(0, 2000);
}

const EVERYTHING = `name: { ja: いろいろなこと, en: All sorts of things }
exploits: [tcp/445]
expect: { others: holds }
steps:
  - name: { ja: 行を入れ、無害化装置が壊れる, en: A line is put in and the sanitizer breaks }
    insert: [{ first: devices.fw-mn.policy, items: [{ id: TMP }] }]
    set: { devices: { fw-mn: { ha: { peer: fw-mn-2, mode: active-passive } } }, noNetwork: [] }
    failsOpen: mailsan
    compromise: lg-pc
    at: 2026-04-01T22:30
    expect: { R-MN-1: holds, others: same }
    expectReach: { mn: safe }
  - name: { ja: 片付ける, en: Everything is cleared away }
    remove: devices.fw-mn.policy.TMP
    up: mailsan
    syncStops: fw-mn
    switchOver: fw-mn
    asOf: 2027-04-01
    at: always
    expect: { R-EXC-3: violated }
  - name: { ja: もう一度入れる, en: The line is put in again }
    insert: [{ first: devices.fw-mn.policy, items: [{ id: TMP }] }]
    failsClosed: mailsan
    down: [lgwan, net-pc]
  - name: { ja: 何も変わらない, en: Nothing changes }
    down: inet-pc
`;

const TOWN = filesAt('topologies/minimal').map(({ path, text }) =>
  file(
    path,
    text.replace('  net-mx: {', '  inet-pc: { at: inet, address: 203.0.113.9 }\n  net-mx: {'),
  ),
);
const RESULT = played(EVERYTHING, TOWN);
const FAILING = played('steps:\n  - { name: a, down: fw-lg }\n');

function textOf(
  result: SimulateResult,
  messages: Catalog,
  more: Partial<TextOptions> = {},
): string {
  const sources = [file('scenario.yaml', ''), ...TOWN];
  return simulateText(result, { messages, topology: 'plans/all.yaml', sources, ...more });
}

describe('schemas/simulation-v1.json', { timeout: SLOW_MS }, () => {
  test('describes scenarios with everything that can happen', () => {
    expect(RESULT.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(problems(RESULT)).toBe('');
    const kinds = RESULT.steps.flatMap(({ events }) => events.map(({ kind }) => kind));
    expect([...new Set(kinds)].sort()).toEqual(
      [
        ...['asOf', 'at', 'compromise', 'down', 'failsClosed', 'failsOpen', 'insert', 'remove'],
        ...['set', 'switchOver', 'syncStops', 'up'],
      ].sort(),
    );
    expect(RESULT.steps.some(({ unmet }) => unmet.some((each) => 'segment' in each))).toBe(true);
  });

  test('describes scenarios that cannot be played', () => {
    const broken = played('steps: []\n');
    expect(broken.steps).toEqual([]);
    expect(problems(broken)).toBe('');
  });

  test('refuses what is unknown', () => {
    const document = JSON.parse(simulateJson([RESULT], RESULT.tool)) as {
      results: { steps: object[] }[];
    };
    expect(validate(document)).toBe(true);
    Object.assign(document.results[0]!.steps[0]!, { more: 1 });
    expect(validate(document)).toBe(false);
  });
});

describe.each([EN, JA])('simulateText(result, options) in $language', (messages) => {
  const { report } = messages;

  test.each([80, 60])('fits into %i columns, commands and digests apart', (columns) => {
    const width = measure(false);
    const long = textOf(RESULT, messages, { columns })
      .split('\n')
      .filter((line) => !/sekisho trace|^ {2}[0-9a-f]{64}/.test(line))
      .filter((line) => width(line) > columns);
    expect(long).toEqual([]);
  });

  test('begins with whether everything is as expected', () => {
    expect(textOf(RESULT, messages)).toMatch(
      new RegExp(`^✗ ${report['simulate/not-as-expected']} {2}plans/all.yaml`),
    );
    expect(textOf(FAILING, messages)).toMatch(new RegExp(`^✗ {1,2}${messages.verdicts.violated}`));
  });

  test('names each step with what happens and which verdicts change', () => {
    const text = textOf(RESULT, messages);
    for (const { name } of RESULT.steps) expect(text).toContain(name[messages.language]);
    expect(text).toMatch(
      new RegExp(`^ {2}R-MN-1 +${messages.verdicts.proved} +→ ${messages.verdicts.violated}`, 'm'),
    );
    expect(text).toContain(report['simulate/no-change']);
    expect(text).toContain('devices.fw-mn.policy');
  });

  test('tells a finding in full once, and then by its fingerprint', () => {
    const again = RESULT.steps[2]!.appeared.find(({ requirement }) => requirement === 'R-MN-1')!;
    const told = report['simulate/as-in-step'].replace('{step}', '1');
    const text = textOf(RESULT, messages);
    expect(text.replace(/\s+/g, '')).toContain(
      `${again.fingerprint}${report['join/parts']}${told}`.replace(/\s+/g, ''),
    );
    expect(textOf(RESULT, messages, { all: true })).not.toContain(told);
  });

  test('gives a command to see a packet again only where the topology is as it stands', () => {
    expect(textOf(RESULT, messages)).not.toContain('sekisho trace');
    expect(textOf(FAILING, messages)).toMatch(/sekisho trace topologies\/minimal .*--down fw-lg\n/);
  });

  test('leaves no hole of a sentence empty', () => {
    for (const result of [RESULT, FAILING]) {
      expect(textOf(result, messages, { all: true })).not.toMatch(/undefined|\{\w+\}(?!')|\\u0000/);
    }
  });
});
