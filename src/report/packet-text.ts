/** One header on one line, e.g. `tcp 10.20.0.12:49152 → 10.10.0.10:445`. */
import { formatAddress } from '../model/address.js';
import { hasPorts, icmpProtocol, PROTOCOL, type Packet } from '../model/packet.js';
import type { Page } from './page.js';

const NAMES: ReadonlyMap<bigint, string> = new Map(
  Object.entries(PROTOCOL).map(([name, number]) => [number, name]),
);

/** `tcp`, `esp`; the number where there is no name. */
export function protocolName(protocol: bigint): string {
  return NAMES.get(protocol) ?? `protocol/${protocol}`;
}

/** The whole header. */
export function packetText(page: Page, packet: Packet): string {
  const { family, protocol } = packet;
  const ends = `${endText(packet, 'source')} ${page.symbols.arrow} ${endText(packet, 'destination')}`;
  const icmp = protocol === icmpProtocol(family) ? ` ${icmpText(page, packet)}` : '';
  return `${protocolName(protocol)} ${ends}${icmp}`;
}

/** One end with its port if it has one. */
export function endText(packet: Packet, end: 'source' | 'destination'): string {
  const address = formatAddress(packet.family, packet[end]);
  if (!hasPorts(packet.protocol)) return address;
  const port = end === 'source' ? packet.sourcePort : packet.destinationPort;
  return packet.family === 6 ? `[${address}]:${port}` : `${address}:${port}`;
}

function icmpText(page: Page, packet: Packet): string {
  const { family, sourcePort: type, destinationPort: code } = packet;
  const numbers = `${type}/${code}`;
  if (type === (family === 4 ? 8n : 128n)) return `${numbers} (${page.say('packet/echo-request')})`;
  if (type === (family === 4 ? 0n : 129n)) return `${numbers} (${page.say('packet/echo-reply')})`;
  return numbers;
}
