import fc from 'fast-check';
import { expect, test } from 'vitest';

import { networkNumbers, networkOf } from '../generate/network.js';
import { compare } from './compare.js';
import { drawPackets, lcg } from './packets.js';

const SEED = 20261123;
const RUNS = Number(process.env['SEKISHO_RUNS'] ?? 100);

const readings = fc.record({
  routing: fc.constantFrom('exact', 'exact', 'any-route'),
  scheduled: fc.constantFrom('permissive', 'strict'),
  unmodelled: fc.constantFrom('permissive', 'strict'),
} as const);

test('the analyzer and the simulator give every packet the same ends', () => {
  let compared = 0;
  let truncated = 0;
  fc.assert(
    fc.property(networkNumbers, readings, fc.nat(), (numbers, reading, seed) => {
      const next = lcg(seed);
      const result = compare(networkOf(numbers), reading, (family) =>
        drawPackets(family, reading.routing === 'exact' ? 5 : 1, next),
      );
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
}, 600_000);
