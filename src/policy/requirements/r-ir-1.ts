/** R-IR-1, 6(7): every segment can be isolated, and what the incident plan has pulled does it. */
import {
  isolationOf,
  layoutOf,
  pullable,
  pulled,
  type Isolation,
} from '../../analysis/isolation.js';
import { suggest } from '../../base/suggest.js';
import type { SegmentId } from '../../model/ids.js';
import type { CutPoint, Segment } from '../../model/segment.js';
import type { Draft } from '../draft.js';
import { emptySegment } from '../pairs.js';
import { draft, type Requirement } from '../requirement.js';
import type { Study } from '../study.js';

const ID = 'R-IR-1';

export const SEGMENTS_ISOLABLE: Requirement = {
  id: ID,
  clause: '6(7)',
  kind: 'inventory',
  check(study) {
    return study.network.segments.flatMap((segment) => {
      const { cutPoints } = segment;
      if (cutPoints !== undefined) return stated(study, segment, cutPoints);
      return segment.kind === 'external' ? [] : computed(study, segment);
    });
  },
};

/** Whether something counts as `segment`; a part of the outside that counts as another is itself. */
function insideOf({ segments }: Study, segment: Segment): (id: SegmentId) => boolean {
  if (segment.treatAs !== undefined) return (id) => id === segment.id;
  return (id) => segments.effective(id) === segment;
}

function isEmpty(study: Study, segment: Segment): boolean {
  const inside = insideOf(study, segment);
  return !study.places.some((place) => inside(place.segment));
}

/** A segment whose plan says nothing: what would have to be pulled. */
function computed(study: Study, segment: Segment): readonly Draft[] {
  if (isEmpty(study, segment)) return [emptySegment(ID, segment)];
  const found = isolationOf(study.layout, insideOf(study, segment));
  if (found.kind === 'shared-wire') {
    return [about(segment, 'undetermined', 'und/shared-wire', { others: found.others.join(', ') })];
  }
  if (found.links.length === 0) return [about(segment, 'proved', 'ok/nothing-to-cut', {})];
  return [about(segment, 'proved', 'ok/cut-computed', { cutPoints: listed(found) })];
}

/** A segment whose plan names what is pulled. */
function stated(study: Study, segment: Segment, points: readonly CutPoint[]): readonly Draft[] {
  if (isEmpty(study, segment)) return [emptySegment(ID, segment)];
  const unknown = unknownPoints(study, segment, points);
  if (unknown.length > 0) return unknown;
  const inside = insideOf(study, segment);
  const rest = isolationOf(layoutOf(pulled(study.network, points)), inside);
  if (rest.kind === 'shared-wire') {
    return [about(segment, 'violated', 'ir/shared-wire', { others: rest.others.join(', ') })];
  }
  const cutPoints = points.map(({ text }) => text).join(', ');
  if (rest.links.length === 0) {
    return [about(segment, 'proved', 'ok/cut-isolates', { cutPoints })];
  }
  const least = listed(isolationOf(study.layout, inside));
  const params = { rest: listed(rest), least };
  return [about(segment, 'violated', 'ir/not-isolated', params, points[0]?.at)];
}

function unknownPoints(
  { network }: Study,
  segment: Segment,
  points: readonly CutPoint[],
): readonly Draft[] {
  const known = pullable(network);
  return points
    .filter(({ text }) => !known.has(text.normalize('NFKC')))
    .map(({ text, at }) => {
      const params = { cutPoint: text, suggestion: suggest(text, known) };
      return about(segment, 'violated', 'ir/unknown-cut-point', params, at, [`point ${text}`]);
    });
}

function listed(isolation: Isolation): string {
  return isolation.kind === 'links' ? isolation.links.join(', ') : '';
}

function about(
  segment: Segment,
  verdict: Draft['verdict'],
  code: Draft['code'],
  params: Draft['params'],
  at = segment.at,
  identity: readonly string[] = [],
): Draft {
  return draft(ID, {
    verdict,
    code,
    params: { segment: segment.id, ...params },
    at,
    identity: [`segment ${segment.id}`, ...identity],
  });
}
