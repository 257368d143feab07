/**
 * Twenty towns behind one security cloud: what the script writes is what is committed, all of it is
 * proved, a way from one town into another is found, and the work grows with the towns, not with their square.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Closure } from '../../src/analysis/content/closure.js';
import type { ContentGraph } from '../../src/analysis/content/graph.js';
import { load } from '../../src/load/load.js';
import { includesOf } from '../../src/load/read/includes.js';
import { verify } from '../../src/engine/verify.js';
import { present } from '../../src/base/assert.js';
import { DEFAULT_VERIFY_OPTIONS } from '../../src/model/result.js';
import type { RequirementId, RequirementResult } from '../../src/model/verdict.js';
import { contentGraph } from '../../src/policy/content-graph.js';
import { Study } from '../../src/policy/study.js';
import { expectationsOf, placesOf } from './expectations.js';
import { prefectureOf } from './prefecture/changed.js';
import { TOWNS } from './prefecture/towns.js';
import { file, filesAt } from './town.js';
import { PREFECTURE, prefectureFiles } from './write-prefecture.js';

const TIMEOUT_MS = 300_000;
const HOSTILE_FOLDER = join(import.meta.dirname, '../../topologies/hostile-prefecture');
const HOSTILE = readdirSync(HOSTILE_FOLDER).sort();

test('topologies/prefecture is what the script writes', () => {
  const written = prefectureFiles();
  const names = readdirSync(PREFECTURE, { recursive: true, encoding: 'utf8' });
  expect(names.filter((name) => name.endsWith('.yaml')).sort()).toEqual([...written.keys()].sort());
  for (const [path, text] of written) {
    expect(readFileSync(join(PREFECTURE, path), 'utf8'), path).toBe(text);
  }
});

test('the towns are twenty, and not all alike', () => {
  expect(TOWNS).toHaveLength(20);
  expect(new Set(TOWNS.map(({ id }) => id)).size).toBe(20);
  expect(new Set(TOWNS.map(({ shape }) => shape))).toEqual(new Set(['three', 'two', 'core']));
  expect(new Set(TOWNS.map(({ terminals }) => terminals.join())).size).toBeGreaterThan(15);
  const traits = new Set(TOWNS.flatMap((town) => [...town.traits]));
  for (const trait of ['ipv6', 'cdr', 'screen', 'nat-lgwan', 'nat-cloud'])
    expect(traits).toContain(trait);
});

test('everything in it has a Japanese and an English name, and load(files) says nothing', () => {
  const { network, diagnostics } = load(prefectureOf(TOWNS));
  expect(diagnostics).toEqual([]);
  const { segments, subnets, nodes, switches, register } = present(network, 'network');
  const nameless = [
    ...[...segments, ...subnets, ...nodes, ...switches].map(({ id, name }) => [id, name] as const),
    ...register.map(({ id, title }) => [id, title] as const),
  ].filter(([, { ja, en }]) => ja === undefined || en === undefined);
  expect(nameless).toEqual([]);
});

test(
  'load(files) refuses it if a file ends before its last line',
  () => {
    const files = prefectureOf(TOWNS.filter(({ id }) => id === 'mizumori' || id === 'yukimi'));
    const [first] = files;
    const survivors = files.flatMap(({ path, text }) => {
      const lines = text.trimEnd().split('\n');
      const lengths = lines.map((_, length) => length).slice(1);
      return lengths.flatMap((length) => {
        const cut = file(path, `${lines.slice(0, length).join('\n')}\n`);
        const included = path === first!.path ? includesOf(cut) : includesOf(first!);
        const some = files.filter((other) => other === first || included.includes(other.path));
        const { network } = load(some.map((other) => (other.path === path ? cut : other)));
        return network === undefined ? [] : [`${path} after ${length} lines`];
      });
    });
    expect(survivors).toEqual([]);
  },
  TIMEOUT_MS,
);

function decided(
  files: Parameters<typeof verify>[0],
  only: readonly RequirementId[],
): readonly RequirementResult[] {
  const options = { ...DEFAULT_VERIFY_OPTIONS, only };
  const { diagnostics, requirements } = verify(files, options);
  expect(diagnostics).toEqual([]);
  return requirements;
}

/** Verified once for all tests that ask. */
let whole: ReturnType<typeof verify> | undefined;

function verified(): ReturnType<typeof verify> {
  whole ??= verify(filesAt('topologies/prefecture'), DEFAULT_VERIFY_OPTIONS);
  return whole;
}

