/** Networks drawn by number: for every origin and packet both programs must give the same answer. */
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { lcg } from '../generate/draw.js';
import { networkNumbers, networkOf } from '../generate/network.js';
import { compare } from './compare.js';
import { questionsFor } from './questions.js';

const SEED = 20261124;
const RUNS = Number(process.env['SEKISHO_RUNS'] ?? 100);

const readings = fc.record({
  routing: fc.constantFrom('exact', 'exact', 'exact', 'any-route'),
  scheduled: fc.constantFrom('permissive', 'strict'),
  unmodelled: fc.constantFrom('permissive', 'strict'),
} as const);

test('the analyzer and the simulator give every packet the same answer', () => {
  let compared = 0;
  let truncated = 0;
  fc.assert(
    fc.property(networkNumbers, readings, fc.nat(), (numbers, reading, seed) => {
      const network = networkOf(numbers);
      const result = compare(network, reading, questionsFor(network, reading, lcg(seed)));
      compared += result.compared;
      truncated += result.truncated;
      expect(result.disagreements).toEqual([]);
    }),
    { seed: SEED, numRuns: RUNS, endOnFailure: true },
  );
  expect(compared).toBeGreaterThan(5 * truncated);
  console.log(
    `${RUNS} networks, seed ${SEED}: ${compared} packets compared, ${truncated} truncated`,
  );
}, 7_200_000);
