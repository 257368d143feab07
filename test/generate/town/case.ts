/** One generated town with mistakes and changes, all of it read off lists of numbers. */
import fc from 'fast-check';
import { Draw } from '../draw.js';
import { BENIGN_CHANGES, type BenignChange } from './benign.js';
import { buildTown } from './build-town.js';
import { compatible, expectedAmong, MISTAKES } from './mistakes/all.js';
import type { Expectation, Mistake } from './mistakes/mistake.js';
import { planOf } from './plan.js';
import { changed, type Town } from './town.js';

export interface TownNumbers {
  readonly plan: readonly number[];
  readonly changes: readonly number[];
}

const numbers = (length: number): fc.Arbitrary<number[]> =>
  fc.array(fc.nat({ max: 9999 }), { minLength: length, maxLength: length });

export const townNumbers: fc.Arbitrary<TownNumbers> = fc.record({
  plan: numbers(45),
  changes: numbers(240),
});

export function townOf({ plan }: TownNumbers): Town {
  return buildTown(planOf(new Draw(plan)));
}

/** `count` mistakes that can be made in one town: `first`, and others by number. */
export function mistakesFor(
  town: Town,
  first: Mistake,
  count: number,
  draw: Draw,
): readonly Mistake[] {
  const chosen = [first];
  while (chosen.length < count) {
    const left = MISTAKES.filter((mistake) => mistake.applies(town)).filter((mistake) =>
      chosen.every((other) => compatible(mistake, other)),
    );
    chosen.push(draw.one(left));
  }
  return chosen;
}

export interface Spoilt {
  readonly town: Town;
  readonly expected: readonly { readonly mistake: Mistake; readonly expectation: Expectation }[];
}

/** Makes the mistakes, one after the other. */
export function spoilt(town: Town, mistakes: readonly Mistake[], draw: Draw): Spoilt {
  const expected: Spoilt['expected'][number][] = [];
  const wrong = changed(town, (topology) => {
    for (const mistake of mistakes) {
      const expectations = mistake.make(topology, draw, town);
      for (const expectation of expectedAmong(mistake, expectations, mistakes)) {
        expected.push({ mistake, expectation });
      }
    }
  });
  return { town: wrong, expected };
}

export function benignFor(draw: Draw): BenignChange {
  return draw.one(BENIGN_CHANGES);
}
