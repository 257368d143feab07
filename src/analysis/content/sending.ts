/** What holders send, and what they accept of what others send (SEMANTICS §10.2). */
import type { NodeId } from '../../model/ids.js';
import type { Node } from '../../model/node.js';
import { canonicalRanges, type RangeList } from '../../model/range.js';
import type { PacketSet } from '../../packet-set/space.js';
import type { Analyzer, Pass, Start } from '../passes.js';
import { addressesIn, startsFrom, type Arrived, type Place } from '../places.js';
import { partsOf, type CrossingRole, type Part } from '../traffic.js';
import { standsIn, type Holder } from './holder.js';
import { servicePackets } from './sanitizer.js';
import type { ContentWorld, FamilyWorld } from './world.js';

/** Packets of one holder in one role. */
export interface Sent {
  readonly family: FamilyWorld;
  readonly part: Part;
  /** Of a sanitizer: they are of its services. */
  readonly byService: boolean;
}

type SubnetHolder = Extract<Holder, { kind: 'subnet' }>;
type NodeHolder = Extract<Holder, { kind: 'node' }>;

export class Sending {
  readonly #world: ContentWorld;
  readonly #sent = new Map<string, readonly Sent[]>();

  constructor(world: ContentWorld) {
    this.#world = world;
  }

  /** Everything that `holder` sends, in both families and both roles. */
  from(holder: Holder): readonly Sent[] {
    const known = this.#sent.get(holder.key);
    if (known !== undefined) return known;
    const sent = this.#world.families.flatMap((family) =>
      holder.kind === 'node' ? this.#node(family, holder) : this.#place(family, holder),
    );
    this.#sent.set(holder.key, sent);
    return sent;
  }

  /** Places in which `holder` lies, to lines of the register. */
  placesOf(holder: Holder): readonly Place[] {
    if (holder.kind !== 'node') return [holder.place];
    const subnets = new Set<string>(standsIn(this.#world.layout, holder.node));
    return this.#world.places.filter(({ kind, id }) => kind === 'subnet' && subnets.has(id));
  }

  #place(family: FamilyWorld, holder: Exclude<Holder, NodeHolder>): readonly Sent[] {
    const { place } = holder;
    const asPart = (part: Part): Sent => ({ family, part, byService: false });
    const own = holder.kind === 'subnet' ? this.#ownStarts(family.analyzer, holder) : undefined;
    if (own === undefined) return family.partsFrom(place).map(asPart);
    return this.#roles(family.analyzer, own).flatMap(([role, pass]) =>
      partsOf(family.analyzer, role, pass, family.senders(place, role)).map(asPart),
    );
  }

  /** Where a subnet with sanitizers in it starts to send; undefined if that is no matter. */
  #ownStarts({ layout, space }: Analyzer, holder: SubnetHolder): readonly Start[] | undefined {
    const { place, declaredOnly } = holder;
    const { spoofing } = this.#world;
    const all = startsFrom(layout, space, place, spoofing);
    const others = all.filter(
      ({ state }) => state.kind !== 'generated' || !isSanitizer(state.node),
    );
    if (!declaredOnly) return others.length === all.length ? undefined : others;
    const hosts = hostAddresses(layout, place);
    if (hosts.length === 0) return [];
    const senders = spoofing === 'any' ? space.all : space.where('source', hosts);
    return others
      .map(({ state, set }) => ({ state, set: space.intersect(set, senders) }))
      .filter(({ set }) => set !== space.none);
  }

  /** What a node generates from its own addresses, its services apart from everything else. */
  #node(family: FamilyWorld, { node, sanitizer, ...holder }: NodeHolder): readonly Sent[] {
    const { analyzer } = family;
    const { space, layout } = analyzer;
    const set = space.where('source', layout.ownAddresses(node));
    if (set === space.none) return [];
    const places = this.placesOf({ node, ...holder });
    return this.#roles(analyzer, [{ state: { kind: 'generated', node }, set }]).flatMap(
      ([role, pass]) => {
        const service = sanitizer && servicePackets(sanitizer, space, role);
        const senders = places.flatMap((place) => family.senders(place, role));
        return halves(analyzer, pass, service ?? space.none).flatMap(([half, byService]) =>
          partsOf(analyzer, role, half, senders).map((part) => ({ family, part, byService })),
        );
      },
    );
  }

  #roles(analyzer: Analyzer, starts: readonly Start[]): readonly (readonly [CrossingRole, Pass])[] {
    if (starts.length === 0) return [];
    const opening = analyzer.opening(starts);
    return [
      ['opening', opening],
      ['ongoing', analyzer.ongoing(opening)],
    ];
  }
}

/** What `holder` accepts of a pass: of the packets that arrive, those that are meant by §10.2. */
export function acceptedBy(
  { pass, arrivals }: Pick<Part, 'pass' | 'arrivals'>,
  holder: Holder,
): readonly Arrived[] {
  if (holder.kind === 'node') return acceptedAt(pass).get(holder.node.id) ?? [];
  return (arrivals.get(holder.key) ?? []).filter((arrived) => {
    const state = pass.graph.state(arrived.state);
    if (state.kind === 'local') return !isSanitizer(state.node);
    return holder.kind === 'external' || !holder.declaredOnly;
  });
}

/** Per node what it accepts; asked for every pair of holders, so remembered. */
const ACCEPTED = new WeakMap<Pass, ReadonlyMap<NodeId, readonly Arrived[]>>();

export function acceptedAt(pass: Pass): ReadonlyMap<NodeId, readonly Arrived[]> {
  const known = ACCEPTED.get(pass);
  if (known !== undefined) return known;
  const found = new Map<NodeId, Arrived[]>();
  for (const [id, set] of pass.reach) {
    const state = pass.graph.state(id);
    if (state.kind !== 'end' || state.end.disposition !== 'accepted') continue;
    const { node } = state.end;
    if (node === undefined) continue;
    found.set(node.id, [...(found.get(node.id) ?? []), { state: id, set }]);
  }
  ACCEPTED.set(pass, found);
  return found;
}

export function isSanitizer(node: Node): boolean {
  return node.kind !== 'external' && node.facts.sanitizer !== undefined;
}

/** The packets of `pass` that start in `set`, and the others. */
function halves(
  analyzer: Analyzer,
  pass: Pass,
  set: PacketSet,
): readonly (readonly [Pass, boolean])[] {
  const { space } = analyzer;
  const half = (packets: PacketSet): Pass =>
    analyzer.again(
      pass,
      pass.starts.map((start) => ({
        state: start.state,
        set: space.intersect(start.set, packets),
      })),
    );
  return [
    [half(set), true],
    [half(space.complement(set)), false],
  ];
}

/** Addresses that hosts other than sanitizers have in a subnet. */
function hostAddresses(layout: Analyzer['layout'], place: Place): RangeList {
  if (place.kind !== 'subnet') return [];
  return canonicalRanges(
    layout.network.nodes
      .filter((node) => node.kind === 'host' && !isSanitizer(node))
      .flatMap((node) => addressesIn(layout, node, place.id)),
  );
}

/** Per host of `place` with a relay that is one-way, its addresses there. */
export function oneWaySenders(layout: Analyzer['layout'], place: Place): readonly RangeList[] {
  if (place.kind !== 'subnet') return [];
  return layout.network.nodes
    .filter((node) => node.kind === 'host' && node.facts.relay?.oneWay === true)
    .map((node) => addressesIn(layout, node, place.id))
    .filter((ranges) => ranges.length > 0);
}
