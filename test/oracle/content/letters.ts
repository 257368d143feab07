/** What each holder sends: SEMANTICS 8 and 10.2. */
import { ALL_ADDRESSES, prefixRange } from '../../../src/model/address.js';
import type { Node } from '../../../src/model/node.js';
import type { Packet } from '../../../src/model/packet.js';
import { inRanges, type RangeList } from '../../../src/model/range.js';
import type { RoutingMode, SpoofingMode } from '../../../src/model/result.js';
import type { Subnet } from '../../../src/model/segment.js';
import type { Origin } from '../../../src/simulate/simulate.js';
import {
  isSanitizer,
  isSanitizing,
  nodeOf,
  subnetOf,
  subnetsOfAddress,
  type Ground,
  type Holder,
} from './ground.js';
import { packetsFrom, type Values } from './packets.js';

export interface ContentOptions {
  readonly routing: RoutingMode;
  readonly spoofing: SpoofingMode;
}

/** One packet that a holder sends, by one of its machines. */
export interface Letter {
  readonly origin: Origin;
  readonly packet: Packet;
}

export function lettersOf(
  ground: Ground,
  { spoofing }: ContentOptions,
  values: Values,
  holder: Holder,
): readonly Letter[] {
  const node = nodeOf(ground, holder);
  if (node === undefined)
    return lettersOfSubnet(ground, spoofing, values, subnetOf(ground, holder)!);
  const { family } = values;
  const own = ownAddresses(ground, values, node);
  const behind = [...own, ...node.behind[family]];
  const anywhere = spoofing === 'any' ? [ALL_ADDRESSES[family]] : behind;
  const sources = node.kind === 'external' ? anywhere : own;
  return sent(values, { kind: 'generated', node: node.id }, sources);
}

function lettersOfSubnet(
  ground: Ground,
  spoofing: SpoofingMode,
  values: Values,
  subnet: Subnet,
): readonly Letter[] {
  const { family } = values;
  const hosts = ground.network.nodes
    .filter((node) => node.kind === 'host' && !isSanitizer(node))
    .map((host) => ({ host, own: addressesIn(ground, values, host, subnet) }));
  if (spoofing === 'none') return hosts.flatMap((h) => generated(values, h.host, h.own));
  const wires = ground.world.layer2.domainsOf(subnet);
  const inside = subnet.prefixes.filter((p) => p.family === family).map(prefixRange);
  // The others send no more than an undeclared machine on these wires (8.2).
  const byHosts = hosts
    .filter(
      ({ host, own }) =>
        host.interfaces.some((i) => !wires.includes(ground.world.layer2.domain(i))) ||
        own.some(({ first }) => !inRanges(first, inside)),
    )
    .flatMap((h) => generated(values, h.host, h.own));
  const wire: Origin = { kind: 'wire', subnet: subnet.id };
  const declared = hosts.flatMap(({ own }) => own);
  const sanitizing = isSanitizing(ground, `subnet ${subnet.id}`);
  if (spoofing === 'any') {
    const inhabited = !sanitizing || hasHosts(ground, subnet);
    return [...byHosts, ...(inhabited ? sent(values, wire, [ALL_ADDRESSES[family]]) : [])];
  }
  const byWire = sent(values, wire, inside).filter(
    ({ packet }) => !sanitizing || inRanges(packet.source, declared),
  );
  return [...byHosts, ...byWire];
}

/** Reading of "such a host": one with an address in the subnet, of whatever family. */
function hasHosts(ground: Ground, subnet: Subnet): boolean {
  return ground.network.nodes
    .filter((node) => node.kind === 'host' && !isSanitizer(node))
    .some((host) =>
      host.interfaces
        .flatMap((i) => i.addresses)
        .some((a) => subnetsOfAddress(ground, host, a.family, a.range.first).includes(subnet.id)),
    );
}

function sent(values: Values, origin: Origin, sources: RangeList): readonly Letter[] {
  return packetsFrom(values, sources).map((packet) => ({ origin, packet }));
}

function generated(values: Values, host: Node, own: RangeList): readonly Letter[] {
  return sent(values, { kind: 'generated', node: host.id }, own);
}

/** Values that are own addresses of `node`. */
function ownAddresses({ world }: Ground, { family, addresses }: Values, node: Node): RangeList {
  return addresses
    .filter((address) => world.isOwn(node, family, address))
    .map((address) => ({ first: address, last: address }));
}

/** Of these, the addresses that the host has in `subnet` (9.1). */
function addressesIn(ground: Ground, values: Values, host: Node, subnet: Subnet): RangeList {
  return ownAddresses(ground, values, host).filter(({ first }) =>
    subnetsOfAddress(ground, host, values.family, first).includes(subnet.id),
  );
}
