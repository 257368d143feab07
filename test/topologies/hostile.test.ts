/**
 * Mistakes that happen in real towns, each as a small difference against the reference town, and its twin
 * that does the same thing right. Every mistake names the requirements that it must violate, and where;
 * every twin stays proved. What is not found yet is listed, and the list is exact.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { verify } from '../../src/engine/verify.js';
import { DEFAULT_VERIFY_OPTIONS } from '../../src/model/result.js';
import {
  REQUIREMENT_IDS,
  type Finding,
  type RequirementId,
  type RequirementResult,
} from '../../src/model/verdict.js';
import { expectationsOf, placesOf, type Expectation } from './expectations.js';
import { filesAt } from './town.js';

const TIMEOUT_MS = 60_000;
const MISTAKES = 34;

/** Mistake and requirement that is not reported, or not at its place; a gap that closes is taken off. */
const KNOWN_GAPS: readonly string[] = [];

const FOLDER = join(import.meta.dirname, '../../topologies');
const HOSTILE = readdirSync(join(FOLDER, 'hostile')).sort();
const BENIGN = readdirSync(join(FOLDER, 'benign')).sort();

const tally: string[] = [];
const gaps: string[] = [];

/** Requirements decided for the topology at `path`: all of them, or those that `only` names. */
function decided(path: string, only?: readonly RequirementId[]): readonly RequirementResult[] {
  const options = { ...DEFAULT_VERIFY_OPTIONS, ...(only === undefined ? {} : { only }) };
  const { diagnostics, requirements } = verify(filesAt(path), options);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return requirements;
}

/** Why an expectation is not met; undefined if it is. */
function missed(
  { requirement, verdict, places }: Expectation,
  results: readonly RequirementResult[],
): string | undefined {
  const result = results.find(({ id }) => id === requirement);
  if (result === undefined) return 'not decided';
  if (result.verdict !== verdict) return result.verdict;
  const worst = result.findings.filter((finding: Finding) => finding.verdict === verdict);
  const told = worst.flatMap(placesOf);
  if (places.length === 0 && verdict === 'undetermined') return undefined;
  return places.some((place) => told.includes(place)) ? undefined : `elsewhere: ${told.join(' ')}`;
}

/** Nothing in the file that looks like an expectation is none. */
function checkHead(path: string, expectations: readonly Expectation[]): void {
  const { text } = filesAt(path)[0]!;
  expect(expectations.length).toBeGreaterThan(0);
  expect(text.match(/^# *expect/gm)).toHaveLength(expectations.length);
  const expected = expectations.map(({ requirement }) => requirement);
  const marked = [...text.matchAll(/← (.*)$/gm)].flatMap(([, marks]) => marks!.split(' '));
  expect(expected).toEqual(expect.arrayContaining(marked));
}

afterAll(() => {
  const count = `${tally.length - gaps.length} of ${tally.length} expectations found`;
  const files = `${HOSTILE.length} hostile and ${BENIGN.length} benign topologies`;
  process.stdout.write(`\n${tally.join('\n')}\n${files}: ${count}\n`);
});

test('there is a hostile topology for each of the mistakes, and a twin for each of these', () => {
  const numbers = new Set(HOSTILE.map((name) => Number.parseInt(name, 10)));
  expect([...numbers]).toEqual(Array.from({ length: MISTAKES }, (_, index) => index + 1));
  expect(BENIGN).toEqual(HOSTILE);
});

describe('verify(files) of a mistake', () => {
  test.each(HOSTILE)(
    'reports what %s expects, at its place',
    (name) => {
      const path = `topologies/hostile/${name}`;
      const expectations = expectationsOf(filesAt(path));
      checkHead(path, expectations);
      const named = REQUIREMENT_IDS.filter((id) =>
        expectations.some(({ requirement }) => requirement === id),
      );
      const results = decided(path, named);
      for (const expectation of expectations) {
        const { requirement, verdict, places } = expectation;
        if (verdict === 'violated') expect(places, requirement).not.toEqual([]);
        const why = missed(expectation, results);
        const entry = `${name} ${requirement}`;
        tally.push(`${why === undefined ? 'found' : 'MISSED'}  ${entry}${why ? ` (${why})` : ''}`);
        if (why !== undefined) gaps.push(entry);
      }
    },
    TIMEOUT_MS,
  );

  test('leaves exactly the known gaps', () => {
    expect(gaps).toEqual(KNOWN_GAPS);
  });
});

describe('verify(files) of its twin', () => {
  test.each(BENIGN)(
    'proves %s',
    (name) => {
      const results = decided(`topologies/benign/${name}`);
      const wrong = results.filter(({ verdict }) => verdict !== 'proved' && verdict !== 'excepted');
      expect(wrong.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual([]);
    },
    TIMEOUT_MS,
  );
});
