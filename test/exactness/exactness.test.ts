/**
 * Networks drawn by number: for every origin and packet both programs must give the same answer.
 * `npm run deep` draws more of them. A case that fails is written to test/fuzz/failures.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { Coverage } from '../generate/coverage.js';
import { lcg } from '../generate/draw.js';
import { smaller, writeFailure } from '../generate/failing-case.js';
import { networkNumbers, networkOf } from '../generate/network.js';
import { compare, type Disagreement } from './compare.js';
import { questionsFor } from './questions.js';

const SEED = Number(process.env['SEKISHO_SEED'] ?? 20261124);
const RUNS = Number(process.env['SEKISHO_RUNS'] ?? 120);
/** Shares of networks, in percent, that have to meet a feature. */
const FLOOR = RUNS >= 1000 ? 1 : 100 / RUNS;
const FLOORS: Readonly<Record<string, number>> = {
  'IPv4 forwarded': 90,
  'IPv6 forwarded': 90,
  'destination translated': 20,
  'source translated': 15,
  'session lets pass': 30,
  'stateless filter judges a reply': 20,
  'VRF other than the default': 5,
  ECMP: 20,
  'policy route': 8,
  'VLAN across a cable': 5,
  tunnel: 10,
  'reply arrives': 40,
};

const readings = fc.record({
  routing: fc.constantFrom('exact', 'exact', 'exact', 'any-route'),
  scheduled: fc.constantFrom('permissive', 'strict'),
  unmodelled: fc.constantFrom('permissive', 'strict'),
} as const);

type Reading = typeof readings extends fc.Arbitrary<infer T> ? T : never;

function disagreementsOf(
  numbers: readonly number[],
  reading: Reading,
  seed: number,
): readonly Disagreement[] {
  const network = networkOf(numbers);
  return compare(network, reading, questionsFor(network, reading, lcg(seed))).disagreements;
}

/** Fails with the first disagreement of the smallest case that is found, and writes that case. */
function report(numbers: readonly number[], reading: Reading, seed: number): void {
  const small = smaller(numbers, (list) => disagreementsOf(list, reading, seed).length > 0);
  const [first] = disagreementsOf(small, reading, seed);
  const text = JSON.stringify(first, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  const path = writeFailure(small, [
    'The analyzer and the simulator disagree.',
    `reading ${JSON.stringify(reading)}, seed ${seed}`,
    text,
  ]);
  expect.fail(`${path}\n${text}`);
}

test('the analyzer and the simulator give every packet the same answer', () => {
  const coverage = new Coverage();
  let compared = 0;
  let truncated = 0;
  fc.assert(
    fc.property(networkNumbers, readings, fc.nat(), (numbers, reading, seed) => {
      const network = networkOf(numbers);
      const { listen, done } = coverage.listener(network);
      const ask = questionsFor(network, reading, lcg(seed));
      const result = compare(network, reading, ask, listen);
      done();
      compared += result.compared;
      truncated += result.truncated;
      if (result.disagreements.length > 0) report(numbers, reading, seed);
    }),
    { seed: SEED, numRuns: RUNS, endOnFailure: true },
  );
  console.log(
    `${RUNS} networks, seed ${SEED}: ${compared} packets compared, 0 disagreements, ` +
      `${truncated} packets with too many courses\n\n${coverage.table()}`,
  );
  expect(compared).toBeGreaterThan(5 * truncated);
  // Fewer networks than this cannot be asked to meet everything.
  if (RUNS < 100) return;
  expect(coverage.below(FLOOR)).toEqual([]);
  const shares = new Map(coverage.shares());
  for (const [feature, floor] of Object.entries(FLOORS)) {
    expect(shares.get(feature), feature).toBeGreaterThan(floor);
  }
}, 36_000_000);
