/**
 * Everything that requirements ask about one network under one set of options. What a place sends
 * is computed once per family and variant and shared by all requirements.
 */
import { grounds, NODES_MAX } from '../analysis/ground.js';
import { Analyzer, type Ground } from '../analysis/passes.js';
import { placeKey, placesOf, startsFrom, type Arrived, type Place } from '../analysis/places.js';
import { isOutside, Segments } from '../analysis/segments.js';
import { oneWaySenders } from '../analysis/content/sending.js';
import { Traffic, type CrossingRole, type Part } from '../analysis/traffic.js';
import type { PacketSet } from '../packet-set/space.js';
import { FAMILIES, type Family } from '../model/address.js';
import { networkGraph, type NetworkGraph } from '../model/graph.js';
import type { NodeId } from '../model/ids.js';
import type { Network } from '../model/network.js';
import type { Node } from '../model/node.js';
import { readingsOf, type PolicyReadings } from '../model/policy-readings.js';
import type { VerifyOptions } from '../model/result.js';
import type { Segment } from '../model/segment.js';
import { Coverage } from './coverage.js';
import { crossingsFrom, type Crossing } from './crossings.js';

/**
 * How lines of unknown effect are read (SEMANTICS §4.7): so that the claim in question is hardest
 * (`cautious`) or easiest (`generous`) to hold. What fails both ways fails whatever those lines do.
 */
export type Reading = 'cautious' | 'generous';

/** The network as written, or with something left out. */
export interface Variant {
  readonly explicitPermits: boolean;
  readonly without: 'nobody' | 'security-cloud' | 'town';
  /** More that is left out. */
  readonly besides?: readonly NodeId[];
}

export const AS_WRITTEN: Variant = { explicitPermits: true, without: 'nobody' };

type Interpretation = ConstructorParameters<typeof Analyzer>[2];

/** What studies of one network share, however it is read. */
interface Base {
  readonly network: Network;
  readonly options: VerifyOptions;
  readonly grounds: Readonly<Record<Family, Ground>>;
  readonly segments: Segments;
  readonly places: readonly Place[];
  readonly graph: NetworkGraph;
  readonly coverage: Readonly<Record<Family, Coverage>>;
}

export class Study {
  readonly reading: Reading;
  readonly #base: Base;
  readonly #traffic = new Map<string, Traffic>();
  readonly #baselines = new WeakMap<Part, ReadonlyMap<string, readonly Arrived[]>>();
  readonly #crossings = new Map<string, readonly Crossing[]>();
  readonly #analyzers = new Map<string, Analyzer>();
  #generous: Study | undefined;
  #populated: readonly Segment[] | undefined;

  private constructor(base: Base, reading: Reading) {
    this.#base = base;
    this.reading = reading;
  }

  static of(network: Network, options: VerifyOptions): Study {
    const ground = grounds(network, options.nodesMax ?? NODES_MAX);
    const base: Base = {
      network,
      options,
      grounds: ground,
      segments: new Segments(ground[4].layout),
      places: placesOf(network),
      graph: networkGraph(network, ground[4].layout.domains.all),
      coverage: { 4: new Coverage(ground[4]), 6: new Coverage(ground[6]) },
    };
    return new Study(base, 'cautious');
  }

  get network(): Network {
    return this.#base.network;
  }

  get options(): VerifyOptions {
    return this.#base.options;
  }

  /** How what the basic policy leaves open is read. */
  get readings(): PolicyReadings {
    return readingsOf(this.network, this.options);
  }

  get segments(): Segments {
    return this.#base.segments;
  }

  get places(): readonly Place[] {
    return this.#base.places;
  }

  get graph(): NetworkGraph {
    return this.#base.graph;
  }

  get layout(): Ground['layout'] {
    return this.#base.grounds[4].layout;
  }

  /** Limit on the size of packet sets. */
  get nodesMax(): number {
    return this.options.nodesMax ?? NODES_MAX;
  }

