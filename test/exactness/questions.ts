/** Which packets a network is asked about: a sample of its cut points from every origin. */
import type { Family } from '../../src/model/address.js';
import { FAMILIES } from '../../src/model/address.js';
import type { Network } from '../../src/model/network.js';
import type { Packet } from '../../src/model/packet.js';
import type { RoutingMode } from '../../src/model/result.js';
import type { Origin } from '../../src/simulate/simulate.js';
import type { Questions } from './compare.js';
import { cutPoints } from './cut-points.js';
import { samplePackets } from './packets.js';

/** Packets asked one by one, and sizes of the groups, per origin and family. */
const AMOUNT: Readonly<Record<RoutingMode, { packets: number; groups: readonly number[] }>> = {
  exact: { packets: 24, groups: [1, 5] },
  'any-route': { packets: 4, groups: [1] },
};

export function questionsFor(
  network: Network,
  { routing }: { readonly routing: RoutingMode },
  next: () => number,
): (family: Family, origin: Origin) => Questions {
  const points = new Map(FAMILIES.map((family) => [family, cutPoints(network, family)]));
  return (family, origin) => {
    const homes = homesOf(network, family);
    const draw = (count: number): readonly Packet[] =>
      samplePackets(points.get(family)!, homes, count, next);
    const { packets, groups } = AMOUNT[routing];
    return { packets: draw(packets), groups: groups.map((size) => fromHere(draw(size), origin)) };
  };

  /** Half of a group has a source of the origin, so that its replies find back. */
  function fromHere(packets: readonly Packet[], origin: Origin): readonly Packet[] {
    return packets.map((packet, index) => {
      const own = sourcesOf(network, packet.family, origin);
      if (own.length === 0 || index % 2 === 1) return packet;
      return { ...packet, source: own[(next() >> 8) % own.length]! };
    });
  }
}

/** Addresses that somebody has or publishes, and the first of every subnet. */
function homesOf(network: Network, family: Family): readonly bigint[] {
  const found = new Set<bigint>();
  for (const i of network.nodes.flatMap((n) => n.interfaces)) {
    for (const a of i.addresses) if (a.family === family) found.add(a.range.first);
    for (const v of i.virtualAddresses) if (v.family === family) found.add(v.value);
  }
  for (const line of network.nodes.flatMap((n) => n.destinationNat)) {
    for (const r of line.match.destination[family]) if (r.first > 0n) found.add(r.first);
  }
  for (const p of network.subnets.flatMap((s) => s.prefixes)) {
    if (p.family === family) found.add(p.value);
  }
  return [...found];
}

function sourcesOf(network: Network, family: Family, origin: Origin): readonly bigint[] {
  if (origin.kind === 'wire') {
    const subnet = network.subnets.find((s) => s.id === origin.subnet);
    return (subnet?.prefixes ?? []).filter((p) => p.family === family).map((p) => p.value);
  }
  const node = network.nodes.find((n) => n.id === origin.node);
  return (node?.interfaces ?? [])
    .flatMap((i) => i.addresses)
    .filter((a) => a.family === family)
    .map((a) => a.range.first);
}
