/** One header against matches, filters and tables: SEMANTICS §4 and §5.3. */
import type { Filter, FilterRule, NatRule } from '../model/filter.js';
import type { InterfaceId } from '../model/ids.js';
import type { PacketMatch } from '../model/match.js';
import { PROTOCOL, type Packet } from '../model/packet.js';
import { inRanges } from '../model/range.js';

export type Role = 'opening' | 'ongoing' | 'reply';

/** How lines that are not sure are read (§4.7). */
export interface Reading {
  readonly scheduled: 'permissive' | 'strict';
  readonly unmodelled: 'permissive' | 'strict';
}

/** Where a header is when a line looks at it. */
export interface Situation {
  readonly role: Role;
  readonly in?: InterfaceId | undefined;
  readonly out?: InterfaceId | undefined;
  readonly translated: boolean;
}

export function matches(match: PacketMatch, packet: Packet, role: Role): boolean {
  if (!inRanges(packet.source, match.source[packet.family])) return false;
  if (!inRanges(packet.destination, match.destination[packet.family])) return false;
  return match.services.some(
    (service) =>
      inRanges(packet.protocol, service.protocols) &&
      inRanges(packet.sourcePort, service.sourcePorts) &&
      inRanges(packet.destinationPort, service.destinationPorts) &&
      (!service.established || (packet.protocol === PROTOCOL.tcp && role !== 'opening')),
  );
}

/** Index of the line of `filter` that decides, or -1 for the default (§4.1, §4.2). */
export function decidingLine(
  filter: Filter,
  packet: Packet,
  where: Situation,
  reading: Reading,
): number {
  return filter.rules.findIndex(
    (line) => applies(line, where, reading) && matches(line.match, packet, where.role),
  );
}

/** The first line of `table` that decides (§5.3), or -1. */
export function translatingLine(
  table: readonly NatRule[],
  packet: Packet,
  where: Situation,
): number {
  return table.findIndex(
    (line) =>
      line.enabled &&
      line.family === packet.family &&
      allows(line.inInterfaces, where.in) &&
      allows(line.outInterfaces, where.out) &&
      matches(line.match, packet, where.role),
  );
}

function applies(line: FilterRule, where: Situation, reading: Reading): boolean {
  if (!line.enabled) return false;
  if (line.certainty !== 'sure') {
    const permits = line.action === 'permit';
    if (permits !== (reading[line.certainty] === 'permissive')) return false;
  }
  return (
    allows(line.inInterfaces, where.in) &&
    allows(line.outInterfaces, where.out) &&
    (line.translated === undefined || line.translated === where.translated)
  );
}

function allows(list: readonly InterfaceId[] | undefined, id: InterfaceId | undefined): boolean {
  return list === undefined || (id !== undefined && list.includes(id));
}
