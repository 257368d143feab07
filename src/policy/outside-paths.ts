/** Claims about paths between the town and one kind of outside, in either direction. */
import type { Place } from '../analysis/places.js';
import { isOutside } from '../analysis/segments.js';
import type { FlowKind } from '../model/register.js';
import type { ExternalKind, Segment, SegmentKind } from '../model/segment.js';
import type { FindingCode, RequirementId } from '../model/verdict.js';
import type { Crossing } from './crossings.js';
import type { Draft } from './draft.js';
import { emptySegment, usedFlows } from './pairs.js';
import { draft } from './requirement.js';
import { AS_WRITTEN, type Study, type Variant } from './study.js';
import { subjectOf, violations } from './violations.js';

export interface OutsideClaim {
  readonly requirement: RequirementId;
  readonly externals: readonly ExternalKind[];
  /** Segments to which the claim does not apply. */
  readonly allowed: readonly SegmentKind[];
  /** Kinds of registered lines that make a path of a segment of this kind an exception. */
  readonly exceptions: (kind: SegmentKind) => readonly FlowKind[];
  readonly variant: Variant;
  readonly violated: FindingCode;
  /** What is said of a segment without such a path. */
  readonly proved: (from: Segment, external: Segment) => Pick<Draft, 'code' | 'params'>;
}

/** A path, seen from the town: its end there, and its end outside. */
export interface Path {
  readonly crossing: Crossing;
  readonly inside: Place;
  readonly external: Place;
}

/** Findings about every segment of the town and every outside of the claim. */
export function outsidePaths(study: Study, claim: OutsideClaim): readonly Draft[] {
  const paths = pathsOf(study, claim);
  const outside = externalSegments(study, claim).filter((s) => placesOf(study, s).length > 0);
  const inside = insideSegments(study, claim, paths);
  if (inside.length === 0 && claim.allowed.length > 0) {
    return outside.map(({ id: external }) =>
      draft(claim.requirement, {
        verdict: 'proved',
        code: 'ok/paths-placed',
        params: { external },
      }),
    );
  }
  return inside.flatMap((segment) =>
    outside.flatMap((external) => {
      const between = paths.filter(
        (path) =>
          study.segments.effective(path.inside.segment) === segment &&
          path.external.segment === external.id,
      );
      return judge(study, claim, segment, external, between);
    }),
  );
}

/** What has to be said if `kind` is not there at all, or only by name. */
export function missingExternal(
  study: Study,
  requirement: RequirementId,
  kind: ExternalKind,
): readonly Draft[] {
  const segments = study.network.segments.filter((segment) => segment.external === kind);
  if (segments.length === 0) {
    const params = { kind };
    return [draft(requirement, { verdict: 'undetermined', code: 'und/no-segment', params })];
  }
  if (segments.some((segment) => placesOf(study, segment).length > 0)) return [];
  return segments.map((segment) => emptySegment(requirement, segment));
}

function judge(
  study: Study,
  claim: OutsideClaim,
  segment: Segment,
  external: Segment,
  paths: readonly Path[],
): readonly Draft[] {
  const kinds = claim.exceptions(segment.kind);
  const covering = (crossing: Crossing): readonly Crossing['flows'][number][] =>
    crossing.flows.filter((flow) => kinds.includes(flow.kind));
  const crossings = paths.map((path) => path.crossing);
  const bad = crossings.filter((crossing) => covering(crossing).length === 0);
  const subject = subjectOf(segment, external);
  if (bad.length > 0) {
    return violations(study, claim.requirement, claim.variant, bad, () => ({
      code: claim.violated,
      params: { from: segment.id, external: external.id },
      subject,
    }));
  }
  if (crossings.length === 0) {
    const said = claim.proved(segment, external);
    return [draft(claim.requirement, { verdict: 'proved', ...said, subject })];
  }
  const ids = crossings.flatMap((crossing) => covering(crossing).map((flow) => flow.id));
  const flows = usedFlows(study, ids);
  const params = { from: segment.id, to: external.id, flows: flows.join(', ') };
  return [
    draft(claim.requirement, {
      verdict: 'excepted',
      code: 'excepted/registered',
      params,
      flows,
      subject,
      identity: [segment.id, external.id],
    }),
  ];
}

/**
 * Leaving nodes out only takes paths away, so a variant is asked only about places that have some
 * path in the network as written.
 */
export function pathsOf(study: Study, claim: OutsideClaim): readonly Path[] {
  const written = study.crossings().flatMap((crossing) => asPath(study, claim, crossing));
  if (claim.variant === AS_WRITTEN) return written;
  const senders = new Set(written.map(({ crossing }) => crossing.from));
  return study.places
    .filter((place) => senders.has(place))
    .flatMap((place) => study.crossingsFrom(place, claim.variant))
    .flatMap((crossing) => asPath(study, claim, crossing));
}

function asPath(study: Study, claim: OutsideClaim, crossing: Crossing): readonly Path[] {
  const { from, to } = crossing;
  if (isInside(study, claim, from) && isExternal(study, claim, to)) {
    return [{ crossing, inside: from, external: to }];
  }
  if (isInside(study, claim, to) && isExternal(study, claim, from)) {
    return [{ crossing, inside: to, external: from }];
  }
  return [];
}

/** Segments of the claim that something can be sent from, or that something gets to. */
function insideSegments(
  study: Study,
  claim: OutsideClaim,
  paths: readonly Path[],
): readonly Segment[] {
  const reached = new Set(paths.map(({ inside }) => study.segments.effective(inside.segment)));
  return study.segments
    .all()
    .filter(
      (segment) =>
        !claim.allowed.includes(segment.kind) &&
        (reached.has(segment) || study.populated().includes(segment)) &&
        study.placesIn(segment).some((place) => isInside(study, claim, place)),
    );
}

function isInside(study: Study, claim: OutsideClaim, place: Place): boolean {
  const segment = study.segments.effective(place.segment);
  if (isOutside(segment) || isExternal(study, claim, place)) return false;
  return !claim.allowed.includes(segment.kind);
}

function isExternal(study: Study, { externals }: OutsideClaim, place: Place): boolean {
  const { external } = study.segments.written(place.segment);
  return external !== undefined && externals.includes(external);
}

function externalSegments(study: Study, { externals }: OutsideClaim): readonly Segment[] {
  return study.network.segments.filter(
    ({ external }) => external !== undefined && externals.includes(external),
  );
}

function placesOf(study: Study, segment: Segment): readonly Place[] {
  return study.places.filter((place) => place.segment === segment.id);
}
