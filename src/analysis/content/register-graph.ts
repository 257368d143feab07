/** The graph of the sessions that the register permits, alone: whether or not their packets pass. */
import { sortedBy } from '../../base/compare.js';
import type { Service } from '../../model/match.js';
import type { FlowEnd, PermittedFlow } from '../../model/register.js';
import type { PacketSet, PacketSpace } from '../../packet-set/space.js';
import { groupMoves, holdersOfEnd, pairKey, type ContentGraph, type Move } from './graph.js';
import { holdersOf, type Holder } from './holder.js';
import { Neighbors } from './neighbors.js';
import { servicePackets } from './sanitizer.js';
import { shareWire, type Direction } from './sessions.js';
import type { ContentWorld } from './world.js';

type World = Pick<ContentWorld, 'network' | 'layout' | 'segments' | 'places' | 'methods'>;

export class RegisterGraph implements ContentGraph {
  readonly holders: readonly Holder[];
  readonly #moves: ReadonlyMap<string, readonly Move[]>;
  readonly #neighbors: Neighbors;

  /** `space` is of any family: only protocols and ports are compared. */
  constructor(world: World, space: PacketSpace) {
    const { network, layout, segments, places, methods } = world;
    this.holders = holdersOf(layout, segments, places, methods);
    const flows = sortedBy(network.register, ({ id }) => id);
    this.#moves = groupMoves(flows.flatMap((flow) => lineMoves(world, this.holders, flow, space)));
    this.#neighbors = new Neighbors(this.holders);
    for (const [move] of this.#moves.values()) this.#neighbors.join(move!.from.key, move!.to.key);
  }

  moves(from: Holder, to: Holder): Iterable<Move> {
    return this.#moves.get(pairKey(from, to)) ?? [];
  }

  neighbors(holder: Holder): readonly Holder[] {
    return this.#neighbors.of(holder);
  }
}

function lineMoves(
  world: World,
  holders: readonly Holder[],
  flow: PermittedFlow,
  space: PacketSpace,
): readonly Move[] {
  return flow.from.flatMap((opener) =>
    flow.to.flatMap((acceptor) => {
      const pairs = holdersOfEnd(world, holders, opener).flatMap((from) =>
        holdersOfEnd(world, holders, acceptor).map((to) => [from, to] as const),
      );
      const oneWay = [opener, acceptor].some((end) => isOneWay(world, end));
      return pairs
        .filter(([from, to]) => from !== to)
        .flatMap(([from, to]) => movesBetween(world, from, to, flow, oneWay, space));
    }),
  );
}

function movesBetween(
  world: World,
  from: Holder,
  to: Holder,
  flow: PermittedFlow,
  oneWay: boolean,
  space: PacketSpace,
): readonly Move[] {
  const [opened, accepted] = [from, to].map((holder) => servicesOf(holder, space));
  const ways = directionsOf(flow, oneWay);
  const onlyServices = shareWire(world, from, to);
  const packets = space.unionAll(flow.services.map((service) => packetsOf(service, space)));
  const kinds = [true, false].flatMap((byOpener) =>
    [true, false].map((byAcceptor) => ({ byOpener, byAcceptor })),
  );
  return kinds.flatMap(({ byOpener, byAcceptor }) => {
    if (onlyServices && !(byOpener && byAcceptor)) return [];
    const among = [side(space, opened!, byOpener), side(space, accepted!, byAcceptor)];
    if (among.reduce((a, b) => space.intersect(a, b), packets) === space.none) return [];
    return ways.map((direction): Move => {
      const how = { kind: 'line', direction, flow } as const;
      return direction === 'forward'
        ? { from, to, how, leavesByService: byOpener, entersByService: byAcceptor }
        : { from: to, to: from, how, leavesByService: byAcceptor, entersByService: byOpener };
    });
  });
}

function directionsOf({ data, services }: PermittedFlow, oneWay: boolean): readonly Direction[] {
  const answers = services.some((service) => !service.established) && !oneWay;
  const open: readonly Direction[] = answers ? ['forward', 'backward'] : ['forward'];
  return data === 'both' ? open : open.filter((way) => way === data);
}

function isOneWay({ layout }: World, { node }: FlowEnd): boolean {
  return node !== undefined && layout.node(node).facts.relay?.oneWay === true;
}

function servicesOf(holder: Holder, space: PacketSpace): PacketSet {
  if (holder.kind !== 'node' || holder.sanitizer === undefined) return space.none;
  return servicePackets(holder.sanitizer, space, 'opening');
}

function side(space: PacketSpace, set: PacketSet, inside: boolean): PacketSet {
  return inside ? set : space.complement(set);
}

function packetsOf(
  { protocols, sourcePorts, destinationPorts }: Service,
  space: PacketSpace,
): PacketSet {
  return space.box({
    protocol: protocols,
    sourcePort: sourcePorts,
    destinationPort: destinationPorts,
  });
}
