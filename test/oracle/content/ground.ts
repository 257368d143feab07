/**
 * Who holds content, and where machines stand: SEMANTICS 8.1, 9.1, 9.2, 10.1. Holders are named by
 * texts: `subnet ID`, `external ID`, `node ID` (a sanitizer, or a device with a relay).
 */
import type { Family } from '../../../src/model/address.js';
import type { Network } from '../../../src/model/network.js';
import type { Node } from '../../../src/model/node.js';
import { inRanges } from '../../../src/model/range.js';
import type { Segment, Subnet } from '../../../src/model/segment.js';
import type { Trace } from '../../../src/model/trace.js';
import { World } from '../../../src/simulate/world.js';

export type Holder = string;

/** A network and its wires. */
export interface Ground {
  readonly network: Network;
  readonly world: World;
}

export function groundOf(network: Network): Ground {
  return { network, world: new World(network) };
}

export function isSanitizer(node: Node): boolean {
  return node.kind !== 'external' && node.facts.sanitizer !== undefined;
}

/** Sanitizers and relay devices: nodes that hold content apart from the place that they stand in. */
export function holdsByItself(node: Node): boolean {
  return isSanitizer(node) || (node.kind === 'device' && node.facts.relay !== undefined);
}

export function holdersOf({ network }: Ground): readonly Holder[] {
  return [
    ...network.subnets.map(({ id }) => `subnet ${id}`),
    ...network.nodes.filter(({ kind }) => kind === 'external').map(({ id }) => `external ${id}`),
    ...network.nodes.filter(holdsByItself).map(({ id }) => `node ${id}`),
  ];
}

/** The node that a holder is, or none for a subnet. */
export function nodeOf({ network }: Ground, holder: Holder): Node | undefined {
  return network.nodes.find(({ id }) => holder === `node ${id}` || holder === `external ${id}`);
}

export function subnetOf({ network }: Ground, holder: Holder): Subnet | undefined {
  return network.subnets.find(({ id }) => holder === `subnet ${id}`);
}

/** The effective segment (9.2) of a place. */
export function segmentOf(ground: Ground, place: Holder): Segment | undefined {
  const { segments } = ground.network;
  const id = subnetOf(ground, place)?.segment ?? nodeOf(ground, place)?.segment;
  let segment = segments.find((s) => s.id === id);
  while (segment?.treatAs !== undefined) {
    const next = segment.treatAs;
    segment = segments.find((s) => s.id === next);
  }
  return segment;
}

/** Subnets in which a node has a leg or an address that states it. */
export function standsIn({ world }: Ground, node: Node): readonly Subnet['id'][] {
  const found = node.interfaces.flatMap((i) => [
    ...world.layer2.domain(i).subnets.map(({ id }) => id),
    ...i.addresses.flatMap(({ subnet }) => (subnet === undefined ? [] : [subnet])),
  ]);
  return [...new Set(found)];
}

/** 9.1: the subnets of `address`, which `node` has. */
export function subnetsOfAddress(
  ground: Ground,
  node: Node,
  family: Family,
  address: bigint,
): readonly Subnet['id'][] {
  const { layer2 } = ground.world;
  const found = node.interfaces.flatMap((i) => {
    const ranges = i.addresses.filter((a) => a.family === family && inRanges(address, [a.range]));
    const stated = ranges.flatMap(({ subnet }) => (subnet === undefined ? [] : [subnet]));
    const domain = layer2.domain(i);
    const shared =
      i.virtualAddresses.some((v) => v.family === family && v.value === address) &&
      layer2.owners(domain, family, address).includes(i);
    if (!shared && stated.length === ranges.length) return stated;
    if (domain.subnets.length === 0) return [...stated, ...standsIn(ground, node)];
    const spanning = layer2.subnetsWith(domain, family, address);
    const there = spanning.length > 0 ? spanning : domain.subnets;
    return [...stated, ...there.map(({ id }) => id)];
  });
  return [...new Set(found)];
}

/** Whether a place is one in which no undeclared machine stands (10.1). */
export function isSanitizing(ground: Ground, place: Holder): boolean {
  return subnetOf(ground, place) !== undefined && segmentOf(ground, place)?.kind === 'sanitizing';
}

/** The holders that accept a packet on this course (9.1, 10.2). */
export function receivers(ground: Ground, { hops, end }: Trace): readonly Holder[] {
  if (end.disposition === 'delivered-to-subnet') {
    const place = `subnet ${end.subnet!}`;
    return isSanitizing(ground, place) ? [] : [place];
  }
  if (end.disposition === 'exits-network') return [`external ${end.node!}`];
  const last = hops.at(-1)?.steps.at(-1);
  const accepted = end.disposition === 'accepted';
  const refused =
    end.disposition === 'denied-in' && last?.kind === 'filtered' && last.position === 'local-in';
  if (!accepted && !refused) return [];
  const node = ground.world.node(end.node!);
  if (holdsByItself(node)) return accepted ? [`node ${node.id}`] : [];
  if (node.kind !== 'host') return [];
  const { family, destination } = end.packet;
  return subnetsOfAddress(ground, node, family, destination).map((id) => `subnet ${id}`);
}

/** 10.1: groups of places that a host joins. */
export function joinsOf(ground: Ground): readonly (readonly Holder[])[] {
  return ground.network.nodes
    .filter((node) => node.kind === 'host' && !isSanitizer(node))
    .map((node) => standsIn(ground, node).map((id) => `subnet ${id}`))
    .filter((places) => places.length > 1);
}
