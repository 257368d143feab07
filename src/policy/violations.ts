/** Crossings as findings: one per ordered pair of segments and line that let them through. */
import { sentBy } from '../analysis/judgements.js';
import { placeKey } from '../analysis/places.js';
import type { Segment } from '../model/segment.js';
import type { AnyRequirementId } from '../model/verdict.js';
import type { PacketSet } from '../packet-set/space.js';
import type { Crossing } from './crossings.js';
import type { Draft, Evidence } from './draft.js';
import { evidenceOf } from './evidence.js';
import { passagesOf, seedsOf, type Passed } from './passages.js';
import type { Study, Variant } from './study.js';

/** What is said about crossings that one line lets through. */
export type Said = Pick<Draft, 'code' | 'params'> &
  Partial<Pick<Draft, 'flows' | 'subject' | 'identity'>>;

export type Say = (group: {
  readonly from: Segment;
  readonly to: Segment;
  readonly passed: Passed;
  readonly crossings: readonly Crossing[];
}) => Said;

/** The packets of one crossing that count, as sent. */
export interface Member {
  readonly crossing: Crossing;
  readonly passed: Passed;
  readonly sent: PacketSet;
}

/** What crossings of an ordered pair of segments have to do with one line. */
interface Group {
  readonly passed: Passed;
  readonly members: Member[];
}

/** Findings of verdict `violated` about `crossings`, which all belong to one variant. */
export function violations(
  study: Study,
  requirement: AnyRequirementId,
  variant: Variant,
  crossings: readonly Crossing[],
  say: Say,
): readonly Draft[] {
  return bySegments(study, crossings).flatMap(({ from, to, crossings: some }) =>
    groups(study, some).map(({ passed, members }) => {
      const said = say({ from, to, passed, crossings: members.map((m) => m.crossing) });
      const subject = subjectOf(from, to);
      return violation(study, requirement, variant, members, { subject, ...said }, [
        from.id,
        to.id,
        ...passed.identity,
      ]);
    }),
  );
}

/** One finding about `members`, which one line let through. There is at least one. */
export function violation(
  study: Study,
  requirement: AnyRequirementId,
  variant: Variant,
  members: readonly Member[],
  said: Said & Pick<Draft, 'subject'>,
  identity: readonly string[],
): Draft {
  const { passed } = members[0]!;
  return {
    requirement,
    verdict: 'violated',
    at: passed.at,
    related: [],
    flows: [],
    packets: countSent(members),
    identity,
    ...(passed.passage === undefined ? {} : { passage: passed.passage }),
    ...shown(study, variant, members),
    ...said,
  };
}

/** The name of an ordered pair of segments. */
export function subjectOf(from: Segment, to: Segment): string {
  return `${from.id} > ${to.id}`;
}

/** Crossings by ordered pair of effective segments, in the order of places. */
export function bySegments(
  study: Study,
  crossings: readonly Crossing[],
): readonly { from: Segment; to: Segment; crossings: readonly Crossing[] }[] {
  const pairs = new Map<string, { from: Segment; to: Segment; crossings: Crossing[] }>();
  for (const crossing of crossings) {
    const from = study.segments.effective(crossing.from.segment);
    const to = study.segments.effective(crossing.to.segment);
    const key = subjectOf(from, to);
    const pair = pairs.get(key) ?? { from, to, crossings: [] };
    pair.crossings.push(crossing);
    pairs.set(key, pair);
  }
  return [...pairs.values()];
}

function groups(study: Study, crossings: readonly Crossing[]): readonly Group[] {
  const found = new Map<string, Group>();
  const opened = new Map<string, PacketSet>();
  for (const crossing of openingFirst(crossings)) {
    const { pass, traffic, from, role } = crossing;
    const { analyzer } = traffic;
    const { space } = analyzer;
    const key = `${space.family} ${placeKey(from)}`;
    const before = opened.get(key) ?? space.none;
    const all = sentBy(analyzer, pass, analyzer.backward(pass, seedsOf(crossing)));
    // What continues a session that should not have opened is no finding of its own.
    const counts = role === 'opening' ? all : space.subtract(all, before);
    if (role === 'opening') opened.set(key, space.union(before, all));
    if (counts === space.none) continue;
    for (const passed of passagesOf(study, crossing)) {
      const through = sentBy(analyzer, pass, analyzer.backward(pass, passed.seeds));
      const sent = space.intersect(space.intersect(through, counts), passed.among ?? space.all);
      if (sent === space.none) continue;
      const name = JSON.stringify(passed.identity);
      const group = found.get(name) ?? { passed, members: [] };
      group.members.push({ crossing, passed, sent });
      found.set(name, group);
    }
  }
  return [...found.values()];
}

/** Opening packets before ongoing ones, IPv4 before IPv6: the first is the one that is shown. */
function openingFirst(crossings: readonly Crossing[]): readonly Crossing[] {
  const rank = ({ role, traffic }: Crossing): number =>
    (role === 'opening' ? 0 : 10) + traffic.analyzer.space.family;
  return [...crossings].sort((a, b) => rank(a) - rank(b));
}

/** The first packet that can be shown. */
function shown(
  study: Study,
  variant: Variant,
  members: readonly Member[],
): { evidence?: Evidence } {
  for (const { crossing, passed, sent } of members) {
    const evidence = evidenceOf(study, variant, crossing, passed, sent);
    if (evidence !== undefined) return { evidence };
  }
  return {};
}

function countSent(members: readonly Member[]): bigint {
  const bySpace = new Map<Member['crossing']['traffic']['analyzer']['space'], PacketSet>();
  for (const { crossing, sent } of members) {
    const { space } = crossing.traffic.analyzer;
    bySpace.set(space, space.union(bySpace.get(space) ?? space.none, sent));
  }
  return [...bySpace].reduce((sum, [space, set]) => sum + space.count(set), 0n);
}
