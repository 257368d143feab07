/**
 * How a law of reach is checked: on generated networks, for some origins of each. Laws hold for opening
 * and ongoing packets. Not for replies: one more session can turn a reply that the tables translated
 * into one that is translated back, and so lead it elsewhere.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { Interpretation } from '../../src/dataplane/interpretation.js';
import { FAMILIES } from '../../src/model/address.js';
import type { Network } from '../../src/model/network.js';
import { origins } from '../exactness/compare.js';
import { Draw } from '../generate/draw.js';
import { networkNumbers, networkOf } from '../generate/network.js';
import { beyond, differences, reached, type Question } from './reached.js';

const SEED = 20261124;
const RUNS = Number(process.env['SEKISHO_LAW_RUNS'] ?? 12);
const QUESTIONS = 3;

export interface Case {
  readonly network: Network;
  readonly draw: Draw;
  readonly questions: readonly Question[];
  readonly reading: Partial<Interpretation>;
}

const readings = fc.record({
  routing: fc.constantFrom('exact', 'exact', 'any-route'),
  scheduled: fc.constantFrom('permissive', 'strict'),
  unmodelled: fc.constantFrom('permissive', 'strict'),
} as const);

/** Checks `holds` on generated networks, for some origins of each, in both roles. */
export function law(name: string, holds: (given: Case) => void): void {
  test(
    name,
    () => {
      const changes = fc.array(fc.nat({ max: 9999 }), { minLength: 60, maxLength: 60 });
      fc.assert(
        fc.property(networkNumbers, changes, readings, (numbers, more, reading) => {
          const network = networkOf(numbers);
          const draw = new Draw(more);
          const questions = Array.from({ length: QUESTIONS }, () => ({
            origin: draw.one(origins(network)),
            family: draw.one(FAMILIES),
            role: draw.one(['opening', 'ongoing'] as const),
          }));
          holds({ network, draw, questions, reading });
        }),
        { seed: SEED, numRuns: RUNS, endOnFailure: true },
      );
    },
    3_600_000,
  );
}

/** The changed network reaches no more than the other one. */
export function never(
  kind: 'grows' | 'shrinks',
  { questions, reading, ...given }: Case,
  changed: Network,
): void {
  for (const question of questions) {
    const before = reached(given.network, question, reading);
    const after = reached(changed, question, reading);
    expect(kind === 'grows' ? beyond(before, after) : beyond(after, before)).toEqual([]);
  }
}

export function unchanged({ network, questions, reading }: Case, changed: Network): void {
  for (const question of questions) {
    expect(
      differences(reached(network, question, reading), reached(changed, question, reading)),
    ).toEqual([]);
  }
}