test(
  'verify(files) proves every requirement of all twenty towns',
  () => {
    const { diagnostics, requirements } = verified();
    expect(diagnostics).toEqual([]);
    const open = requirements.filter(({ verdict }) => verdict !== 'proved');
    expect(open.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual([]);
    expect(requirements.length).toBeGreaterThan(40);
  },
  TIMEOUT_MS,
);

describe('verify(files) of a mistake in the prefecture', () => {
  test.each(HOSTILE)(
    'reports what %s expects, at its place',
    (name) => {
      const files = filesAt(`topologies/hostile-prefecture/${name}`);
      const expectations = expectationsOf(files);
      expect(expectations.length).toBeGreaterThan(0);
      expect(files[0]!.text.match(/^# *expect/gm)).toHaveLength(expectations.length);
      const ids = expectations.map(({ requirement }) => requirement as RequirementId);
      const results = decided(files, ids);
      for (const { requirement, verdict, places } of expectations) {
        const result = present(
          results.find(({ id }) => id === requirement),
          requirement,
        );
        expect(result.verdict, requirement).toBe(verdict);
        const worst = result.findings.filter((finding) => finding.verdict === verdict);
        const told = worst.flatMap(placesOf);
        expect(places.length, requirement).toBeGreaterThan(0);
        for (const place of places) expect(told, requirement).toContain(place);
      }
    },
    TIMEOUT_MS,
  );

  /** `FROM > TO` of the segments between which something crosses that must not. */
  function crossed(files: Parameters<typeof verify>[0]): readonly string[] {
    const [result] = decided(files, ['R-EXC-4']);
    return result!.findings
      .filter(({ verdict }) => verdict === 'violated')
      .map(({ params }) => `${params['from']} > ${params['to']}`);
  }

  test(
    'names the two towns, and each of the three places alone would have stopped it',
    () => {
      const files = filesAt('topologies/hostile-prefecture/01-town-to-town.yaml');
      const [first, ...rest] = files;
      const without = (pattern: RegExp, by = '') => {
        expect(first!.text).toMatch(pattern);
        return [file(first!.path, first!.text.replace(pattern, by)), ...rest];
      };
      expect(crossed(files)).toEqual(['kazakoshi-net > yukimi-net']);
      const closed = [
        without(/^devices:\n.*intrazone.*\n/m),
        without(/(id: N3.*to: )\[sc-mail, 10.0.0.0\/8\]/, '$1sc-mail'),
        without(/(id: N2.*from: )\[sc-mail, 10.0.0.0\/8\]/, '$1sc-mail'),
      ];
      expect(closed.map(crossed)).toEqual([[], [], []]);
    },
    TIMEOUT_MS,
  );
});

describe('the work', () => {
  /** A doubling of the towns may cost this much; their square would be 4. */
  const GROWTH_MAX = 2.4;
  const SIZES = [5, 10, 20];

  function grows(work: readonly number[]): void {
    work.slice(1).forEach((more, index) => {
      expect(work[index]).toBeGreaterThan(0);
      expect(more / work[index]!).toBeLessThan(GROWTH_MAX);
    });
  }

  test(
    'of verify(files) grows with the number of towns: packet sets, operations, passes',
    () => {
      const counters = SIZES.map((size) => {
        const some = prefectureOf(TOWNS.slice(0, size));
        const result = size === TOWNS.length ? verified() : verify(some, DEFAULT_VERIFY_OPTIONS);
        expect(result.verdict).toBe('proved');
        return result.counters;
      });
      for (const name of ['nodes', 'operations', 'passes']) {
        grows(counters.map((some) => some[name] ?? 0));
      }
    },
    TIMEOUT_MS,
  );

  test(
    'of Closure.of(graph) grows with the number of towns: pairs of holders that are asked for moves',
    () => {
      const asked = SIZES.map((size) => {
        const network = present(load(prefectureOf(TOWNS.slice(0, size))).network, 'network');
        const study = Study.of(network, DEFAULT_VERIFY_OPTIONS);
        const graph = contentGraph(study);
        let pairs = 0;
        const counting: ContentGraph = {
          holders: graph.holders,
          neighbors: (holder) => graph.neighbors(holder),
          moves: (from, to) => {
            pairs++;
            return graph.moves(from, to);
          },
        };
        for (const label of ['taint', 'secret', 'inside'] as const) {
          const closure = Closure.of(counting, study.segments, { label, doubts: 'hard' });
          for (const holder of graph.holders) for (const _ of closure.into(holder, () => true));
        }
        return pairs;
      });
      grows(asked);
    },
    TIMEOUT_MS,
  );
});
