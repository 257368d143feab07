/** R-CLD-1, 6(8): clouds are connected as what they count as, and apart from everything else. */
import { isOutside } from '../../analysis/segments.js';
import type { Node } from '../../model/node.js';
import type { Segment } from '../../model/segment.js';
import type { Crossing } from '../crossings.js';
import type { Draft } from '../draft.js';
import { emptySegment } from '../pairs.js';
import { draft, type Requirement } from '../requirement.js';
import { AS_WRITTEN, type Study } from '../study.js';
import { violations } from '../violations.js';

const ID = 'R-CLD-1';

export const CLOUDS_APART: Requirement = {
  id: ID,
  clause: '6(8)',
  kind: 'crossing',
  check(study) {
    const outside = study.network.segments.filter(({ kind }) => kind === 'external');
    const clouds = outside.filter(isCloud);
    if (outside.length === 0) {
      const params = { what: 'externals' };
      return [draft(ID, { verdict: 'undetermined', code: 'und/nothing-to-check', params })];
    }
    const found = [
      ...clouds
        .filter(({ id }) => isInner(study.segments.effective(id)))
        .flatMap((cloud) => connected(study, cloud)),
      ...passing(study, clouds),
    ];
    if (found.length > 0) return found;
    if (clouds.length === 0) {
      const params = { segments: outside.length };
      return [draft(ID, { verdict: 'proved', code: 'ok/no-clouds', params, identity: [] })];
    }
    const params = { clouds: clouds.length };
    return [draft(ID, { verdict: 'proved', code: 'ok/clouds-apart', params, identity: [] })];
  },
};

function isCloud({ kind, external, cloud }: Segment): boolean {
  if (kind !== 'external') return false;
  return external === 'government-cloud' || external === 'cloud-service' || cloud !== undefined;
}

/** Whether a segment is one of the two that the Internet must not reach. */
function isInner({ kind }: Segment): boolean {
  return kind === 'my-number' || kind === 'lgwan-connected';
}

/** How a cloud that counts as a segment of the town is connected to it, and to the Internet. */
function connected(study: Study, cloud: Segment): readonly Draft[] {
  const { id: segment, at } = cloud;
  const nodes = study.network.nodes.filter(
    (node) => node.kind === 'external' && node.segment === segment,
  );
  if (!study.places.some((place) => place.segment === segment)) return [emptySegment(ID, cloud)];
  return [...byLine(cloud), ...nodes.flatMap(byInternet)].map((finding) => ({
    ...finding,
    at: finding.at ?? at,
  }));
}

function byLine({ id: segment, cloud }: Segment): readonly Draft[] {
  const connection = cloud?.connection;
  if (connection === 'dedicated-line' || connection === 'closed-network') return [];
  if (connection === undefined) {
    const params = { segment, fact: 'cloud.connection' };
    return [draft(ID, { verdict: 'undetermined', code: 'und/missing-segment-fact', params })];
  }
  const params = { segment, connection };
  return [draft(ID, { verdict: 'violated', code: 'cld/open-line', params })];
}

function byInternet({ id: node, facts, at }: Node): readonly Draft[] {
  if (facts.internetConnected === false) return [];
  if (facts.internetConnected === undefined) {
    const params = { node, fact: 'internetConnected' };
    return [draft(ID, { verdict: 'undetermined', code: 'und/missing-fact', params, at })];
  }
  return [draft(ID, { verdict: 'violated', code: 'cld/internet-connected', params: { node }, at })];
}

/** What passes between a cloud and others, and should not. */
function passing(study: Study, clouds: readonly Segment[]): readonly Draft[] {
  const byEnds = new Map<string, { code: Code; crossings: Crossing[] }>();
  for (const crossing of study.crossings()) {
    const code = wrongWith(study, clouds, crossing);
    if (code === undefined) continue;
    const key = JSON.stringify([code, crossing.from.segment, crossing.to.segment]);
    const group = byEnds.get(key) ?? { code, crossings: [] };
    group.crossings.push(crossing);
    byEnds.set(key, group);
  }
  return [...byEnds.values()].flatMap(({ code, crossings }) =>
    violations(study, ID, AS_WRITTEN, crossings, ({ passed, crossings: [first] }) => {
      const ends = { from: first!.from.segment, to: first!.to.segment };
      const subject = `${ends.from} > ${ends.to}`;
      return { code, params: ends, subject, identity: [subject, ...passed.identity] };
    }),
  );
}

type Code = 'cld/internet-path' | 'cld/clouds-joined' | 'cld/not-registered';

function wrongWith(
  { segments }: Study,
  clouds: readonly Segment[],
  { from, to, flows }: Crossing,
): Code | undefined {
  const ends = [from, to].map(({ segment }) => ({
    written: segments.written(segment),
    counted: segments.effective(segment),
  }));
  const inClouds = ends.filter(({ written }) => clouds.includes(written));
  if (inClouds.length === 0 || ends[0]!.counted === ends[1]!.counted) return undefined;
  if (inClouds.some(({ counted }) => isInner(counted))) {
    if (ends.some(isOpen)) return 'cld/internet-path';
    if (inClouds.length === 2) return 'cld/clouds-joined';
    return undefined;
  }
  const abroad = ends.every(({ counted }) => isOutside(counted));
  return flows.length === 0 && !abroad ? 'cld/not-registered' : undefined;
}

/** The side on which the Internet is: the segment of the town, and the parts of the outside. */
function isOpen(end: { readonly written: Segment; readonly counted: Segment }): boolean {
  if (isInner(end.counted)) return false;
  const { external } = end.written;
  const outside = external === 'internet' || external === 'security-cloud';
  return end.counted.kind === 'internet-connected' || outside || external === 'cloud-service';
}
