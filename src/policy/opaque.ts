/** Packets in which others travel that no filter on the way sees. */
import type { Analyzer } from '../analysis/passes.js';
import { PROTOCOL } from '../model/packet.js';
import { range, type Range } from '../model/range.js';
import type { PacketSet } from '../packet-set/space.js';

type Space = Analyzer['space'];

/** How what carries others is called, and its protocol, or its UDP ports. */
const CARRIERS: readonly {
  readonly name: string;
  readonly protocol: bigint;
  readonly ports?: readonly Range[];
}[] = [
  { name: 'IP-in-IP', protocol: PROTOCOL.ipip },
  { name: '6in4', protocol: PROTOCOL.ipv6 },
  { name: 'GRE', protocol: PROTOCOL.gre },
  { name: 'ESP', protocol: PROTOCOL.esp },
  { name: 'AH', protocol: PROTOCOL.ah },
  { name: 'EtherIP', protocol: 97n },
  { name: 'L2TP', protocol: 115n },
  { name: 'MPLS-in-IP', protocol: 137n },
  { name: 'L2TP/UDP', protocol: PROTOCOL.udp, ports: [range(1701)] },
  { name: 'Teredo', protocol: PROTOCOL.udp, ports: [range(3544)] },
  { name: 'IPsec NAT-T', protocol: PROTOCOL.udp, ports: [range(4500)] },
  { name: 'GRE-in-UDP', protocol: PROTOCOL.udp, ports: [range(4754)] },
  { name: 'VXLAN', protocol: PROTOCOL.udp, ports: [range(4789)] },
  { name: 'GENEVE', protocol: PROTOCOL.udp, ports: [range(6081)] },
  { name: 'WireGuard', protocol: PROTOCOL.udp, ports: [range(51820)] },
];

/** What of `set` carries others, by name of the carrier. */
export function carriersIn(space: Space, set: PacketSet): ReadonlyMap<string, PacketSet> {
  const found = CARRIERS.map(({ name, protocol, ports }) => {
    const box = { protocol: [range(protocol)], ...(ports && { destinationPort: ports }) };
    return [name, space.intersect(set, space.box(box))] as const;
  });
  return new Map(found.filter(([, some]) => some !== space.none));
}
