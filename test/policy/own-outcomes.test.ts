/** How requirements of the town itself count, and how they stand in results. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';

import { exitCodeOf } from '../../src/cli/exit-codes.js';
import { TOOL } from '../../src/engine/tool.js';
import { verify } from '../../src/engine/verify.js';
import { EN } from '../../src/messages/en/en.js';
import { JA } from '../../src/messages/ja/ja.js';
import type { SourceFile } from '../../src/model/diagnostic.js';
import { DEFAULT_VERIFY_OPTIONS, type VerifyResult } from '../../src/model/result.js';
import { FINDING_PARAMS, REQUIREMENT_IDS } from '../../src/model/verdict.js';
import { verifyJson } from '../../src/report/json.js';
import { verifyText } from '../../src/report/verify-text.js';
import { townText, type TownParts } from './own-town.js';

const OPEN: TownParts = { lines: ['id: F1, from: visitor, to: file, service: tcp/445'] };
const CLAIM = 'forbidden: { from: wifi, to: "segment:lg" }';
const HOLDS = 'forbidden: { from: wifi, to: "segment:mn" }';

interface Run {
  readonly result: VerifyResult;
  readonly sources: readonly SourceFile[];
}

function run(requirements: string, only?: readonly string[], parts = OPEN): Run {
  const town = { path: 'town.yaml', text: townText(parts), sha256: '00'.repeat(32) };
  const policy = {
    path: 'policy.yaml',
    text: `sekisho-policy: 1\nrequirements:\n${requirements}`,
    sha256: 'ab'.repeat(32),
  };
  const options = { ...DEFAULT_VERIFY_OPTIONS, ...(only === undefined ? {} : { only }) };
  return { result: verify([town], options, [policy]), sources: [town, policy] };
}

describe('requirements of the town itself', () => {
  test('come after those of the policy, in the order of their ids', () => {
    const { result } = run(`  T-2: { ${HOLDS} }\n  T-1: { ${CLAIM} }\n`);
    expect(result.requirements.map(({ id }) => id)).toEqual([...REQUIREMENT_IDS, 'T-1', 'T-2']);
  });

  test('one that is switched off is not asked', () => {
    const { result } = run(`  T-1: { enabled: false, ${CLAIM} }\n`);
    expect(result.requirements).toHaveLength(REQUIREMENT_IDS.length);
  });

  test('a warning does not count, unless nothing else is asked', () => {
    const text = `  T-1: { severity: warning, ${CLAIM} }\n  T-2: { ${HOLDS} }\n`;
    const both = run(text, ['T-1', 'T-2']).result;
    expect(both.requirements.map(({ verdict }) => verdict)).toEqual(['violated', 'proved']);
    expect([both.verdict, exitCodeOf(both, true)]).toEqual(['proved', 0]);
    const alone = run(text, ['T-1']).result;
    expect([alone.verdict, exitCodeOf(alone, true)]).toEqual(['violated', 1]);
  });

  test('an error counts', () => {
    const { result } = run(`  T-1: { ${CLAIM} }\n  T-2: { ${HOLDS} }\n`, ['T-1', 'T-2']);
    expect([result.verdict, exitCodeOf(result, true)]).toEqual(['violated', 1]);
  });

  test('the files that state them are among the inputs', () => {
    const { result } = run(`  T-1: { ${CLAIM} }\n`, ['T-1']);
    expect(result.inputs).toContainEqual({ path: 'policy.yaml', sha256: 'ab'.repeat(32) });
  });

  test('fingerprints do not depend on lines', () => {
    const of = (text: string): readonly string[] =>
      run(text, ['T-1']).result.requirements.flatMap(({ findings }) =>
        findings.map(({ fingerprint }) => fingerprint),
      );
    const moved = `\n\n  # moved\n  T-1: { title: x, ${CLAIM} }\n`;
    expect(of(moved)).toEqual(of(`  T-1: { ${CLAIM} }\n`));
  });

  const EVERYTHING = `
  A: { title: { ja: 届かない, en: Nothing arrives }, clause: 基準 5.2, why: { ja: 理由, en: Reasons }, ${CLAIM} }
  B: { severity: warning, clause: 基準 6, ${CLAIM} }
  C: { possible: { from: pc, to: file, service: tcp/22 } }
  D: { onlyThrough: { from: wifi, to: lg-srv, nodes: fw } }
  E: { allowed: { from: wifi, to: lg-srv, only: [{ service: udp }] } }
  F: { forbidden: { from: wifi, to: file, content: any } }
  G: { forbidden: { from: wifi, to: kind:education } }
  H: { possible: { from: visitor, to: file, service: tcp/445 } }
  I: { onlyThrough: { from: wifi, to: file, nodes: kind:sanitizer } }
`;
  const all = run(EVERYTHING, [...'ABCDEFGHI']);

  test('findings have exactly the holes of their sentences', () => {
    const findings = all.result.requirements.flatMap((requirement) => requirement.findings);
    expect(findings.length).toBeGreaterThan(9);
    for (const { code, params } of findings) {
      expect(Object.keys(params).sort(), code).toEqual([...FINDING_PARAMS[code]].sort());
    }
  });

  test('the published schema describes them', () => {
    const path = join(import.meta.dirname, '../../schemas/result-v1.json');
    const schema = JSON.parse(readFileSync(path, 'utf8')) as object;
    const accepts = new Ajv({ strict: false }).compile(schema);
    const document = JSON.parse(verifyJson([all.result], TOOL)) as {
      results: { requirements: { own?: object }[] }[];
    };
    expect(accepts(document), JSON.stringify(accepts.errors)).toBe(true);
    expect(document.results[0]?.requirements[0]?.own).toEqual({
      severity: 'error',
      title: { en: 'Nothing arrives', ja: '届かない' },
      why: { en: 'Reasons', ja: '理由' },
    });
  });

  test.each([
    [
      EN,
      ['Nothing arrives', '(基準 5.2)', 'Reasons', '(基準 6, a warning: not part of the verdict)'],
    ],
    [JA, ['届かない', '(基準 5.2)', '理由', '警告のため全体の判定に含めない']],
  ])('reports print title, clause and reason', (messages, expected) => {
    const { result, sources } = all;
    const text = verifyText(result, { messages, topology: 'town.yaml', sources, columns: 200 });
    for (const part of expected) expect(text).toContain(part);
    expect(text).not.toMatch(/\{\w+/);
    expect(text).not.toContain('undefined');
  });
});

describe('R-HA-1 asks again what is marked', () => {
  // From the wireless LAN two ways lead on: past a filter, and, if that fails, past none.
  const parts: TownParts = {
    subnets: [
      't1: { segment: guest, prefix: 10.9.1.0/24 }',
      't2: { segment: guest, prefix: 10.9.2.0/24 }',
    ],
    more: `  spare:
    kind: router
    interfaces: { wifi: 10.4.0.253, t1: 10.9.1.1, t2: 10.9.2.1 }
    routes: [{ to: 10.2.1.0/24, via: 10.9.1.2 }, { to: 10.2.1.0/24, via: 10.9.2.2, distance: 99 }]
  guard:
    kind: firewall
    interfaces: { t1: 10.9.1.2, lg-srv: 10.2.1.253 }
    policy: []
  back:
    kind: router
    interfaces: { t2: 10.9.2.2, lg-srv: 10.2.1.254 }
`,
  };

  function told(marks: string): readonly (readonly [string, unknown])[] {
    const text = `  T-1: { ${marks}forbidden: { from: wifi, to: file } }\n`;
    const { requirements } = run(text, ['R-HA-1', 'T-1'], parts).result;
    expect(requirements.at(-1)).toMatchObject({ id: 'T-1', verdict: 'proved' });
    return requirements
      .flatMap(({ findings }) => findings)
      .filter(({ params }) => params['requirement'] === 'T-1')
      .map(({ code, params }) => [code, params['elements']] as const);
  }

  test('what a failure opens is told with the element and the id', () => {
    const found = told('underFailures: true, ');
    expect(found).toContainEqual(['ha/violated-when-down', 'guard']);
    expect(found).not.toContainEqual(['ha/violated-when-down', 'back']);
  });

  test('what is not marked is not asked again', () => {
    expect(told('')).toEqual([]);
  });
});
