/** One header against matches, filters and tables: SEMANTICS §4 and §5.3. */
import type { Filter, FilterRule, NatRule } from '../model/filter.js';
import type { InterfaceId } from '../model/ids.js';
import type { PacketMatch } from '../model/match.js';
import { PROTOCOL, type Packet } from '../model/packet.js';
import { inRanges } from '../model/range.js';
import type { Step } from '../model/trace.js';

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

/** What a filter does with a header, and why. */
export type Judgement = Pick<Extract<Step, { kind: 'filtered' }>, 'action' | 'because' | 'at'>;

/** §4.1 and §6.4; `belongs`: to a session of the node. */
export function judge(
  filter: Filter,
  packet: Packet,
  where: Situation,
  belongs: boolean,
  reading: Reading,
): Judgement {
  if (filter.stateful && belongs) {
    return { action: 'permit', because: { kind: 'session' }, at: filter.at };
  }
  const unknown = filter.stateful && packet.protocol === PROTOCOL.tcp;
  if (unknown && deniesUnknown(where.role, reading)) {
    return { action: 'deny', because: { kind: 'no-session' }, at: filter.at };
  }
  const line = filter.rules.findIndex(
    (each) => applies(each, where, reading) && matches(each.match, packet, where.role),
  );
  const decided = filter.rules[line];
  if (decided === undefined) {
    const action = filter.defaults[packet.family];
    return { action, because: { kind: 'default' }, at: filter.at };
  }
  const because = { kind: 'line', line, id: decided.id } as const;
  return { action: decided.action, because, at: decided.at };
}

/** Whether stateful filters deny TCP packets that belong to no session unseen (§6.4). */
function deniesUnknown(role: Role, reading: Reading): boolean {
  return role === 'reply' || (role === 'ongoing' && reading.unmodelled === 'strict');
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
