/** Where packets come from and arrive (SEMANTICS §8, §9.1). */
import { present } from '../base/assert.js';
import type { Domain } from '../dataplane/domains.js';
import type { Layout } from '../dataplane/layout.js';
import type { State } from '../dataplane/state.js';
import { ALL_ADDRESSES, type Family } from '../model/address.js';
import type { NodeId, SegmentId, SubnetId } from '../model/ids.js';
import type { Network } from '../model/network.js';
import type { Node } from '../model/node.js';
import {
  canonicalRanges,
  complementRanges,
  intersectRanges,
  type RangeList,
} from '../model/range.js';
import type { SpoofingMode } from '../model/result.js';
import type { PacketSet, PacketSpace } from '../packet-set/space.js';
import type { Analyzer, Pass, Start } from './passes.js';
import type { StateId } from '../dataplane/forwarding-graph.js';

/** A subnet or an external node, with the segment that its record states. */
export type Place =
  | { readonly kind: 'subnet'; readonly id: SubnetId; readonly segment: SegmentId }
  | { readonly kind: 'external'; readonly id: NodeId; readonly segment: SegmentId };

/** Packets that arrived somewhere, at one state of a pass. */
export interface Arrived {
  readonly state: StateId;
  readonly set: PacketSet;
}

/** Every place of `network`, in the order of its files. Externals without a segment are none. */
export function placesOf(network: Network): readonly Place[] {
  const subnets = network.subnets.map(({ id, segment }): Place => ({
    kind: 'subnet',
    id,
    segment,
  }));
  const externals = network.nodes.flatMap(({ kind, id, segment }): readonly Place[] =>
    kind === 'external' && segment !== undefined ? [{ kind, id, segment }] : [],
  );
  return [...subnets, ...externals];
}

/** A text that is the same for equal places only. */
export function placeKey({ kind, id }: Pick<Place, 'kind' | 'id'>): string {
  return `${kind} ${id}`;
}

/** The packets that `place` may send, and where they start. Places that send nothing give none. */
export function startsFrom(
  layout: Layout,
  space: PacketSpace,
  place: Place,
  spoofing: SpoofingMode,
): readonly Start[] {
  return startPoints(layout, place, spoofing)
    .map(({ state, sources }) => ({
      state,
      set: spoofing === 'any' ? space.all : space.where('source', sources),
    }))
    .filter(({ set }) => set !== space.none);
}

interface StartPoint {
  readonly state: State;
  readonly sources: RangeList;
}

function startPoints(layout: Layout, place: Place, spoofing: SpoofingMode): readonly StartPoint[] {
  if (place.kind === 'external') {
    const node = layout.node(place.id);
    return [{ state: { kind: 'generated', node }, sources: externalAddresses(layout, node) }];
  }
  const subnet = present(layout.index.subnets.get(place.id), place.id);
  const domains = layout.domains.ofSubnet.get(place.id) ?? [];
  const hosts = layout.network.nodes
    .filter((node) => node.kind === 'host')
    .map((node): StartPoint => ({
      state: { kind: 'generated', node },
      sources: addressesIn(layout, node, place.id),
    }))
    .filter(({ sources }) => sources.length > 0);
  if (spoofing === 'none') return hosts;
  const sources = layout.subnetRanges(subnet);
  return [
    ...domains.map((domain): StartPoint => ({ state: { kind: 'wire', domain }, sources })),
    // What a host with all legs here sends, a machine on the wire can send too, if it may say so.
    ...hosts.filter(
      ({ state, sources: own }) =>
        state.kind === 'generated' &&
        !(isWithin(layout, state.node, domains) && isInside(own, sources, layout.family)),
    ),
  ];
}

/** Whether every address of `part` is in `whole`. */
function isInside(part: RangeList, whole: RangeList, family: Family): boolean {
  return intersectRanges(part, complementRanges(whole, ALL_ADDRESSES[family])).length === 0;
}

/** Whether every leg of `node` is on one of `domains`. */
function isWithin(layout: Layout, node: Node, domains: readonly Domain[]): boolean {
  return node.interfaces.every((i) => domains.includes(layout.domainOf(i.id)));
}

/** Addresses of an external and of what lies behind it (SEMANTICS §8.5). */
export function externalAddresses(layout: Layout, node: Node): RangeList {
  return canonicalRanges([
    ...node.behind[layout.family],
    ...node.interfaces.flatMap((i) => layout.ownRanges(i)),
  ]);
}

