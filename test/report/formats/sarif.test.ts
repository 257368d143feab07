/** SARIF: its schema, the limits of GitHub, places, and what becomes a result. */
import { test as property } from '@fast-check/vitest';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { TOOL } from '../../../src/engine/tool.js';
import { EN } from '../../../src/messages/en/en.js';
import { JA } from '../../../src/messages/ja/ja.js';
import type { VerifyResult } from '../../../src/model/result.js';
import { RESULTS_MAX, sarifText } from '../../../src/report/formats/sarif.js';
import { uriOf } from '../../../src/report/formats/sarif-place.js';
import { RESULT } from '../sample.js';
import { brokenTown, HOSTILE, namedResult, unreadTown } from './results.js';
import { SARIF_SCHEMA } from './sarif-schema.js';

const validate = new Ajv({ strict: true }).compile(SARIF_SCHEMA);

interface Run {
  readonly results: readonly {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly level: string;
    readonly message: { readonly text: string };
    readonly relatedLocations?: readonly object[];
    readonly partialFingerprints: Readonly<Record<string, string>>;
    readonly properties: { readonly verdict: string };
  }[];
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly invocations: readonly {
    readonly executionSuccessful: boolean;
    readonly toolExecutionNotifications: readonly {
      readonly descriptor: { readonly id: string };
    }[];
  }[];
}

/** The run, once the schema has accepted it. */
function runOf(results: readonly VerifyResult[], messages = EN): Run {
  const log = JSON.parse(sarifText(results, messages, TOOL)) as { readonly runs: readonly [Run] };
  expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
  return log.runs[0];
}

describe('sarifText(results, messages, tool)', () => {
  test('fits the schema, whatever came out', () => {
    runOf([]);
    runOf([brokenTown(), unreadTown(), RESULT, RESULT], JA);
  });

  test('has a result per open finding, which points to its descriptor', () => {
    const { results, tool } = runOf([RESULT]);
    expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ['R-SEP-1', 'warning'],
      ...Array.from({ length: 4 }, () => ['R-MN-1', 'error']),
      ['R-REQ-1', 'error'],
    ]);
    expect(results[0]!.properties.verdict).toBe('undetermined');
    for (const { ruleId, ruleIndex } of results) {
      expect(tool.driver.rules[ruleIndex]!.id).toBe(ruleId);
    }
    expect(tool.driver.rules).toHaveLength(RESULT.requirements.length);
  });

  test('says what cannot be read as notifications, and that the work is not done', () => {
    const [invocation] = runOf([unreadTown(), RESULT]).invocations;
    expect(invocation!.executionSuccessful).toBe(false);
    const codes = invocation!.toolExecutionNotifications.map(({ descriptor }) => descriptor.id);
    expect(codes).toContain('read/unknown-key');
    expect(runOf([RESULT]).invocations[0]!.executionSuccessful).toBe(true);
  });

  test('keeps fingerprints, and tells towns with the same finding apart', () => {
    const broken = brokenTown();
    const own = broken.requirements.flatMap(({ findings }) =>
      findings.filter(({ verdict }) => verdict === 'violated').map((one) => one.fingerprint),
    );
    const marks = runOf([broken, broken]).results.map(
      ({ partialFingerprints }) => partialFingerprints['sekishoFinding/v1']!,
    );
    expect(marks.slice(0, own.length)).toEqual(own);
    expect(new Set(marks).size).toBe(2 * own.length);
  });

  test('holds no more results than GitHub takes, errors first, and says how many it leaves out', () => {
    const unknown = namedResult('b.yaml', 7, 'undetermined');
    const { results, invocations } = runOf([unknown, namedResult('a.yaml', RESULTS_MAX)]);
    expect(results).toHaveLength(RESULTS_MAX);
    expect(results.every(({ level }) => level === 'error')).toBe(true);
    const last = invocations[0]!.toolExecutionNotifications.at(-1)!;
    expect(last).toMatchObject({
      descriptor: { id: 'left-out' },
      message: { text: expect.stringMatching(/^7 more entries/) },
    });
  });

  test('holds no more places than GitHub takes, and says how many it leaves out', () => {
    const town = namedResult('a.yaml');
    const [requirement] = town.requirements;
    const [finding] = requirement!.findings;
    const [place] = finding!.related;
    const related = Array.from({ length: 1_200 }, (_, line) => ({ ...place!, line: line + 9 }));
    const findings = [{ ...finding!, related }];
    const [result] = runOf([{ ...town, requirements: [{ ...requirement!, findings }] }]).results;
    expect(result!.relatedLocations).toHaveLength(999);
    expect(result!.message.text).toMatch(/201 more places do not fit here\.$/);
  });

  test('calls a requirement without a title by its id', () => {
    const town = namedResult('a.yaml');
    const [requirement] = town.requirements;
    const own = { title: {}, why: {}, severity: 'error' } as const;
    const { tool } = runOf([{ ...town, requirements: [{ ...requirement!, clause: '', own }] }]);
    expect(tool.driver.rules[0]).toMatchObject({ shortDescription: { text: 'X-1' } });
  });

  property.prop([HOSTILE])('fits the schema with any text', (text) => {
    runOf([namedResult(text)]);
  });
});

describe('uriOf(path)', () => {
  test.each([
    ['topologies/broken/topology.yaml', 'topologies/broken/topology.yaml'],
    ['./a.yaml', 'a.yaml'],
    ['../town/a.yaml', '../town/a.yaml'],
    ['/plans/a b.yaml', 'file:///plans/a%20b.yaml'],
    ['C:/town/a.yaml', 'file:///C:/town/a.yaml'],
    ['町/構成.yaml', '%E7%94%BA/%E6%A7%8B%E6%88%90.yaml'],
    ['a%20b#c?.yaml', 'a%2520b%23c%3F.yaml'],
    ['<stdin>', '%3Cstdin%3E'],
  ])('%s', (path, uri) => {
    expect(uriOf(path)).toBe(uri);
  });
});
