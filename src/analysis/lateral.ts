/**
 * Lateral movement (SEMANTICS §13) as a least fixpoint: what the footholds of one round send, over
 * all packets at once, gives the footholds of the next. The network is read as written throughout.
 */
import type { Layout } from '../dataplane/layout.js';
import { ALL_ADDRESSES } from '../model/address.js';
import type { Foothold } from '../model/lateral.js';
import type { Network } from '../model/network.js';
import type { Node } from '../model/node.js';
import { canonicalRanges, range, type RangeList } from '../model/range.js';
import type { SpoofingMode } from '../model/result.js';
import type { End } from '../dataplane/state.js';
import type { PacketSet, PacketSpace } from '../packet-set/space.js';
import type { Analyzer, Pass, Start } from './passes.js';
import { arrivals } from './places.js';
import type { Reach } from './reach.js';
import { isOutside, type Segments } from './segments.js';

/** One attacker in one reading of a network. */
export interface Attack {
  /** One per family, all of one network. */
  readonly analyzers: readonly Analyzer[];
  readonly segments: Segments;
  readonly spoofing: SpoofingMode;
  /** Opening packets, as they arrive, that take over whoever accepts them. */
  readonly exploitable: (space: PacketSpace) => PacketSet;
}

/** What packets took a foothold. */
export interface Way {
  readonly from: Foothold;
  readonly analyzer: Analyzer;
  readonly pass: Pass;
  /** Where they ended, and which. */
  readonly seeds: Reach;
}

export interface Taken {
  readonly foothold: Foothold;
  readonly round: number;
  /** Absent at the start. */
  readonly way?: Way;
}

export interface Movement {
  /** By round, then in the order of the files. */
  readonly taken: readonly Taken[];
  /** Places at which anything from a foothold arrives, by `placeKey`. */
  readonly touched: ReadonlySet<string>;
}

/** A text that is the same for equal footholds only. */
export function footholdKey({ kind, id }: Foothold): string {
  return `${kind} ${id}`;
}

/** Everything that an attacker gets who holds `start`. */
export function movement(network: Network, attack: Attack, start: readonly Foothold[]): Movement {
  const order = new Map(
    [
      ...network.nodes.map(({ id }): Foothold => ({ kind: 'node', id })),
      ...network.subnets.map(({ id }): Foothold => ({ kind: 'subnet', id })),
    ].map((foothold, index) => [footholdKey(foothold), index]),
  );
  const rank = ({ foothold }: Taken): number => order.get(footholdKey(foothold)) ?? 0;
  const taken = new Map<string, Taken>();
  const touched = new Set<string>();
  let fresh = start.map((foothold): Taken => ({ foothold, round: 0 }));
  for (let round = 1; fresh.length > 0; round++) {
    fresh = fresh.sort((a, b) => rank(a) - rank(b));
    for (const one of fresh) taken.set(footholdKey(one.foothold), one);
    const next = new Map<string, Taken>();
    for (const { foothold: from } of fresh) {
      for (const { foothold, way } of stepsFrom(attack, from, touched)) {
        const key = footholdKey(foothold);
        if (!taken.has(key) && !next.has(key)) next.set(key, { foothold, round, way });
      }
    }
    fresh = [...next.values()];
  }
  return { taken: [...taken.values()], touched };
}

interface Target {
  readonly foothold: Foothold;
  readonly way: Way;
}

/** Whom `from` takes over in one step; the places that its packets get to join `touched`. */
function stepsFrom(attack: Attack, from: Foothold, touched: Set<string>): readonly Target[] {
  return attack.analyzers.flatMap((analyzer) => {
    const pass = analyzer.opening(startsOf(analyzer, attack.spoofing, from));
    for (const place of arrivals(analyzer, pass).keys()) touched.add(place);
    const exploitable = attack.exploitable(analyzer.space);
    const found = new Map<string, { foothold: Foothold; seeds: Map<number, PacketSet> }>();
    for (const { state, end, set } of analyzer.ends(pass)) {
      const foothold = takenBy(attack, end);
      const seed = analyzer.space.intersect(set, exploitable);
      if (foothold === undefined || seed === analyzer.space.none) continue;
      const entry = found.get(footholdKey(foothold)) ?? { foothold, seeds: new Map() };
      entry.seeds.set(state, seed);
      found.set(footholdKey(foothold), entry);
    }
    return [...found.values()].map(({ foothold, seeds }) => ({
      foothold,
      way: { from, analyzer, pass, seeds },
    }));
  });
}

/** Who is taken over where packets end so (SEMANTICS §13.4). */
function takenBy({ segments, spoofing }: Attack, end: End): Foothold | undefined {
  const { disposition, node, subnet } = end;
  if (disposition === 'accepted' && node !== undefined) return { kind: 'node', id: node.id };
  if (disposition === 'exits-network' && node !== undefined) {
    return canBeTaken(segments, node) ? { kind: 'node', id: node.id } : undefined;
  }
  if (disposition !== 'delivered-to-subnet' || subnet === undefined || spoofing === 'none') {
    return undefined;
  }
  return segments.ofSubnet(subnet).kind === 'sanitizing'
    ? undefined
    : { kind: 'subnet', id: subnet };
}

/** The outside is nobody's foothold, unless it counts as a part of the town. */
export function canBeTaken(segments: Segments, node: Node): boolean {
  if (node.kind !== 'external') return true;
  return node.segment !== undefined && !isOutside(segments.effective(node.segment));
}

/** What a foothold sends, and where (SEMANTICS §13.3). */
export function startsOf(
  { layout, space }: Analyzer,
  spoofing: SpoofingMode,
  foothold: Foothold,
): readonly Start[] {
  const start = (state: Start['state'], sources: RangeList): Start => ({
    state,
    set: space.where('source', sources),
  });
  const everyone: RangeList = [ALL_ADDRESSES[layout.family]];
  const starts = (): readonly Start[] => {
    if (foothold.kind === 'subnet') {
      const subnet = layout.index.subnets.get(foothold.id);
      const own = subnet === undefined ? [] : layout.subnetRanges(subnet);
      const domains = layout.domains.ofSubnet.get(foothold.id) ?? [];
      return domains.map((domain) =>
        start({ kind: 'wire', domain }, spoofing === 'any' ? everyone : own),
      );
    }
    const node = layout.node(foothold.id);
    const free = spoofing === 'any' || node.kind === 'device' || node.forwards;
    return node.interfaces
      .filter(({ attachment }) => attachment.kind !== 'none')
      .map((by) => {
        const domain = layout.domainOf(by.id);
        const around =
          spoofing === 'none' ? [] : layout.subnetsOn(domain).flatMap(({ ranges }) => ranges);
        const sources = canonicalRanges([...addressesOf(layout, node), ...around]);
        return start({ kind: 'wire', domain, by }, free ? everyone : sources);
      });
  };
  return starts().filter(({ set }) => set !== space.none);
}

/** Addresses of a node, shared ones included whoever answers for them, and of what is behind it. */
export function addressesOf({ family }: Pick<Layout, 'family'>, node: Node): RangeList {
  return canonicalRanges([
    ...node.behind[family],
    ...node.interfaces.flatMap((i) => [
      ...i.addresses.filter((a) => a.family === family).map((a) => a.range),
      ...i.virtualAddresses.filter((v) => v.family === family).map((v) => range(v.value)),
    ]),
  ]);
}
