/** R-SEP-1, 2(11): segments share no wire, and no device joins them without a filter. */
import { compareText } from '../../base/compare.js';
import { isOutside } from '../../analysis/segments.js';
import { openJoins } from '../../analysis/unfiltered.js';
import { vertexKey } from '../../model/graph.js';
import type { NodeId } from '../../model/ids.js';
import type { Location } from '../../model/location.js';
import type { Interface, Node } from '../../model/node.js';
import type { Segment } from '../../model/segment.js';
import type { Draft } from '../draft.js';
import { judgeDegrees } from '../degrees.js';
import { draft, type Requirement } from '../requirement.js';
import type { Study } from '../study.js';

const ID = 'R-SEP-1';

type Domain = Study['layout']['domains']['all'][number];

/** Something that makes a segment present on a wire. */
interface Membership {
  readonly segment: Segment;
  readonly name: string;
  readonly at: Location;
  /** An external: it says nothing about the outside that the outside does not say itself. */
  readonly external: boolean;
}

export const SEGMENTS_SEPARATED: Requirement = {
  id: ID,
  clause: '2(11)',
  kind: 'inventory',
  check(study) {
    if (study.segments.all().filter((s) => study.placesIn(s).length > 0).length < 2) {
      const params = { what: 'segments' };
      return [draft(ID, { verdict: 'undetermined', code: 'und/nothing-to-check', params })];
    }
    const domains = study.layout.domains.all;
    const found = [
      ...domains.flatMap((domain) => sharedDomain(study, domain)),
      ...unfilteredDevices(study),
    ];
    const degrees = judgeDegrees(study);
    if (found.length > 0) return [...found, ...degrees];
    const devices = study.network.nodes.filter((node) => node.forwards).length;
    const params = { domains: domains.length, devices };
    return [
      draft(ID, { verdict: 'proved', code: 'ok/separated', params, identity: [] }),
      ...degrees,
    ];
  },
};

/** One finding per pair of segments that have members on the wire. */
function sharedDomain(study: Study, domain: Domain): readonly Draft[] {
  const members = membersOf(study, domain);
  const bySegment = new Map<Segment, Membership[]>();
  for (const member of members) {
    bySegment.set(member.segment, [...(bySegment.get(member.segment) ?? []), member]);
  }
  const segments = [...bySegment.keys()];
  return segments.flatMap((first, index) =>
    segments.slice(index + 1).flatMap((second) => {
      const both = [...bySegment.get(first)!, ...bySegment.get(second)!];
      if (isOutside(first) && isOutside(second) && both.some((m) => m.external)) return [];
      const names = both.map((member) => member.name);
      return [
        draft(ID, {
          verdict: 'violated',
          code: 'sep/shared-domain',
          params: { first: first.id, second: second.id, members: names.join(', ') },
          identity: [...inOrder([first.id, second.id]), ...inOrder(names)],
          at: bySegment.get(second)![0]!.at,
          related: [bySegment.get(first)![0]!.at],
        }),
      ];
    }),
  );
}

/** Subnets on the wire, hosts with a leg on it, externals attached to it. */
function membersOf(study: Study, domain: Domain): readonly Membership[] {
  const { graph, layout, segments } = study;
  const key = vertexKey({ kind: 'domain', id: domain.index });
  const members: Membership[] = [];
  for (const vertex of graph.inNeighbors(key).map((name) => graph.getNodeAttributes(name))) {
    if (vertex.kind === 'subnet') {
      const subnet = layout.index.subnets.get(vertex.id)!;
      const segment = segments.effective(subnet.segment);
      members.push({ segment, name: subnet.id, at: subnet.at, external: false });
    } else if (vertex.kind === 'node') {
      members.push(...nodeMemberships(study, domain, vertex.id));
    }
  }
  return members;
}

function nodeMemberships(study: Study, domain: Domain, id: NodeId): readonly Membership[] {
  const node = study.layout.node(id);
  const external = node.kind === 'external';
  const on = external
    ? study.segments.ofNode(node)
    : node.kind === 'host'
      ? domain.interfaces.filter((i) => i.node === id).flatMap((i) => standing(study, node, i))
      : [];
  return [...new Set(on)].map((segment) => ({ segment, name: id, at: node.at, external }));
}

/** A leg on a wire that nobody classified is a leg of the segments in which its host stands. */
function standing({ segments }: Study, node: Node, leg: Interface): readonly Segment[] {
  const own = segments.ofInterface(leg);
  return own.length > 0 ? own : segments.ofNode(node);
}

/** Devices (or chains of them over wires of no segment) that lead into another segment unfiltered. */
function unfilteredDevices(study: Study): readonly Draft[] {
  const on = (domain: Domain): readonly Segment[] => [
    ...new Set(membersOf(study, domain).map((member) => member.segment)),
  ];
  const found = new Map<string, Draft>();
  for (const { from, to, last } of openJoins(study.layout, (domain) => on(domain).length === 0)) {
    for (const first of on(from)) {
      for (const second of on(to)) {
        if (first === second || (isOutside(first) && isOutside(second))) continue;
        const [a, b] = [first, second].sort((x, y) => order(study, x) - order(study, y));
        const params = { node: last.node.id, first: a!.id, second: b!.id };
        const key = JSON.stringify(params);
        if (found.has(key)) continue;
        const { at } = last.node;
        found.set(
          key,
          draft(ID, {
            verdict: 'violated',
            code: 'sep/unfiltered-device',
            params,
            identity: [last.node.id, ...inOrder([a!.id, b!.id])],
            at,
            related: [last.in.at, last.out.at],
          }),
        );
      }
    }
  }
  return [...found.values()];
}

/** Independent of the order of the files, as fingerprints have to be. */
function inOrder(names: readonly string[]): readonly string[] {
  return [...names].sort(compareText);
}

function order(study: Study, segment: Segment): number {
  return study.network.segments.indexOf(segment);
}