/** Addresses by which `node` is in `subnet`. */
export function addressesIn(layout: Layout, node: Node, subnet: SubnetId): RangeList {
  return ownSubnets(layout, node).get(subnet) ?? [];
}

/** Where the packets of a pass arrive (SEMANTICS §9.1), by {@link placeKey}. */
export function arrivals(analyzer: Analyzer, pass: Pass): ReadonlyMap<string, readonly Arrived[]> {
  const found = new Map<string, Arrived[]>();
  const add = (place: Pick<Place, 'kind' | 'id'>, state: StateId, set: PacketSet): void => {
    if (set === analyzer.space.none) return;
    const list = found.get(placeKey(place)) ?? [];
    list.push({ state, set });
    found.set(placeKey(place), list);
  };
  for (const [id, set] of pass.reach) {
    const state = pass.graph.state(id);
    if (state.kind === 'local' && state.node.kind === 'host') {
      for (const [subnet, ranges] of ownSubnets(analyzer.layout, state.node)) {
        const there = analyzer.space.where('destination', ranges);
        add({ kind: 'subnet', id: subnet }, id, analyzer.space.intersect(set, there));
      }
    } else if (state.kind === 'end') {
      const { disposition, subnet, node } = state.end;
      if (disposition === 'delivered-to-subnet' && subnet !== undefined) {
        add({ kind: 'subnet', id: subnet }, id, set);
      } else if (disposition === 'exits-network' && node !== undefined) {
        add({ kind: 'external', id: node.id }, id, set);
      }
    }
  }
  return found;
}

/**
 * Per subnet the addresses by which `node` is in it. An address lies in the subnet that it states;
 * a virtual one, and one that states none, in the subnets on its domain whose prefixes have it, or
 * in all subnets on its domain if none has, or, on a domain without subnets, in all subnets in which
 * the node stands: a wire that nobody classified takes no host out of its segment.
 */
export function ownSubnets(layout: Layout, node: Node): ReadonlyMap<SubnetId, RangeList> {
  const ofLayout = OWN_SUBNETS.get(layout) ?? new Map<Node, ReadonlyMap<SubnetId, RangeList>>();
  OWN_SUBNETS.set(layout, ofLayout);
  const found = ofLayout.get(node) ?? findOwnSubnets(layout, node);
  ofLayout.set(node, found);
  return found;
}

/** Asked for every host that something reaches, so remembered. */
const OWN_SUBNETS = new WeakMap<Layout, Map<Node, ReadonlyMap<SubnetId, RangeList>>>();

function findOwnSubnets(layout: Layout, node: Node): ReadonlyMap<SubnetId, RangeList> {
  const found = new Map<SubnetId, RangeList>();
  const add = (subnet: SubnetId, ranges: RangeList): void => {
    if (ranges.length === 0) return;
    found.set(subnet, canonicalRanges([...(found.get(subnet) ?? []), ...ranges]));
  };
  const universe = ALL_ADDRESSES[layout.family];
  for (const i of node.interfaces) {
    let rest = layout.ownRanges(i);
    for (const { family, range, subnet } of i.addresses) {
      if (family !== layout.family || subnet === undefined) continue;
      add(subnet, [range]);
      rest = intersectRanges(rest, complementRanges([range], universe));
    }
    const around = layout.subnetsOn(layout.domainOf(i.id));
    for (const { subnet, ranges } of around) add(subnet.id, intersectRanges(rest, ranges));
    const spanned = canonicalRanges(around.flatMap(({ ranges }) => ranges));
    const odd = intersectRanges(rest, complementRanges(spanned, universe));
    const { subnets } = layout.domainOf(i.id);
    const on = subnets.length > 0 ? subnets.map(({ id }) => id) : subnetsOf(layout, node);
    for (const subnet of on) add(subnet, odd);
  }
  return found;
}

/** Subnets in which `node` stands with any leg, in either family. */
function subnetsOf(layout: Layout, node: Node): readonly SubnetId[] {
  return node.interfaces.flatMap((i) => {
    const stated = i.addresses.flatMap(({ subnet }) => subnet ?? []);
    return [...stated, ...layout.domainOf(i.id).subnets.map(({ id }) => id)];
  });
}
