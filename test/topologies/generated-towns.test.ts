/**
 * Whole towns drawn by number. Each is proved as it is; with one, two or three mistakes of real towns in it
 * every requirement that they break is reported, at its place; and no change that does not matter moves a
 * verdict, neither of the valid town nor of the one with mistakes. `npm run deep` draws more of them.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RequirementId } from '../../src/model/verdict.js';
import { REQUIREMENT_IDS } from '../../src/model/verdict.js';
import { Draw } from '../generate/draw.js';
import { smaller } from '../generate/failing-case.js';
import {
  benignFor,
  mistakesFor,
  spoilt,
  townNumbers,
  townOf,
  type TownNumbers,
} from '../generate/town/case.js';
import { judge, missedOf, wrongOf, type Judgement } from '../generate/town/judge.js';
import { MISTAKES } from '../generate/town/mistakes/all.js';
import type { Mistake } from '../generate/town/mistakes/mistake.js';
import type { Town } from '../generate/town/town.js';
import { writeTown } from '../generate/town/write-town.js';

const SEED = Number(process.env['SEKISHO_SEED'] ?? 20261124);
const TOWNS = Number(process.env['SEKISHO_TOWNS'] ?? 30);
const MISTAKES_MAX = 3;
const PROBLEMS_SHOWN = 10;

class Tally {
  readonly made = new Map<string, number>();
  readonly combinations = Array.from({ length: MISTAKES_MAX + 1 }, () => 0);
  expected = 0;
  found = 0;
  changes = 0;
  moved = 0;

  times(mistake: Mistake): number {
    return this.made.get(mistake.id) ?? 0;
  }

  text(towns: number): string {
    const made = MISTAKES.map((mistake) => `${mistake.id} ${this.times(mistake)}`).join(', ');
    const [, ...sizes] = this.combinations;
    return [
      `${towns} of ${TOWNS} towns, seed ${SEED}: with one, two and three mistakes ${sizes.join(', ')}`,
      `mistakes made: ${made}`,
      `${this.found} of ${this.expected} expectations found; ${this.changes} harmless changes, ${this.moved} moved a verdict`,
    ].join('\n');
  }
}

/** What a case is made of, so that a failing one can be made smaller and shown. */
interface Case {
  readonly numbers: TownNumbers;
  readonly mistakes: readonly Mistake[];
}

/** For the mistakes, the harmless change of the valid town, that of the other one, and which mistakes. */
function drawsOf({ changes }: TownNumbers): readonly [Draw, Draw, Draw, Draw] {
  const part = (index: number): Draw => new Draw(changes.slice(index * 60, index * 60 + 60));
  return [part(0), part(1), part(2), part(3)];
}

function verdictsOf({ told }: Judgement): readonly string[] {
  return [...told].map(([id, { verdict }]) => `${id} ${verdict}`);
}

function errorsOf({ diagnostics }: Judgement): readonly string[] {
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, params }) => `${code} ${JSON.stringify(params)}`);
}

/** Requirements whose verdicts differ between two judgements. */
function movedBetween(before: Judgement, after: Judgement): readonly string[] {
  const known = new Set(verdictsOf(before));
  return [...errorsOf(after), ...verdictsOf(after).filter((each) => !known.has(each))];
}

/** Everything that is wrong with one case, a mistake of the program included. */
function problemsOf(given: Case, tally = new Tally()): readonly string[] {
  try {
    return judged(given, tally);
  } catch (error) {
    return [`it throws: ${String(error)}`];
  }
}

function judged({ numbers, mistakes }: Case, tally: Tally): readonly string[] {
  const [mistaken, first, second] = drawsOf(numbers);
  const town = townOf(numbers);
  const valid = judge(town);
  const problems = [...valid.diagnostics.map(({ code }) => code), ...wrongOf(valid)].map(
    (each) => `a valid town: ${each}`,
  );
  if (valid.told.size < REQUIREMENT_IDS.length) problems.push('a valid town: not decided in full');
  problems.push(...whatMoves(town, valid, first, tally));
  const { town: wrong, expected } = spoilt(town, mistakes, mistaken);
  const only = [...new Set(expected.map(({ expectation }) => expectation.requirement))];
  const spoiltTown = judge(wrong, { only });
  problems.push(...errorsOf(spoiltTown).map((each) => `with mistakes: ${each}`));
  for (const { mistake, expectation } of expected) {
    const missed = missedOf(spoiltTown, expectation);
    tally.expected += 1;
    if (missed === undefined) tally.found += 1;
    else problems.push(`mistake ${mistake.id}: ${missed}`);
  }
  return [...problems, ...whatMoves(wrong, spoiltTown, second, tally, only)];
}

