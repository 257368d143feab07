/** JSON results: the published schema, the same bytes, and what stands where. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { readTopology } from '../../src/cli/read-topology.js';
import { TOOL } from '../../src/engine/tool.js';
import { trace } from '../../src/engine/trace.js';
import { verify } from '../../src/engine/verify.js';
import type { TraceOptions } from '../../src/model/result.js';
import { DEFAULT_VERIFY_OPTIONS } from '../../src/model/result.js';
import { ARRIVED } from '../../src/model/trace.js';
import { REQUIREMENT_IDS, VERDICT_ORDER } from '../../src/model/verdict.js';
import { EN } from '../../src/messages/en/en.js';
import { overallVerdict, traceJson, verifyJson } from '../../src/report/json.js';
import { fakeWorld } from '../cli/world.js';
import { RESULT, traceResult } from './sample.js';

const ROOT = join(import.meta.dirname, '../..');
const SLOW_MS = 60_000;
const SCHEMA = JSON.parse(readFileSync(join(ROOT, 'schemas/result-v1.json'), 'utf8')) as {
  definitions: Record<string, { enum?: string[] }>;
};
const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(SCHEMA);

function problems(text: string): string {
  return validate(JSON.parse(text)) ? '' : JSON.stringify(validate.errors, null, 1).slice(0, 2000);
}

const ASK: TraceOptions = {
  from: 'juki',
  to: '198.51.100.70',
  service: 'tcp/443',
  role: 'opening',
  reply: true,
  routing: 'exact',
  reading: 'permissive',
};

function files(name: string): ReturnType<typeof readTopology>['files'] {
  return readTopology(`topologies/${name}`, fakeWorld({ cwd: ROOT })).files;
}

describe('schemas/result-v1.json', { timeout: SLOW_MS }, () => {
  test.each(['minimal', 'broken', 'town-alpha'])('describes the verdicts on %s', (name) => {
    expect(problems(verifyJson([verify(files(name), DEFAULT_VERIFY_OPTIONS)], TOOL))).toBe('');
  });

  test('describes results with witnesses of every role, and several topologies at once', () => {
    expect(problems(verifyJson([RESULT, RESULT], RESULT.tool))).toBe('');
  });

  test('describes a topology that does not load', () => {
    const broken = [{ path: 'a.yaml', text: 'sekisho: 1\nsegmants: {}', sha256: '0'.repeat(64) }];
    const text = verifyJson([verify(broken, DEFAULT_VERIFY_OPTIONS), RESULT], TOOL);
    expect(problems(text)).toBe('');
    expect(JSON.parse(text)).toMatchObject({ verdict: null, results: [{ requirements: [] }, {}] });
  });

  test.each([
    ['with its replies', ASK],
    ['through any route', { ...ASK, routing: 'any-route' as const }],
    ['of ICMP', { ...ASK, service: 'icmp' }],
    ['that claims to belong to a connection', { ...ASK, role: 'ongoing' as const, reply: false }],
    ['with a question that is wrong', { ...ASK, from: 'jukki' }],
  ])('describes a trace %s', (_what, options) => {
    expect(problems(traceJson(trace(files('minimal'), options)))).toBe('');
  });

  test('describes a translated packet', () => {
    expect(problems(traceJson(traceResult(true)))).toBe('');
  });

  test('refuses what is unknown or of another type, at every level', () => {
    const document = JSON.parse(verifyJson([RESULT], RESULT.tool)) as Record<string, unknown>;
    const accepted: string[] = [];
    const visit = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      const table = value as Record<string, unknown>;
      const open = /\.(params|labels\.\w+|counters)$/.test(path);
      if (!Array.isArray(value) && !open) {
        table['unheard-of'] = 1;
        if (validate(document)) accepted.push(`${path}: unknown key`);
        delete table['unheard-of'];
      }
      for (const key of Object.keys(table)) {
        const before = table[key];
        table[key] = path.endsWith('.params') ? [] : { odd: true };
        if (validate(document)) accepted.push(`${path}.${key}: other type`);
        table[key] = before;
        visit(before, `${path}.${key}`);
      }
    };
    visit(document, '$');
    expect(accepted.slice(0, 5)).toEqual([]);
    expect(validate(document)).toBe(true);
  });

  test('has the same words as the program', () => {
    const words = (name: string): string[] => [...(SCHEMA.definitions[name]?.enum ?? [])].sort();
    expect(words('requirementId')).toEqual([...REQUIREMENT_IDS].sort());
    expect(words('verdict')).toEqual([...VERDICT_ORDER].sort());
    const ends = Object.keys(EN.report).flatMap((code) => /^end\/(.*)$/.exec(code)?.slice(1) ?? []);
    expect(words('disposition')).toEqual(ends.sort());
    expect(ARRIVED.every((disposition) => ends.includes(disposition))).toBe(true);
  });
});

describe('verifyJson(results, tool)', () => {
  test('writes addresses as text and ports as numbers', () => {
    const text = verifyJson([RESULT], RESULT.tool);
    expect(text).toContain('"source": "10.20.0.66"');
    expect(text).toContain('"destinationPort": 445');
    expect(text).toContain('"nextHop": "10.10.0.1"');
    expect(text).toContain('"packets": "1048576"');
  });

  test('does not depend on the order in which objects were made', () => {
    const backwards = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(backwards);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, item]) => [key, backwards(item)]),
      );
    };
    const turned = backwards(RESULT) as typeof RESULT;
    expect(verifyJson([turned], RESULT.tool)).toBe(verifyJson([RESULT], RESULT.tool));
  });

  test('keeps labels whose ids are names of what objects have by nature', () => {
    const nodes = JSON.parse('{"__proto__":{"en":"p"},"constructor":{"en":"c"}}') as object;
    const labels = { ...RESULT.labels!, nodes: nodes as Record<string, { en: string }> };
    const text = verifyJson([{ ...RESULT, labels }], RESULT.tool);
    expect(text).toContain('"__proto__": {');
    expect(text).toContain('"constructor": {');
  });
});

describe('traceJson(result)', () => {
  test('writes IPv6 next hops by the family of their packet', () => {
    const result = traceResult(true);
    const packet = { ...result.packet!, family: 6 as const, source: 1n << 96n, destination: 1n };
    const step = { kind: 'sent', interface: 'a/b', nextHop: 2n, packet } as never;
    const course = { hops: [{ node: 'a' as never, steps: [step] }], end: result.opening[0]!.end };
    expect(traceJson({ ...result, opening: [course] })).toContain('"nextHop": "::2"');
  });
});

describe('overallVerdict(results)', () => {
  const result = (verdict: (typeof VERDICT_ORDER)[number] | undefined) => {
    const { verdict: _verdict, ...rest } = RESULT;
    return verdict === undefined ? rest : { ...rest, verdict };
  };

  test.each([
    [['proved', 'violated', 'undetermined'], 'violated'],
    [['proved', 'excepted', 'undetermined'], 'undetermined'],
    [['proved', 'excepted'], 'excepted'],
    [['proved', undefined], undefined],
  ] as const)('of %j is %s', (verdicts, worst) => {
    expect(overallVerdict(verdicts.map(result))).toBe(worst);
  });
});
