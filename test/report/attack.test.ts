/** Lateral movement and depth of defence as text and as JSON. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { depth } from '../../src/engine/depth.js';
import { lateral } from '../../src/engine/lateral.js';
import type { DepthOptions, DepthReport } from '../../src/model/depth.js';
import type { LateralOptions, LateralReport } from '../../src/model/lateral.js';
import { EN } from '../../src/messages/en/en.js';
import { JA } from '../../src/messages/ja/ja.js';
import { depthText } from '../../src/report/depth-text.js';
import { depthJson, lateralJson } from '../../src/report/json.js';
import { lateralText } from '../../src/report/lateral-text.js';
import { measure } from '../../src/report/width.js';
import { file, filesOf, ROOT } from '../topologies/town.js';

const SLOW_MS = 60_000;
const COLUMNS = 80;
const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(join(ROOT, 'schemas/result-v1.json'), 'utf8')) as object,
);

function problems(text: string): string {
  return validate(JSON.parse(text)) ? '' : JSON.stringify(validate.errors, null, 1).slice(0, 2000);
}

const BROKEN = [file('a.yaml', 'sekisho: 1\nsegmants: {}')];

function moved(options: Partial<LateralOptions> = {}, files = filesOf('minimal')): LateralReport {
  const base = { from: ['net-pc'], routing: 'exact', spoofing: 'subnet' } as const;
  return lateral(files, { ...base, ...options });
}

function depthOf(options: Partial<DepthOptions> = {}, files = filesOf('minimal')): DepthReport {
  const base = { layer2: false, ceiling: 3, routing: 'exact', spoofing: 'subnet' } as const;
  return depth(files, { ...base, ...options });
}

const LATERAL: readonly (readonly [string, () => LateralReport])[] = [
  ['from a terminal', () => moved()],
  ['from a subnet, with services', () => moved({ from: ['subnet:net-lan'], services: ['tcp/22'] })],
  ['from nothing that is there', () => moved({ from: ['nobody', 'net-pc'], services: ['tcp/x'] })],
  ['of files that do not load', () => moved({}, BROKEN)],
];

const DEPTH: readonly (readonly [string, () => DepthReport])[] = [
  ['of all pairs', () => depthOf()],
  ['of one pair', () => depthOf({ from: 'net', to: 'lg', routing: 'any-route' })],
  [
    'of one pair beyond the ceiling',
    () => depthOf({ from: 'net', to: 'mn', routing: 'any-route' }),
  ],
  ['between nothing that is there', () => depthOf({ from: 'nett', to: 'mnn' })],
  ['of files that do not load', () => depthOf({}, BROKEN)],
];

describe('schemas/result-v1.json', { timeout: SLOW_MS }, () => {
  test.each(LATERAL)('describes movement %s', (_what, report) => {
    expect(problems(lateralJson(report()))).toBe('');
  });

  test.each(DEPTH)('describes depth %s', (_what, report) => {
    expect(problems(depthJson(report()))).toBe('');
  });

  test('refuses what is unknown in either', () => {
    for (const text of [lateralJson(moved()), depthJson(depthOf({ to: 'mn' }))]) {
      const document = JSON.parse(text) as Record<string, object>;
      for (const key of ['movement', 'defence']) {
        if (document[key] === undefined) continue;
        const more = { ...document, [key]: { ...document[key], more: 1 } };
        expect(validate(more), key).toBe(false);
      }
    }
  });
});

describe.each([
  ['English', EN],
  ['Japanese', JA],
])('texts in %s', { timeout: SLOW_MS }, (_language, messages) => {
  const width = measure(false);
  const check = (text: string): void => {
    const wide = text.split('\n').filter((line) => width(line) > COLUMNS);
    expect(wide).toEqual([]);
    expect(text).not.toMatch(/\{\w+[:|}]/);
  };

  test.each(LATERAL)('lateralText(report, options) stays on the page, %s', (_what, report) => {
    const sources = filesOf('minimal');
    for (const all of [false, true]) {
      check(lateralText(report(), { messages, topology: 'minimal', sources, all }));
    }
  });

  test.each(DEPTH)('depthText(report, options) stays on the page, %s', (_what, report) => {
    const sources = filesOf('minimal');
    for (const all of [false, true]) {
      check(depthText(report(), { messages, topology: 'minimal', sources, all }));
    }
  });
});
