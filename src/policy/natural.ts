/** Which packet of many to show: one that looks as if somebody had sent it. */
import type { Ground } from '../analysis/passes.js';
import { ALL_ADDRESSES, type Family } from '../model/address.js';
import { icmpProtocol, PROTOCOL, type Packet } from '../model/packet.js';
import { canonicalRanges, intersectRanges, range, type RangeList } from '../model/range.js';
import type { PacketSet, PacketSpace } from '../packet-set/space.js';
import { addressesIn, externalAddresses, type Place } from '../analysis/places.js';

/** Ports that people know, most telling first. */
const KNOWN_PORTS = [443, 445, 3389, 22, 80, 25, 53, 8080];

const EPHEMERAL = range(40000, 60999);

/** Networks for examples (RFC 5737, RFC 3849), for parties that nobody declared. */
const EXAMPLES: Readonly<Record<Family, RangeList>> = {
  4: [range(0xc6336400n, 0xc63364ffn), range(0xcb007100n, 0xcb0071ffn)],
  6: [range(0x20010db8n << 96n, ((0x20010db8n + 1n) << 96n) - 1n)],
};

/** A packet of `set`, as sent from `from` (or, without it, by whoever has the address). */
export function naturalPacket(ground: Ground, set: PacketSet, from?: Place): Packet | undefined {
  const { space } = ground;
  const senders = from === undefined ? [] : sources(ground, from);
  return space.sample(set, [
    ...services(space),
    ...senders.map((ranges) => space.where('source', ranges)),
    ...destinations(ground).map((ranges) => space.where('destination', ranges)),
  ]);
}

function services(space: PacketSpace): readonly PacketSet[] {
  const echo = range(space.family === 4 ? 8 : 128);
  return [
    space.where('protocol', [range(PROTOCOL.tcp)]),
    space.where('protocol', [range(PROTOCOL.udp)]),
    space.box({ protocol: [range(icmpProtocol(space.family))], sourcePort: [echo] }),
    space.where('sourcePort', [EPHEMERAL]),
    ...KNOWN_PORTS.map((port) => space.where('destinationPort', [range(port)])),
    space.where('destinationPort', [range(1, 65535)]),
  ];
}

/** Declared machines first; of others, not the very first addresses of a prefix. */
function sources({ layout }: Ground, from: Place): readonly RangeList[] {
  if (from.kind === 'external') {
    const node = layout.node(from.id);
    const registered = layout.network.register
      .flatMap((flow) => [...flow.from, ...flow.to])
      .filter((end) => end.node === from.id)
      .flatMap((end) => end.addresses[layout.family]);
    const behind = node.behind[layout.family];
    const example = intersectRanges(canonicalRanges(behind), EXAMPLES[layout.family]);
    return [canonicalRanges(registered), example, externalAddresses(layout, node)];
  }
  const subnet = layout.index.subnets.get(from.id);
  const hosts = layout.network.nodes.filter((node) => node.kind === 'host');
  return [
    canonicalRanges(hosts.flatMap((node) => addressesIn(layout, node, from.id))),
    ...(subnet === undefined ? [] : [inner(layout.subnetRanges(subnet))]),
  ];
}

function destinations({ layout }: Ground): readonly RangeList[] {
  const hosts = layout.network.nodes.filter((node) => node.kind === 'host');
  const registered = layout.network.register
    .flatMap((flow) => flow.to)
    .flatMap((end) => end.addresses[layout.family]);
  const behind = layout.network.nodes
    .flatMap((node) => node.behind[layout.family])
    .filter(({ first, last }) => last - first < ALL_ADDRESSES[layout.family].last / 256n);
  return [
    canonicalRanges(hosts.flatMap((node) => node.interfaces.flatMap((i) => layout.ownRanges(i)))),
    canonicalRanges(inner(registered)),
    canonicalRanges(layout.network.subnets.flatMap((s) => inner(layout.subnetRanges(s)))),
    EXAMPLES[layout.family],
    canonicalRanges(inner(behind)),
  ];
}

/** Addresses that machines usually have. */
function inner(ranges: RangeList): RangeList {
  return ranges.flatMap(({ first, last }) => {
    const size = last - first;
    if (size > 20n) return [range(first + 10n, last - 1n)];
    return size > 2n ? [range(first + 1n, last - 1n)] : [range(first, last)];
  });
}
