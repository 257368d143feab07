/**
 * Values at which anything in a network changes its mind: per field every bound that occurs, with
 * its neighbours. Between two of them no line, route or table tells values apart, so that packets
 * made of them meet every case there is.
 */
import { ALL_ADDRESSES, prefixRange, type Family } from '../../src/model/address.js';
import type { AddressTranslation } from '../../src/model/filter.js';
import type { PacketMatch } from '../../src/model/match.js';
import type { Network } from '../../src/model/network.js';
import { hasPorts, icmpProtocol, type Packet } from '../../src/model/packet.js';
import { range, type Range } from '../../src/model/range.js';
import { compareNumber } from '../../src/base/compare.js';

export interface CutPoints {
  readonly family: Family;
  readonly addresses: readonly bigint[];
  readonly protocols: readonly bigint[];
  readonly ports: readonly bigint[];
}

/** The cut points of `network` for packets of `family`. */
export function cutPoints(network: Network, family: Family): CutPoints {
  const matches = [
    ...network.filters.flatMap((f) => f.rules.map((line) => line.match)),
    ...network.nodes
      .flatMap((n) => n.interfaces.flatMap((i) => i.policyRoutes))
      .map((p) => p.match),
    ...network.nodes
      .flatMap((n) => [...n.destinationNat, ...n.sourceNat])
      .map((line) => line.match),
  ];
  const lines = network.nodes
    .flatMap((n) => [...n.destinationNat, ...n.sourceNat])
    .filter((line) => line.family === family);
  const services = matches.flatMap((m) => m.services);
  return {
    family,
    addresses: cuts(
      ALL_ADDRESSES[family],
      [...addressRanges(network, family, matches), ...lines.flatMap((l) => named(l.address))],
      lines.map((l) => l.address),
    ),
    protocols: cuts(range(0, 255), [
      ...services.flatMap((s) => s.protocols),
      ...[6, 17, icmpProtocol(family), 50].map((p) => range(p)),
    ]),
    ports: cuts(
      range(0, 65535),
      [
        ...services.flatMap((s) => [...s.sourcePorts, ...s.destinationPorts]),
        ...lines.flatMap((l) => named(l.port)),
      ],
      lines.map((l) => l.port),
    ),
  };
}

function addressRanges(
  network: Network,
  family: Family,
  matches: readonly PacketMatch[],
): readonly Range[] {
  const interfaces = network.nodes.flatMap((n) => n.interfaces);
  const prefixes = [
    ...network.subnets.flatMap((s) => s.prefixes),
    ...interfaces.flatMap((i) => i.addresses.map((a) => a.prefix)),
    ...network.nodes.flatMap((n) => n.routes.map((r) => r.prefix)),
  ];
  return [
    ...prefixes.filter((p) => p.family === family).map(prefixRange),
    ...interfaces
      .flatMap((i) => i.addresses.filter((a) => a.family === family))
      .map((a) => a.range),
    ...interfaces
      .flatMap((i) => i.virtualAddresses)
      .filter((v) => v.family === family)
      .map((v) => range(v.value)),
    ...matches.flatMap((m) => [...m.source[family], ...m.destination[family]]),
    ...network.nodes.flatMap((n) => n.behind[family]),
  ];
}

function named(translation: AddressTranslation): readonly Range[] {
  switch (translation.kind) {
    case 'keep':
      return [];
    case 'pool':
      return translation.ranges;
    case 'shift':
      return [translation.from, translation.to];
  }
}

/** Bounds and their neighbours, and what becomes of them under the shifts in `translations`. */
function cuts(
  universe: Range,
  ranges: readonly Range[],
  translations: readonly AddressTranslation[] = [],
): readonly bigint[] {
  const found = new Set([universe.first, universe.last]);
  for (const { first, last } of ranges) {
    for (const value of [first - 1n, first, last, last + 1n]) {
      if (universe.first <= value && value <= universe.last) found.add(value);
    }
  }
  for (let size = 0; size !== found.size && found.size < 200;) {
    size = found.size;
    const known = [...found];
    for (const t of translations) {
      if (t.kind !== 'shift') continue;
      const offset = t.to.first - t.from.first;
      for (const value of known) {
        if (t.from.first <= value && value <= t.from.last) found.add(value + offset);
        if (t.to.first <= value && value <= t.to.last) found.add(value - offset);
      }
    }
  }
  return [...found].sort(compareNumber);
}

/** Whether a header with these ports exists (SEMANTICS §1.1). */
export function exists(packet: Packet): boolean {
  const { protocol, sourcePort, destinationPort } = packet;
  if (hasPorts(protocol)) return true;
  if (protocol === icmpProtocol(packet.family)) return sourcePort < 256n && destinationPort < 256n;
  return sourcePort === 0n && destinationPort === 0n;
}