  /** Deterministic work counters, of this reading and the other. */
  counters(): Readonly<Record<string, number>> {
    const spaces = FAMILIES.map((family) => this.ground(family).space.counters);
    const studies = [this, ...(this.#generous === undefined ? [] : [this.#generous])];
    return {
      nodes: spaces.reduce((sum, { nodes }) => sum + nodes, 0),
      operations: spaces.reduce((sum, { operations }) => sum + operations, 0),
      passes: studies.reduce((sum, study) => sum + study.#passes(), 0),
    };
  }

  ground(family: Family): Ground {
    return this.#base.grounds[family];
  }

  /** The same network with lines of unknown effect read the other way. */
  get generous(): Study {
    this.#generous ??= new Study(this.#base, 'generous');
    return this.#generous;
  }

  /** Segments that something can be sent from, in the order of the files. */
  populated(): readonly Segment[] {
    this.#populated ??= this.segments
      .all()
      .filter((segment) => this.placesIn(segment).some((place) => this.#sends(place)));
    return this.#populated;
  }

  /** Places that count as places of `segment`. */
  placesIn(segment: Segment): readonly Place[] {
    return this.places.filter((place) => this.segments.effective(place.segment) === segment);
  }

  /** What `from` sends to places of segments other than its own. */
  crossingsFrom(from: Place, variant: Variant = AS_WRITTEN): readonly Crossing[] {
    const key = `${variantKey(variant)} ${placeKey(from)}`;
    const known = this.#crossings.get(key);
    if (known !== undefined) return known;
    const crossings = FAMILIES.flatMap((family) => {
      const traffic = this.#trafficIn(family, variant);
      const baseline = (place: Place, part: Part): ReadonlyMap<string, readonly Arrived[]> =>
        this.#baseline(family, variant, place, part);
      return crossingsFrom(this, traffic, this.#base.coverage[family], from, baseline);
    });
    this.#crossings.set(key, crossings);
    return crossings;
  }

  /** Everything that `from` sends, as written, wherever it gets. */
  partsFrom(from: Place): readonly { readonly traffic: Traffic; readonly part: Part }[] {
    return FAMILIES.flatMap((family) => {
      const traffic = this.#trafficIn(family, AS_WRITTEN);
      return traffic.from(from).map((part) => ({ traffic, part }));
    });
  }

  /** What of `part`, which `place` sends as written, arrives where if the town is taken out. */
  withoutTown(family: Family, place: Place, part: Part): ReadonlyMap<string, readonly Arrived[]> {
    return this.#baseline(family, AS_WRITTEN, place, part);
  }

  coverage(family: Family): Coverage {
    return this.#base.coverage[family];
  }

  /** Who sends what, as written. */
  traffic(family: Family): Traffic {
    return this.#trafficIn(family, AS_WRITTEN);
  }

  /** Sets of senders that lines of the register, and relays that are one-way, tell apart. */
  senders(family: Family, place: Place, role: CrossingRole): readonly PacketSet[] {
    const { space, layout } = this.ground(family);
    const asked = this.#base.coverage[family].senders(place, role).map((box) => space.box(box));
    const oneWay = oneWaySenders(layout, place).map((ranges) => space.where('source', ranges));
    return [...asked, ...oneWay];
  }

  /** What any place sends to places of other segments. */
  crossings(variant: Variant = AS_WRITTEN): readonly Crossing[] {
    return this.places.flatMap((place) => this.crossingsFrom(place, variant));
  }

  /**
   * Reads the network so that a required flow is hardest (or easiest) to let pass (§9.4). What one of
   * its `ends` relays further is not part of the flow.
   */
  flowAnalyzer(family: Family, ends: readonly NodeId[]): Analyzer {
    const interpretation: Interpretation = {
      routing: 'exact',
      scheduled: 'strict',
      unmodelled: this.reading === 'cautious' ? 'strict' : 'permissive',
      explicitPermits: true,
      without: new Set(),
    };
    const relays = this.network.nodes.filter((node) => isRelay(node) && ends.includes(node.id));
    if (relays.length === 0) return this.#analyzer(family, interpretation);
    const key = `${family} up to ${relays.map(({ id }) => id).join(' ')}`;
    const known = this.#analyzers.get(key);
    if (known !== undefined) return known;
    const nodes = this.network.nodes.map((node) =>
      relays.includes(node) ? { ...node, forwards: false } : node,
    );
    const network = { ...this.network, nodes };
    const { space } = this.ground(family);
    const analyzer = new Analyzer(network, family, interpretation, { space });
    this.#analyzers.set(key, analyzer);
    return analyzer;
  }

  /** Nodes that a variant leaves out. */
  leftOut({ without, besides = [] }: Variant): ReadonlySet<NodeId> {
    const nodes = this.network.nodes.filter((node) => {
      if (without === 'security-cloud') return isSecurityCloud(this.segments, node);
      return without === 'town' && isOfTown(this.segments, node);
    });
    return new Set([...nodes.map((node) => node.id), ...besides]);
  }

  #passes(): number {
    return [...this.#analyzers.values()].reduce((sum, analyzer) => sum + analyzer.passes, 0);
  }

  #sends(place: Place): boolean {
    return FAMILIES.some((family) => {
      const { layout, space } = this.ground(family);
      return startsFrom(layout, space, place, this.options.spoofing).length > 0;
    });
  }

  #trafficIn(family: Family, variant: Variant): Traffic {
    const key = `${family} ${variantKey(variant)}`;
    const known = this.#traffic.get(key);
    if (known !== undefined) return known;
    const analyzer = this.#analyzer(family, {
      routing: this.options.routing,
      scheduled: 'permissive',
      unmodelled: this.reading === 'cautious' ? 'permissive' : 'strict',
      explicitPermits: variant.explicitPermits,
      without: this.leftOut(variant),
    });
    const traffic = new Traffic(analyzer, this.options.spoofing, (place, role) =>
      this.senders(family, place, role),
    );
    this.#traffic.set(key, traffic);
    return traffic;
  }

  #baseline(
    family: Family,
    variant: Variant,
    place: Place,
    part: Part,
  ): ReadonlyMap<string, readonly Arrived[]> {
    const known = this.#baselines.get(part);
    if (known !== undefined) return known;
    const found = this.#trafficIn(family, { ...variant, without: 'town' }).arrivalsOf(place, part);
    this.#baselines.set(part, found);
    return found;
  }

  #analyzer(family: Family, interpretation: Interpretation): Analyzer {
    const { without, ...rest } = interpretation;
    const key = JSON.stringify([family, rest, [...without].sort()]);
    const known = this.#analyzers.get(key);
    if (known !== undefined) return known;
    const analyzer = new Analyzer(this.network, family, interpretation, this.ground(family));
    this.#analyzers.set(key, analyzer);
    return analyzer;
  }
}

function variantKey({ explicitPermits, without, besides = [] }: Variant): string {
  return [explicitPermits, without, ...besides].join(' ');
}

/**
 * The security cloud itself: an external of that kind, or a node that stands outside with every leg
 * and in the security cloud with one.
 */
export function isSecurityCloud(segments: Segments, node: Node): boolean {
  if (node.kind === 'external') {
    return (
      node.segment !== undefined && segments.written(node.segment).external === 'security-cloud'
    );
  }
  const legs = node.interfaces
    .filter((i) => i.attachment.kind !== 'none')
    .map((i) => segments.ofInterface(i));
  if (legs.length === 0 || !legs.every((leg) => leg.length > 0 && leg.every(isOutside)))
    return false;
  return legs.flat().some((segment) => segment.external === 'security-cloud');
}

/** An external that passes packets on between those on its wires. */
function isRelay(node: Node): boolean {
  return node.kind === 'external' && node.forwards;
}

/** A node of the town: any with a leg in a segment that is not outside. */
export function isOfTown(segments: Segments, node: Node): boolean {
  return (
    node.kind !== 'external' &&
    node.interfaces.some((i) => segments.ofInterface(i).some((segment) => !isOutside(segment)))
  );
}
