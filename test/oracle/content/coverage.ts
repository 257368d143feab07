/** Directions that the register states for a packet: SEMANTICS 9.3 and 10.3. */
import type { Family } from '../../../src/model/address.js';
import { prefixHas } from '../../../src/model/address.js';
import type { Service } from '../../../src/model/match.js';
import { PROTOCOL, type Packet } from '../../../src/model/packet.js';
import { inRanges } from '../../../src/model/range.js';
import type { FlowEnd, PermittedFlow } from '../../../src/model/register.js';
import { nodeOf, subnetOf, subnetsOfAddress, type Ground, type Holder } from './ground.js';

/** A packet on its way from one holder to another, as sent and as it arrives. */
export interface Passage {
  readonly role: 'opening' | 'ongoing';
  readonly from: Holder;
  readonly to: Holder;
  readonly sent: Packet;
  readonly arrived: Packet;
}

export type Direction = PermittedFlow['data'];

const AGAINST = { forward: 'backward', backward: 'forward', both: 'both' } as const;

/**
 * Where the content of a packet may go: `forward` is the way of the packet; what covers it through its
 * mirror says it the other way round. Reading: the conditions of 9.3 are asked of every packet, also of
 * one that stays in its segment and so crosses nothing.
 */
export function directionOf(ground: Ground, passage: Passage): Direction {
  const stated = ground.network.register.flatMap((line) => [
    ...(coversAsIs(ground, line, passage) ? [line.data] : []),
    ...(coversMirrored(ground, line, passage) ? [AGAINST[line.data]] : []),
  ]);
  const [first] = stated;
  return first !== undefined && stated.every((each) => each === first) ? first : 'both';
}

function coversAsIs(ground: Ground, line: PermittedFlow, passage: Passage): boolean {
  const { role, from, to, sent, arrived } = passage;
  const { family } = sent;
  const claims = role === 'ongoing' && sent.protocol === PROTOCOL.tcp;
  const fits = (service: Service): boolean =>
    (!service.established || claims) &&
    inRanges(sent.protocol, service.protocols) &&
    inRanges(sent.sourcePort, service.sourcePorts) &&
    inRanges(arrived.destinationPort, service.destinationPorts);
  return (
    line.from.some((end) => liesAt(ground, end, from, family, sent.source)) &&
    line.to.some((end) => liesAt(ground, end, to, family, arrived.destination)) &&
    line.services.some(fits)
  );
}

function coversMirrored(ground: Ground, line: PermittedFlow, passage: Passage): boolean {
  const { role, from, to, sent, arrived } = passage;
  const { family } = sent;
  const fits = (service: Service): boolean =>
    inRanges(sent.protocol, service.protocols) &&
    inRanges(sent.sourcePort, service.destinationPorts) &&
    inRanges(arrived.destinationPort, service.sourcePorts);
  return (
    role === 'ongoing' &&
    line.to.some((end) => liesAt(ground, end, from, family, sent.source)) &&
    line.from.some((end) => liesAt(ground, end, to, family, arrived.destination)) &&
    line.services.some(fits)
  );
}

/** Whether `address` is in `end`, and `end` lies at `holder`. */
function liesAt(
  ground: Ground,
  end: FlowEnd,
  holder: Holder,
  family: Family,
  address: bigint,
): boolean {
  if (!inRanges(address, end.addresses[family])) return false;
  const node = nodeOf(ground, holder);
  if (node?.kind === 'external') {
    const own = node.interfaces
      .flatMap((i) => i.addresses.filter((a) => a.family === family))
      .map((a) => a.range);
    if (!inRanges(address, [...own, ...node.behind[family]])) return false;
    return end.node === undefined ? end.segment === node.segment : end.node === node.id;
  }
  if (node === undefined) return liesAtSubnet(ground, end, holder, family, address);
  return subnetsOfAddress(ground, node, family, address).some((id) =>
    liesAtSubnet(ground, end, `subnet ${id}`, family, address),
  );
}

function liesAtSubnet(
  ground: Ground,
  end: FlowEnd,
  place: Holder,
  family: Family,
  address: bigint,
): boolean {
  const subnet = subnetOf(ground, place)!;
  if (end.node !== undefined) {
    const node = ground.world.node(end.node);
    return subnetsOfAddress(ground, node, family, address).includes(subnet.id);
  }
  const spans = subnet.prefixes.some((p) => p.family === family && prefixHas(p, address));
  return spans && (end.subnet === subnet.id || end.segment === subnet.segment);
}
