/** SEMANTICS §9 read off one packet: where a trace arrives, and which lines of the register cover it. */
import { ArrivalReader } from '../../src/engine/arrivals.js';
import type { Family } from '../../src/model/address.js';
import { prefixHas } from '../../src/model/address.js';
import type { Network } from '../../src/model/network.js';
import type { Interface } from '../../src/model/node.js';
import { PROTOCOL, type Packet } from '../../src/model/packet.js';
import { inRanges } from '../../src/model/range.js';
import type { FlowEnd, PermittedFlow } from '../../src/model/register.js';

export interface NaivePlace {
  readonly kind: 'subnet' | 'external';
  readonly id: string;
  readonly segment: string;
}

/** Ids of the lines that cover a packet sent as `sent` from `from` that arrives as `arrived` at `to`. */
export function coveringFlows(
  network: Network,
  role: 'opening' | 'ongoing',
  [from, sent]: readonly [NaivePlace, Packet],
  [to, arrived]: readonly [NaivePlace, Packet],
): readonly string[] {
  const at = (
    ends: readonly FlowEnd[],
    place: NaivePlace,
    family: Family,
    address: bigint,
  ): boolean => ends.some((end) => liesAt(network, end, place, family, address));
  const covers = ({ from: senders, to: receivers, services }: PermittedFlow): boolean =>
    services.some((service) => {
      const tcp = sent.protocol === PROTOCOL.tcp;
      if (!inRanges(sent.protocol, service.protocols)) return false;
      const forward =
        (!service.established || (role === 'ongoing' && tcp)) &&
        at(senders, from, sent.family, sent.source) &&
        at(receivers, to, sent.family, arrived.destination) &&
        inRanges(sent.sourcePort, service.sourcePorts) &&
        inRanges(arrived.destinationPort, service.destinationPorts);
      const mirrored =
        role === 'ongoing' &&
        tcp &&
        at(receivers, from, sent.family, sent.source) &&
        at(senders, to, sent.family, arrived.destination) &&
        inRanges(sent.sourcePort, service.destinationPorts) &&
        inRanges(arrived.destinationPort, service.sourcePorts);
      return forward || mirrored;
    });
  return network.register.filter(covers).map(({ id }) => id);
}

function liesAt(
  network: Network,
  end: FlowEnd,
  place: NaivePlace,
  family: Family,
  address: bigint,
): boolean {
  if (!inRanges(address, end.addresses[family])) return false;
  if (place.kind === 'external') {
    const node = network.nodes.find((n) => n.id === place.id)!;
    const has =
      inRanges(address, node.behind[family]) ||
      node.interfaces.some((i) => owns(i, family, address));
    return (
      has && (end.node === place.id || (end.node === undefined && end.segment === place.segment))
    );
  }
  if (end.node !== undefined) {
    const node = network.nodes.find((n) => n.id === end.node)!;
    return new ArrivalReader(network).subnetsWith(node, family, address).includes(place.id);
  }
  const subnet = network.subnets.find((s) => s.id === place.id)!;
  const spans = subnet.prefixes.some((p) => p.family === family && prefixHas(p, address));
  return spans && (end.subnet === place.id || end.segment === place.segment);
}

function owns(i: Interface, family: Family, address: bigint): boolean {
  return i.addresses.some((a) => a.family === family && inRanges(address, [a.range]));
}
