/**
 * Lateral movement with what a reader wants to know of it: a natural packet for each step, which
 * steps are certain, and how far the attacker gets into each segment.
 */
import { isGhost } from '../analysis/failures.js';
import { grounds, NODES_MAX, ResourceLimit } from '../analysis/ground.js';
import {
  addressesOf,
  canBeTaken,
  footholdKey,
  movement,
  startsOf,
  type Attack,
  type Movement,
  type Taken,
  type Way,
} from '../analysis/lateral.js';
import { sentBy } from '../analysis/judgements.js';
import { Analyzer } from '../analysis/passes.js';
import { placeKey, placesOf } from '../analysis/places.js';
import { Segments } from '../analysis/segments.js';
import { assert, present } from '../base/assert.js';
import { FAMILIES } from '../model/address.js';
import type { NodeId } from '../model/ids.js';
import type {
  Foothold,
  LateralResult,
  LateralStep,
  MovementOptions,
  SegmentSummary,
  StepWitness,
} from '../model/lateral.js';
import type { Network } from '../model/network.js';
import type { Packet } from '../model/packet.js';
import type { PacketSpace } from '../packet-set/space.js';
import { naturalPacket } from './natural.js';

/** The packet of a step before the simulator told its way. */
export interface StepDraft extends Omit<LateralStep, 'witness' | 'permits'> {
  readonly origin: StepWitness['origin'];
  readonly packet: Packet;
  /** The header as it arrives: values that pools gave. */
  readonly arrived: Packet;
  /** Packets as they arrive that take the foothold over. */
  readonly takes: (arrived: Packet) => boolean;
}

export interface LateralDraft extends Omit<LateralResult, 'steps'> {
  readonly steps: readonly StepDraft[];
}

/** What an attacker gets from `start`. */
export function lateralDraft(
  network: Network,
  start: readonly Foothold[],
  options: MovementOptions,
): LateralDraft {
  try {
    return draftOf(network, start, options);
  } catch (error) {
    if (!(error instanceof ResourceLimit)) throw error;
    const segments = new Segments(grounds(network)[4].layout).all().map(({ id }) => ({
      segment: id,
      reach: 'unknown' as const,
      nodes: 0,
      held: 0,
    }));
    return { start, steps: [], segments, limit: options.nodesMax ?? NODES_MAX, counters: {} };
  }
}

function draftOf(
  network: Network,
  start: readonly Foothold[],
  options: MovementOptions,
): LateralDraft {
  const ground = grounds(network, options.nodesMax ?? NODES_MAX);
  const segments = new Segments(ground[4].layout);
  const attackIn = (reading: 'permissive' | 'strict'): Attack => ({
    analyzers: FAMILIES.map((family) => {
      const { routing } = options;
      const lines = { scheduled: reading, unmodelled: reading, explicitPermits: true } as const;
      const interpretation = { routing, ...lines, without: new Set<NodeId>() };
      return new Analyzer(network, family, interpretation, ground[family]);
    }),
    segments,
    spoofing: options.spoofing,
    exploitable: (space) => exploitable(space, options),
  });
  const attack = attackIn('permissive');
  const found = movement(network, attack, start);
  const doubtful = network.filters.some(({ rules }) =>
    rules.some((line) => line.enabled && line.certainty !== 'sure'),
  );
  const sure = doubtful ? movement(network, attackIn('strict'), start) : found;
  const certain = new Set(sure.taken.map(({ foothold }) => footholdKey(foothold)));
  return {
    start,
    steps: found.taken.flatMap(({ foothold, round, way }) => {
      if (way === undefined) return [];
      const base = { foothold, round, from: way.from, certain: certain.has(footholdKey(foothold)) };
      return [{ ...base, ...shown(attack, way) }];
    }),
    segments: summaries(network, segments, found),
    counters: {
      footholds: found.taken.length,
      passes: attack.analyzers.reduce((sum, analyzer) => sum + analyzer.passes, 0),
    },
  };
}

function exploitable(
  space: PacketSpace,
  { services }: MovementOptions,
): ReturnType<PacketSpace['box']> {
  if (services === undefined) return space.all;
  const opening = services.filter(({ established }) => !established);
  return space.unionAll(
    opening.map(({ protocols, sourcePorts, destinationPorts }) =>
      space.box({
        protocol: protocols,
        sourcePort: sourcePorts,
        destinationPort: destinationPorts,
      }),
    ),
  );
}

/** One packet of a way: from an address of who sends it, if one of those gets through. */
function shown(
  { spoofing }: Attack,
  { from, analyzer, pass, seeds }: Way,
): Pick<StepDraft, 'origin' | 'packet' | 'arrived' | 'takes'> {
  const { space, layout } = analyzer;
  const back = analyzer.backward(pass, seeds);
  const own =
    from.kind === 'subnet'
      ? space.all
      : space.where('source', addressesOf(layout, layout.node(from.id)));
  const honest = space.intersect(sentBy(analyzer, pass, back), own);
  for (const { state, set } of startsOf(analyzer, spoofing, from)) {
    const all = space.intersect(set, back.get(pass.graph.id(state)) ?? space.none);
    const among = honest === space.none ? all : space.intersect(all, honest);
    if (among === space.none || state.kind !== 'wire') continue;
    const place = from.kind === 'subnet' ? placeOf(layout.network, from.id) : undefined;
    const packet = present(naturalPacket(analyzer, among, place), 'packet');
    const alone = analyzer.opening([{ state, set: space.single(packet) }]);
    const there = [...seeds].map(([end, wanted]) =>
      space.intersect(alone.reach.get(end) ?? space.none, wanted),
    );
    const arrived = present(space.sample(space.unionAll(there)), 'arrival');
    const wanted = space.unionAll([...seeds.values()]);
    return {
      origin: state.by === undefined ? wireOf(from) : { kind: 'interface', interface: state.by.id },
      packet,
      arrived,
      takes: (header) => space.includes(wanted, space.single(header)),
    };
  }
  assert(false, 'no packet of the way');
}

function wireOf({ id }: Foothold): StepWitness['origin'] {
  return { kind: 'wire', subnet: id as Extract<Foothold, { kind: 'subnet' }>['id'] };
}

function placeOf(network: Network, id: string): ReturnType<typeof placesOf>[number] {
  return present(
    placesOf(network).find((place) => place.kind === 'subnet' && place.id === id),
    id,
  );
}

/** How far the attacker gets into each segment (SEMANTICS §13.6). */
function summaries(
  network: Network,
  segments: Segments,
  { taken, touched }: Movement,
): readonly SegmentSummary[] {
  const held = new Set(taken.map(({ foothold }) => footholdKey(foothold)));
  const places = placesOf(network);
  const reaches = (segment: ReturnType<Segments['effective']>, of: Taken): boolean => {
    const { foothold } = of;
    if (foothold.kind === 'subnet') return segments.ofSubnet(foothold.id) === segment;
    return network.nodes.some(
      (node) => node.id === foothold.id && segments.ofNode(node).includes(segment),
    );
  };
  return segments.all().map((segment) => {
    const nodes = network.nodes.filter(
      (node) =>
        canBeTaken(segments, node) && !isGhost(node) && segments.ofNode(node).includes(segment),
    );
    const isHeld = taken.some((one) => reaches(segment, one));
    const isTouched = places.some(
      (place) => segments.effective(place.segment) === segment && touched.has(placeKey(place)),
    );
    return {
      segment: segment.id,
      reach: isHeld ? 'held' : isTouched ? 'touched' : 'safe',
      nodes: nodes.length,
      held: nodes.filter(({ id }) => held.has(`node ${id}`)).length,
    };
  });
}
