/** R-CLS-1, 2(8)–(10): every host is in one segment, and other networks of the town stay apart. */
import type { Node } from '../../model/node.js';
import { isOneTown, type Segment, type SegmentKind } from '../../model/segment.js';
import type { Draft } from '../draft.js';
import { emptySegment, judgePairs, orderedPairs } from '../pairs.js';
import { draft, type Requirement } from '../requirement.js';
import type { Study } from '../study.js';

const ID = 'R-CLS-1';

/** The three of definitions 2(8) to 2(10). */
const THREE: readonly SegmentKind[] = ['my-number', 'lgwan-connected', 'internet-connected'];
/** Networks of the town beside the three. */
const BESIDE: readonly SegmentKind[] = ['education', 'public-wifi', 'other'];

export const CLASSIFIED: Requirement = {
  id: ID,
  clause: '2(8)–(10)',
  kind: 'crossing',
  check(study) {
    return [...classified(study), ...emptySegments(study), ...apart(study)];
  },
};

function classified(study: Study): readonly Draft[] {
  const { nodes, subnets } = study.network;
  const hosts = nodes.filter((node) => node.kind === 'host');
  const found = nodes.flatMap((node) => [
    ...(node.kind === 'host' ? severalSegments(study, node) : []),
    ...(node.kind === 'device' ? [] : unclassified(study, node)),
    ...statedOtherwise(study, node),
  ]);
  if (found.length > 0) return found;
  if (hosts.length === 0) {
    const params = { what: 'hosts' };
    return [draft(ID, { verdict: 'undetermined', code: 'und/nothing-to-check', params })];
  }
  const params = { nodes: hosts.length, subnets: subnets.length };
  return [draft(ID, { verdict: 'proved', code: 'ok/classified', params, identity: [] })];
}

/** Only what sanitizes may have a leg on each side, and only in segments of its town that are for it. */
function severalSegments(study: Study, node: Node): readonly Draft[] {
  const segments = study.segments.ofNode(node);
  const [first, second] = segments;
  if (first === undefined || second === undefined) return [];
  const sanitizes = node.facts.sanitizer !== undefined;
  const isApart = (segment: Segment): boolean =>
    segment.kind === 'sanitizing' && isOneTown(segment, first);
  if (sanitizes && segments.every(isApart)) return [];
  const params = { node: node.id, first: first.id, second: second.id };
  return [
    draft(ID, {
      verdict: 'violated',
      code: 'cls/host-in-two-segments',
      params,
      at: node.at,
      subject: node.id,
    }),
  ];
}

function unclassified(study: Study, node: Node): readonly Draft[] {
  if (study.segments.ofNode(node).length > 0) return [];
  const params = { node: node.id };
  return [
    draft(ID, {
      verdict: 'undetermined',
      code: 'und/unclassified-node',
      params,
      at: node.at,
      subject: node.id,
    }),
  ];
}

/** The record of a host names its segment; that of an external defines it. */
function statedOtherwise(study: Study, node: Node): readonly Draft[] {
  if (node.segment === undefined || node.kind !== 'host') return [];
  const stated = study.segments.effective(node.segment);
  const actual = study.segments.ofNode(node).filter((segment) => segment !== stated);
  return actual.slice(0, 1).map((segment) =>
    draft(ID, {
      verdict: 'violated',
      code: 'cls/stated-otherwise',
      params: { node: node.id, stated: stated.id, actual: segment.id },
      at: node.at,
      related: [segment.at],
      subject: node.id,
    }),
  );
}

function emptySegments(study: Study): readonly Draft[] {
  return study.segments
    .all()
    .filter((segment) => segment.kind !== 'external' && study.placesIn(segment).length === 0)
    .map((segment) => emptySegment(ID, segment));
}

/** Nothing passes between the three and a network beside them, except what is registered. */
function apart(study: Study): readonly Draft[] {
  return judgePairs(
    study,
    ID,
    orderedPairs(study).filter(({ from, to }) => isBeside(from, to) || isBeside(to, from)),
    ({ flows }) =>
      flows.length === 0 ? undefined : { verdict: 'excepted', flows: flows.map((f) => f.id) },
    ({ from, to }) => ({ code: 'cls/other-not-isolated', params: { from: from.id, to: to.id } }),
  );
}

function isBeside(a: Segment, b: Segment): boolean {
  return BESIDE.includes(a.kind) && THREE.includes(b.kind);
}
