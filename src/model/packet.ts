/**
 * One packet header. Ports and ICMP share two fields, as they share bytes on the wire: for ICMP and
 * ICMPv6 `sourcePort` is the type and `destinationPort` the code. See SEMANTICS §1.
 */
import { ALL_ADDRESSES, type Family } from './address.js';
import type { Range } from './range.js';

/** The header fields on which anything in a network can decide. */
export type Field = 'protocol' | 'source' | 'destination' | 'sourcePort' | 'destinationPort';

/** Every field, in the order in which packets are written down. */
export const FIELDS: readonly Field[] = [
  'protocol',
  'source',
  'destination',
  'sourcePort',
  'destinationPort',
];

/** A concrete header; every field is an unsigned integer. */
export interface Packet extends Readonly<Record<Field, bigint>> {
  readonly family: Family;
}

/** IANA protocol numbers that this program knows by name. */
export const PROTOCOL = {
  icmp: 1n,
  igmp: 2n,
  ipip: 4n,
  tcp: 6n,
  udp: 17n,
  ipv6: 41n,
  gre: 47n,
  esp: 50n,
  ah: 51n,
  icmpv6: 58n,
  ospf: 89n,
  vrrp: 112n,
  sctp: 132n,
} as const;

/** Protocols whose first four bytes are two ports. */
export const PORT_PROTOCOLS: readonly bigint[] = [PROTOCOL.tcp, PROTOCOL.udp, PROTOCOL.sctp];

/** Every value that `field` can take in a packet of `family`. */
export function fieldUniverse(family: Family, field: Field): Range {
  switch (field) {
    case 'source':
    case 'destination':
      return ALL_ADDRESSES[family];
    case 'protocol':
      return { first: 0n, last: 255n };
    case 'sourcePort':
    case 'destinationPort':
      return { first: 0n, last: 65535n };
  }
}

/** The ICMP protocol of a family. */
export function icmpProtocol(family: Family): bigint {
  return family === 4 ? PROTOCOL.icmp : PROTOCOL.icmpv6;
}

/** Whether two ports are part of the header. */
export function hasPorts(protocol: bigint): boolean {
  return PORT_PROTOCOLS.includes(protocol);
}