/** What a change that does not matter does to verdicts all the same. */
function whatMoves(
  town: Town,
  before: Judgement,
  draw: Draw,
  tally: Tally,
  only?: readonly RequirementId[],
): readonly string[] {
  const benign = benignFor(draw);
  const after = judge(benign.change(town, draw), only === undefined ? {} : { only });
  const moved = movedBetween(before, after);
  tally.changes += 1;
  if (moved.length > 0) tally.moved += 1;
  return moved.map((each) => `${benign.title}: ${each}`);
}

/** The case with fewer mistakes and smaller numbers, as long as something is wrong with it. */
function smallest(given: Case): Case {
  const fails = (each: Case): boolean => problemsOf(each).length > 0;
  const fewer = given.mistakes
    .map((mistake): Case => ({ ...given, mistakes: [mistake] }))
    .find(fails);
  const start = fewer ?? given;
  const applies = (plan: readonly number[]): boolean =>
    start.mistakes.every((mistake) => mistake.applies(townOf({ ...start.numbers, plan })));
  const plan = smaller(
    start.numbers.plan,
    (list) => applies(list) && fails({ ...start, numbers: { ...start.numbers, plan: list } }),
    60,
  );
  return { ...start, numbers: { ...start.numbers, plan } };
}

function describeCase(given: Case): string {
  const { numbers, mistakes } = smallest(given);
  const town = townOf(numbers);
  const { expected } = spoilt(town, mistakes, drawsOf(numbers)[0]);
  const [valid] = writeTown(town.topology, town.writing).files;
  return [
    `mistakes ${mistakes.map(({ id }) => id).join(', ')} in ${JSON.stringify(numbers)}`,
    ...problemsOf({ numbers, mistakes }),
    valid!.text,
    ...expected.map(({ expectation }) => JSON.stringify(expectation)),
  ].join('\n');
}

test('verify(files) proves generated towns, finds every mistake in them and minds no harmless change', () => {
  const tally = new Tally();
  const problems: string[] = [];
  let first: Case | undefined;
  const towns = fc
    .sample(townNumbers, { seed: SEED, numRuns: TOWNS })
    .map((numbers) => ({ numbers, town: townOf(numbers) }));
  const chances = new Map(
    MISTAKES.map((each) => [each.id, towns.filter(({ town }) => each.applies(town)).length]),
  );
  for (const [index, { numbers, town }] of towns.entries()) {
    // The mistake that was made least often comes first, of several the one that fewest towns can have.
    const possible = MISTAKES.filter((mistake) => mistake.applies(town)).toSorted(
      (a, b) => tally.times(a) - tally.times(b) || chances.get(a.id)! - chances.get(b.id)!,
    );
    const count = 1 + (index % MISTAKES_MAX);
    const mistakes = mistakesFor(town, possible[0]!, count, drawsOf(numbers)[3]);
    for (const { id } of mistakes) tally.made.set(id, (tally.made.get(id) ?? 0) + 1);
    tally.combinations[count]! += 1;
    const found = problemsOf({ numbers, mistakes }, tally);
    if (index % 100 === 99) process.stdout.write(`\n${tally.text(index + 1)}\n`);
    if (found.length === 0) continue;
    first ??= { numbers, mistakes };
    const about = `town ${index}, mistakes ${mistakes.map(({ id }) => id).join(', ')}`;
    problems.push(...found.map((each) => `${about}: ${each}`));
  }
  process.stdout.write(`\n${tally.text(TOWNS)}\n`);
  const shown = problems.slice(0, PROBLEMS_SHOWN).join('\n');
  expect(problems.length, first === undefined ? '' : `${shown}\n${describeCase(first)}`).toBe(0);
  if (TOWNS >= 30) expect(MISTAKES.filter((mistake) => tally.times(mistake) === 0)).toEqual([]);
}, 36_000_000);
