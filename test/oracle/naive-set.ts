/** Sets of packets as predicates: obviously right, and nothing else. */
import { FIELDS, hasPorts, icmpProtocol, type Packet } from '../../src/model/packet.js';
import { inRanges } from '../../src/model/range.js';
import type { Box } from '../../src/packet-set/space.js';

export type NaiveSet = (packet: Packet) => boolean;

/** SEMANTICS §1.1. */
export function isHeader(packet: Packet): boolean {
  const { protocol, sourcePort, destinationPort } = packet;
  if (hasPorts(protocol)) return true;
  if (protocol === icmpProtocol(packet.family))
    return sourcePort <= 255n && destinationPort <= 255n;
  return sourcePort === 0n && destinationPort === 0n;
}

export function naiveBox(box: Box): NaiveSet {
  return (packet) =>
    isHeader(packet) &&
    FIELDS.every((field) => {
      const ranges = box[field];
      return ranges === undefined || inRanges(packet[field], ranges);
    });
}

/** SEMANTICS §1.3. */
export function naiveMirror(packet: Packet): Packet | undefined {
  const { family, protocol, source, destination, sourcePort, destinationPort } = packet;
  const swapped = { family, protocol, source: destination, destination: source };
  if (hasPorts(protocol)) {
    return { ...swapped, sourcePort: destinationPort, destinationPort: sourcePort };
  }
  if (protocol !== icmpProtocol(family)) return { ...swapped, sourcePort, destinationPort };
  const [request, reply] = family === 4 ? [8n, 0n] : [128n, 129n];
  if (sourcePort === request) return { ...swapped, sourcePort: reply, destinationPort };
  if (sourcePort === reply) return { ...swapped, sourcePort: request, destinationPort };
  return undefined;
}
