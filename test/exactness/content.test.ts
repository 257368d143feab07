/**
 * Content on networks drawn by number: what the analyzer says of whole sets of packets is what the
 * oracle finds by trying packets one by one. A case that fails is written to test/fuzz/failures.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { Network } from '../../src/model/network.js';
import { contentNetworkOf, contentNumbers } from '../generate/content-network.js';
import { smaller, writeNetwork } from '../generate/failing-case.js';
import { LABELS } from '../oracle/content/sanitizer.js';
import type { Content, Doubts } from '../oracle/content/content.js';
import { TooManyCourses } from '../oracle/content/post.js';
import { compareContent, type ContentReading } from './content-comparison.js';

const SEED = Number(process.env['SEKISHO_SEED'] ?? 20261124);
const RUNS = Number(process.env['SEKISHO_RUNS'] ?? 60);

const readings: fc.Arbitrary<ContentReading> = fc.record({
  routing: fc.constantFrom('exact', 'exact', 'exact', 'any-route'),
  spoofing: fc.constantFrom('subnet', 'subnet', 'subnet', 'none', 'none', 'any'),
} as const);

/** Features of content that generated networks have to meet, and how many did. */
class Features {
  readonly #networks = new Map<string, number>();

  count(met: ReadonlySet<string>): void {
    for (const feature of met) this.#networks.set(feature, this.of(feature) + 1);
  }

  of(feature: string): number {
    return this.#networks.get(feature) ?? 0;
  }

  table(): string {
    const rows = [...this.#networks].sort().map(([feature, n]) => `| ${feature} | ${n} |`);
    return ['| feature | networks |', '|---|---:|', ...rows].join('\n');
  }
}

/** What the answer shows: labels that move, sanitizers that clean, doubts that matter. */
function shownBy(oracle: Readonly<Record<Doubts, Content>>): readonly string[] {
  return LABELS.flatMap((label) => {
    const [hard, easy] = [oracle.hard.closure[label], oracle.easy.closure[label]];
    const forms = [...Object.values(hard), ...Object.values(easy)];
    return [
      ...(forms.includes('raw') ? [`${label} somewhere`] : []),
      ...(forms.includes('sanitized') ? [`${label} sanitized somewhere`] : []),
      ...(JSON.stringify(hard) === JSON.stringify(easy) ? [] : [`doubts about ${label}`]),
    ];
  });
}

/** Also where the cut has other raw holders than the closure (10.9). */
function disagreementsOf(network: Network, reading: ContentReading): readonly string[] {
  const { oracle, disagreements } = compareContent(network, reading);
  return [...disagreements.map((each) => JSON.stringify(each)), ...brokenCuts(oracle)];
}

function brokenCuts(oracle: Readonly<Record<Doubts, Content>>): readonly string[] {
  const raw = (reach: Content['cut']['taint']): string =>
    Object.keys(reach)
      .filter((holder) => reach[holder] === 'raw')
      .join();
  return (['hard', 'easy'] as const).flatMap((doubts) =>
    LABELS.filter((label) => {
      const { closure, cut } = oracle[doubts];
      return raw(closure[label]) !== raw(cut[label]);
    }).map((label) => `the cut of ${label} (${doubts}) is not the closure`),
  );
}

/** Fails with the first disagreement of the smallest case that is found, and writes that case. */
function report(numbers: readonly number[], reading: ContentReading): never {
  const of = (list: readonly number[]): readonly string[] => {
    try {
      return disagreementsOf(contentNetworkOf(list), reading);
    } catch (error) {
      if (error instanceof TooManyCourses) return [];
      throw error;
    }
  };
  const small = smaller(numbers, (list) => of(list).length > 0);
  const about = [
    'The analyzer and the oracle disagree about content (analyzer / oracle).',
    `reading ${JSON.stringify(reading)}`,
    ...of(small),
  ];
  const made = `contentNetworkOf(${JSON.stringify(small)})`;
  const path = writeNetwork(contentNetworkOf(small), [...about, made]);
  expect.fail([path, ...about, made].join('\n'));
}

test('the analyzer and the oracle find the same content everywhere', () => {
  const features = new Features();
  let compared = 0;
  let skipped = 0;
  fc.assert(
    fc.property(contentNumbers, readings, (numbers, reading) => {
      const met = new Set<string>();
      try {
        const { oracle, disagreements } = compareContent(
          contentNetworkOf(numbers),
          reading,
          (feature) => met.add(feature),
        );
        for (const feature of shownBy(oracle)) met.add(feature);
        if (disagreements.length + brokenCuts(oracle).length > 0) report(numbers, reading);
        compared += 1;
        features.count(met);
      } catch (error) {
        if (!(error instanceof TooManyCourses)) throw error;
        skipped += 1;
      }
    }),
    { seed: SEED, numRuns: RUNS, endOnFailure: true },
  );
  console.log(
    `${RUNS} networks, seed ${SEED}: content of ${compared} compared, 0 disagreements, ` +
      `${skipped} with too many courses\n\n${features.table()}`,
  );
  expect(compared).toBeGreaterThan(9 * skipped);
  // Fewer networks than this cannot be asked to meet everything.
  if (RUNS < 60) return;
  for (const feature of [
    'answer moves content',
    'register says forward',
    'register says backward',
    'one-way relay holds an answer back',
    'media through a sanitizer',
    'secret somewhere',
    'taint sanitized somewhere',
    'doubts about taint',
  ]) {
    expect(features.of(feature), feature).toBeGreaterThan(0);
  }
}, 36_000_000);
