/**
 * Packets that stand for all packets: per field one value for each way in which everything that looks
 * at the field can see it. Replies swap fields, so sources and destinations share their values.
 */
import {
  ALL_ADDRESSES,
  FAMILIES,
  prefixRange,
  type AddressSet,
  type Family,
} from '../../../src/model/address.js';
import type { AddressTranslation } from '../../../src/model/filter.js';
import type { PacketMatch, Service } from '../../../src/model/match.js';
import type { Network } from '../../../src/model/network.js';
import {
  hasPorts,
  icmpProtocol,
  PORT_PROTOCOLS,
  PROTOCOL,
  type Packet,
} from '../../../src/model/packet.js';
import { inRanges, range, type Range, type RangeList } from '../../../src/model/range.js';
import { portsOfSanitizers } from './sanitizer.js';

/** One value of `universe` for each combination of `sets` that some value is in. */
export function representatives(universe: Range, sets: readonly RangeList[]): readonly bigint[] {
  const bounds = sets.flat().flatMap(({ first, last }) => [first, last + 1n]);
  const candidates = [universe.first, ...bounds].filter((v) => inRanges(v, [universe]));
  const found = new Map<string, bigint>();
  for (const value of candidates) {
    const seen = sets.map((set) => (inRanges(value, set) ? '1' : '0')).join('');
    if (!found.has(seen)) found.set(seen, value);
  }
  return [...found.values()];
}

/** Values of every field of packets of a family. */
export interface Values {
  readonly family: Family;
  readonly addresses: readonly bigint[];
  readonly protocols: readonly bigint[];
  readonly ports: readonly bigint[];
  readonly icmpTypes: readonly bigint[];
  readonly icmpCodes: readonly bigint[];
}

export function valuesOf(network: Network, family: Family): Values {
  const lines = network.nodes
    .flatMap((n) => [...n.destinationNat, ...n.sourceNat])
    .filter((line) => line.family === family);
  const services = servicesIn(network);
  const ports = moved(
    [
      ...services.flatMap((s) => [s.sourcePorts, s.destinationPorts]),
      ...portsOfSanitizers(network),
      ...lines.map((line) => named(line.port)),
    ],
    lines.map((line) => line.port),
  );
  const addresses = moved(
    [...addressesIn(network, family), ...lines.map((line) => named(line.address))],
    lines.map((line) => line.address),
  );
  const [request, reply] = family === 4 ? [8, 0] : [128, 129];
  const octet = range(0, 255);
  const udp = portsOfSanitizers(network).length > 0 ? [[PROTOCOL.udp]] : [];
  const kinds = [PORT_PROTOCOLS, [PROTOCOL.tcp], [icmpProtocol(family)], ...udp];
  return {
    family,
    addresses: representatives(ALL_ADDRESSES[family], addresses),
    protocols: representatives(octet, [
      ...services.map((s) => s.protocols),
      ...kinds.map((list) => list.map((p) => range(p))),
    ]),
    ports: representatives(range(0, 65535), ports),
    icmpTypes: representatives(octet, [...ports, [range(request)], [range(reply)]]),
    icmpCodes: representatives(octet, ports),
  };
}

/** Every packet from one of `sources` to anywhere. */
export function packetsFrom(values: Values, sources: RangeList): readonly Packet[] {
  const { family } = values;
  const own = values.addresses.filter((address) => inRanges(address, sources));
  return own.flatMap((source) =>
    values.addresses.flatMap((destination) =>
      values.protocols.flatMap((protocol) =>
        portsOf(values, protocol).map(([sourcePort, destinationPort]) => ({
          family,
          protocol,
          source,
          destination,
          sourcePort,
          destinationPort,
        })),
      ),
    ),
  );
}

function portsOf(values: Values, protocol: bigint): readonly (readonly [bigint, bigint])[] {
  const { family, ports, icmpTypes, icmpCodes } = values;
  if (hasPorts(protocol)) return pairs(ports, ports);
  return protocol === icmpProtocol(family) ? pairs(icmpTypes, icmpCodes) : [[0n, 0n]];
}

function pairs(a: readonly bigint[], b: readonly bigint[]): readonly (readonly [bigint, bigint])[] {
  return a.flatMap((x) => b.map((y) => [x, y] as const));
}

function matchesIn(network: Network): readonly PacketMatch[] {
  const interfaces = network.nodes.flatMap((n) => n.interfaces);
  return [
    ...network.filters.flatMap((f) => f.rules.map((line) => line.match)),
    ...interfaces.flatMap((i) => i.policyRoutes.map((p) => p.match)),
    ...network.nodes.flatMap((n) => [...n.destinationNat, ...n.sourceNat].map((l) => l.match)),
  ];
}

function servicesIn(network: Network): readonly Service[] {
  return [
    ...matchesIn(network).flatMap((m) => m.services),
    ...network.register.flatMap((line) => line.services),
  ];
}

function addressesIn(network: Network, family: Family): readonly RangeList[] {
  const interfaces = network.nodes.flatMap((n) => n.interfaces);
  const prefixes = [
    ...network.subnets.flatMap((s) => s.prefixes),
    ...interfaces.flatMap((i) => i.addresses.map((a) => a.prefix)),
    ...network.nodes.flatMap((n) => n.routes.map((r) => r.prefix)),
  ].filter((p) => p.family === family);
  const own = interfaces.flatMap((i) => i.addresses.filter((a) => a.family === family));
  const shared = interfaces
    .flatMap((i) => i.virtualAddresses)
    .filter((v) => v.family === family)
    .map((v) => range(v.value));
  const sets: readonly AddressSet[] = [
    ...matchesIn(network).flatMap((m) => [m.source, m.destination]),
    ...network.register.flatMap((line) => [...line.from, ...line.to].map((e) => e.addresses)),
    ...network.nodes.map((n) => n.behind),
  ];
  return [
    ...[...prefixes.map(prefixRange), ...own.map((a) => a.range), ...shared].map((r) => [r]),
    ...sets.map((set) => set[family]),
  ];
}

function named(translation: AddressTranslation): RangeList {
  if (translation.kind === 'pool') return translation.ranges.flatMap(each);
  return translation.kind === 'shift' ? [translation.from, translation.to] : [];
}

/** Pools are tried value by value, and each is told apart. */
function each({ first, last }: Range): RangeList {
  return Array.from({ length: Number(last - first) + 1 }, (_, i) => range(first + BigInt(i)));
}

/** `sets`, and what a value must be to get into one of them by a shift, or out of one. */
function moved(
  sets: readonly RangeList[],
  translations: readonly AddressTranslation[],
): readonly RangeList[] {
  const more = translations.flatMap((t): readonly RangeList[] => {
    if (t.kind !== 'shift') return t.kind === 'pool' ? t.ranges.flatMap(each).map((r) => [r]) : [];
    const offset = t.to.first - t.from.first;
    const by = (set: RangeList, n: bigint): RangeList =>
      set.map(({ first, last }) => ({ first: first + n, last: last + n }));
    return [[t.from], [t.to], ...sets.flatMap((set) => [by(set, offset), by(set, -offset)])];
  });
  return [...sets, ...more];
}

/** Both families, where the network has any address of it. */
export function familiesOf(network: Network): readonly Family[] {
  return FAMILIES.filter((family) => addressesIn(network, family).some((set) => set.length > 0));
}
