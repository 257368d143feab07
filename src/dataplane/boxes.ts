/** Matches of filter lines and tables as products of ranges, which the set algebra takes. */
import type { Family } from '../model/address.js';
import type { PacketMatch, Service } from '../model/match.js';
import { PROTOCOL } from '../model/packet.js';
import { range } from '../model/range.js';
import type { Box } from '../packet-set/space.js';

/** Role of the packets of a pass (SEMANTICS §1.2). */
export type Role = 'opening' | 'ongoing' | 'reply';

/** The headers of `family` that `match` covers in `role`. */
export function matchBoxes(match: PacketMatch, family: Family, role: Role): readonly Box[] {
  const source = match.source[family];
  const destination = match.destination[family];
  if (source.length === 0 || destination.length === 0) return [];
  return match.services
    .map((service) => serviceBox(service, role))
    .filter((box) => box !== undefined)
    .map((box) => ({ ...box, source, destination }));
}

/** The headers that `service` covers in `role`; undefined if there are none. */
export function serviceBox(service: Service, role: Role): Box | undefined {
  const { protocols, sourcePorts, destinationPorts } = service;
  if (!service.established)
    return { protocol: protocols, sourcePort: sourcePorts, destinationPort: destinationPorts };
  const tcp = protocols.some((r) => r.first <= PROTOCOL.tcp && PROTOCOL.tcp <= r.last);
  if (role === 'opening' || !tcp) return undefined;
  return {
    protocol: [range(PROTOCOL.tcp)],
    sourcePort: sourcePorts,
    destinationPort: destinationPorts,
  };
}
