/** Single headers: SEMANTICS §1. */
import { ALL_ADDRESSES } from '../model/address.js';
import { hasPorts, icmpProtocol, type Packet } from '../model/packet.js';

const ECHO = { 4: { request: 8n, reply: 0n }, 6: { request: 128n, reply: 129n } } as const;

/** Whether `packet` is a header at all (§1.1). */
export function isWellFormed(packet: Packet): boolean {
  const { family, protocol, source, destination, sourcePort, destinationPort } = packet;
  const fits = (value: bigint, max: bigint): boolean => value >= 0n && value <= max;
  const addresses = [source, destination].every((a) => fits(a, ALL_ADDRESSES[family].last));
  const portMax = hasPorts(protocol) ? 65535n : protocol === icmpProtocol(family) ? 255n : 0n;
  return (
    addresses && fits(protocol, 255n) && fits(sourcePort, portMax) && fits(destinationPort, portMax)
  );
}

/** The reply to `packet`, if there is one (§1.3). */
export function mirror(packet: Packet): Packet | undefined {
  const { family, protocol, sourcePort, destinationPort } = packet;
  const back = { ...packet, source: packet.destination, destination: packet.source };
  if (hasPorts(protocol)) {
    return { ...back, sourcePort: destinationPort, destinationPort: sourcePort };
  }
  if (protocol !== icmpProtocol(family)) return back;
  const { request, reply } = ECHO[family];
  if (sourcePort === request) return { ...back, sourcePort: reply };
  return sourcePort === reply ? { ...back, sourcePort: request } : undefined;
}

/** A text that is the same for equal headers only. */
export function headerKey(p: Packet): string {
  return `${p.family} ${p.protocol} ${p.source} ${p.destination} ${p.sourcePort} ${p.destinationPort}`;
}
