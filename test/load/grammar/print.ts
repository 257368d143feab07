/** Model values as texts of the grammar, for round trips. */
import { formatAddress, formatPrefix, type Family } from '../../../src/model/address.js';
import type { Service } from '../../../src/model/match.js';
import { PROTOCOL } from '../../../src/model/packet.js';
import type { Range, RangeList } from '../../../src/model/range.js';
import type { Block } from '../../../src/load/grammar/address.js';

export function printBlock({ family, range, prefix }: Block): string {
  if (prefix !== undefined) return formatPrefix(prefix);
  return range.first === range.last
    ? formatAddress(family, range.first)
    : printRange(family, range);
}

function printRange(family: Family, { first, last }: Range): string {
  return `${formatAddress(family, first)}-${formatAddress(family, last)}`;
}

export function printPorts(ports: RangeList): string {
  return ports
    .map(({ first, last }) => (first === last ? String(first) : `${first}-${last}`))
    .join(',');
}

/** A service of one protocol with a name. */
export function printService(service: Service): string {
  const { protocols, sourcePorts, destinationPorts, established } = service;
  const number = protocols[0]!.first;
  const name = Object.entries(PROTOCOL).find(([, value]) => value === number)![0];
  if (number === PROTOCOL.icmp || number === PROTOCOL.icmpv6) {
    return `${name}/${printPorts(sourcePorts)}/${printPorts(destinationPorts)}`;
  }
  const text = `${name}/${printPorts(destinationPorts)} from ${printPorts(sourcePorts)}`;
  return established ? `${text} established` : text;
}
