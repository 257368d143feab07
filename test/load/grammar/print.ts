/** Model values as texts of the grammar, for round trips. */
import type { Service } from '../../../src/model/match.js';
import { PROTOCOL } from '../../../src/model/packet.js';
import type { RangeList } from '../../../src/model/range.js';

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
