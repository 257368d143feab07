/** Claims about ordered pairs of segments: what may cross, and what is said of each pair. */
import { isOutside } from '../analysis/segments.js';
import type { FlowId } from '../model/ids.js';
import { isOneTown, type Segment, type SegmentKind } from '../model/segment.js';
import type { RequirementId } from '../model/verdict.js';
import type { Crossing } from './crossings.js';
import type { Draft } from './draft.js';
import { draft } from './requirement.js';
import { AS_WRITTEN, type Study } from './study.js';
import { bySegments, subjectOf, violations, type Say } from './violations.js';

/** An ordered pair of segments, with what crosses from one to the other. */
export interface Pair {
  readonly from: Segment;
  readonly to: Segment;
  readonly crossings: readonly Crossing[];
}

/** Why a crossing is no violation, and by which lines of the register. */
export interface Allowance {
  readonly verdict: 'proved' | 'excepted';
  readonly flows: readonly FlowId[];
}

/**
 * Every ordered pair of different segments from which something can be sent, or to which something
 * gets, with what crosses as written.
 */
export function orderedPairs(study: Study): readonly Pair[] {
  const known = PAIRS.get(study);
  if (known !== undefined) return known;
  const crossed = bySegments(study, study.crossings());
  const involved = new Set([
    ...study.populated(),
    ...crossed.flatMap(({ from, to }) => [from, to]),
  ]);
  const segments = study.segments.all().filter((segment) => involved.has(segment));
  const crossings = new Map(crossed.map((pair) => [subjectOf(pair.from, pair.to), pair.crossings]));
  const pairs = segments.flatMap((from) =>
    segments
      .filter((to) => to !== from)
      .map((to) => ({ from, to, crossings: crossings.get(subjectOf(from, to)) ?? [] })),
  );
  PAIRS.set(study, pairs);
  return pairs;
}

/** Asked for by most requirements, so remembered. */
const PAIRS = new WeakMap<Study, readonly Pair[]>();

/**
 * Findings about several pairs. Those of two towns between which nothing crosses grow with the square
 * of the towns, and are counted.
 */
export function judgePairs(
  study: Study,
  requirement: RequirementId,
  pairs: readonly Pair[],
  allow: (crossing: Crossing) => Allowance | undefined,
  say: Say,
): readonly Draft[] {
  const told = pairs.filter((pair) => pair.crossings.length > 0 || !areTwoTowns(pair));
  const silent = pairs.length - told.length;
  return [
    ...told.flatMap((pair) => judgePair(study, requirement, pair, allow, say)),
    ...(silent > 0 ? [silence(requirement, silent)] : []),
  ];
}

/** Pairs between which nothing passes are many, so they are counted. */
export function silence(requirement: RequirementId, pairs: number): Draft {
  const params = { pairs };
  return draft(requirement, { verdict: 'proved', code: 'ok/no-crossing', params, identity: [] });
}

function areTwoTowns({ from, to }: Pair): boolean {
  return !isOutside(from) && !isOutside(to) && !isOneTown(from, to);
}

/** Findings about one pair: of what crosses, everything has to be allowed. */
export function judgePair(
  study: Study,
  requirement: RequirementId,
  { from, to, crossings }: Pair,
  allow: (crossing: Crossing) => Allowance | undefined,
  say: Say,
): readonly Draft[] {
  const allowances = crossings.map((crossing) => [crossing, allow(crossing)] as const);
  const bad = allowances.filter(([, allowance]) => allowance === undefined).map(([c]) => c);
  if (bad.length > 0) return violations(study, requirement, AS_WRITTEN, bad, say);
  const subject = subjectOf(from, to);
  const ends = { from: from.id, to: to.id };
  const flows = usedFlows(
    study,
    allowances.flatMap(([, allowance]) => allowance?.flows ?? []),
  );
  if (crossings.length === 0) {
    return [draft(requirement, { verdict: 'proved', code: 'ok/no-path', params: ends, subject })];
  }
  if (allowances.some(([, allowance]) => allowance?.verdict === 'excepted')) {
    const params = { ...ends, flows: flows.join(', ') };
    return [
      draft(requirement, {
        verdict: 'excepted',
        code: 'excepted/registered',
        params,
        flows,
        subject,
      }),
    ];
  }
  const params = { ...ends, flows: flows.length };
  return [
    draft(requirement, {
      verdict: 'proved',
      code: 'ok/only-registered',
      params,
      flows,
      subject,
      identity: [from.id, to.id],
    }),
  ];
}

/** The ids in the order of the register, each once. */
export function usedFlows(study: Study, ids: readonly FlowId[]): readonly FlowId[] {
  const used = new Set(ids);
  return study.network.register.map((flow) => flow.id).filter((id) => used.has(id));
}

/**
 * Segments of `kind` that have members, and what has to be said if there are none: a claim about
 * all of nothing would be empty.
 */
export function segmentsOfKind(
  study: Study,
  requirement: RequirementId,
  kind: SegmentKind,
): { readonly segments: readonly Segment[]; readonly missing: readonly Draft[] } {
  const all = study.segments.all().filter((segment) => segment.kind === kind);
  if (all.length === 0) {
    const params = { kind };
    return {
      segments: [],
      missing: [draft(requirement, { verdict: 'undetermined', code: 'und/no-segment', params })],
    };
  }
  const segments = all.filter((segment) => study.populated().includes(segment));
  const missing = all
    .filter((segment) => !segments.includes(segment))
    .map((segment) => emptySegment(requirement, segment));
  return { segments, missing };
}

/** What is said about a segment without members. */
export function emptySegment(requirement: RequirementId, segment: Segment): Draft {
  return draft(requirement, {
    verdict: 'undetermined',
    code: 'und/empty-segment',
    params: { segment: segment.id },
    at: segment.at,
    subject: segment.id,
  });
}
