/** What a scenario expects, against what is so. */
import { suggest } from '../base/suggest.js';
import type { LoadedStep } from '../load/scenario/load-scenario.js';
import type { SayScenario } from '../load/scenario/read-scenario.js';
import type { Network } from '../model/network.js';
import type { Expected } from '../model/scenario.js';
import type { Intrusion, Unmet } from '../model/simulation.js';
import { REQUIREMENT_IDS, type RequirementResult, type Verdict } from '../model/verdict.js';
import type { State } from './scenario-state.js';

type Stated = Pick<LoadedStep, 'expectations' | 'reach'>;

/** Says which expectations are about nothing. */
export function sayUnknown(
  { expectations, reach, network }: Stated & { readonly network: Network },
  { held }: State,
  say: SayScenario,
): void {
  const own = network.requirements ?? [];
  const known = [...REQUIREMENT_IDS, ...own.map(({ id }): string => id), 'others'];
  for (const { about, at } of expectations) {
    if (known.includes(about)) continue;
    say('scenario/unknown-requirement', at, { name: about, suggestion: suggest(about, known) });
  }
  const segments = network.segments.filter(({ treatAs }) => treatAs === undefined);
  const ids = segments.map(({ id }): string => id);
  for (const { segment, at } of reach) {
    if (held.length === 0) say('scenario/nobody-compromised', at, {});
    if (ids.includes(segment)) continue;
    say('scenario/unknown-segment', at, { name: segment, suggestion: suggest(segment, ids) });
  }
}

/** What is not as expected; `before` are the verdicts before a step. */
export function unmetOf(
  { expectations, reach }: Stated,
  now: readonly RequirementResult[],
  before: readonly RequirementResult[] = [],
  intrusion?: Intrusion,
): readonly Unmet[] {
  const named = new Set(expectations.map(({ about }) => about));
  const verdicts = new Map(before.map(({ id, verdict }) => [id, verdict]));
  const wrong = expectations.flatMap((expectation) =>
    now
      .filter(({ id }) =>
        expectation.about === 'others' ? !named.has(id) : expectation.about === id,
      )
      .filter(({ id, verdict }) => !isMet(expectation.expected, verdict, verdicts.get(id)))
      .map(({ id, verdict }): Unmet => ({ ...expectation, requirement: id, found: verdict })),
  );
  const reached = reach.flatMap((expectation): readonly Unmet[] => {
    const { segment, expected } = expectation;
    const found = intrusion?.segments.find((each) => each.segment === segment)?.reach ?? 'unknown';
    return found === expected ? [] : [{ ...expectation, found }];
  });
  return [...wrong, ...reached];
}

function isMet(expected: Expected, verdict: Verdict, before: Verdict | undefined): boolean {
  if (expected === 'same') return verdict === before;
  if (expected === 'holds') return verdict === 'proved' || verdict === 'excepted';
  return verdict === expected;
}
