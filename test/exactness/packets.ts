/** Packets made of cut points: all of them where there are few, else a repeatable sample. */
import type { Packet } from '../../src/model/packet.js';
import { hasPorts, icmpProtocol } from '../../src/model/packet.js';
import { exists, type CutPoints } from './cut-points.js';

/** Every packet of cut points. */
export function everyPacket({ family, addresses, protocols, ports }: CutPoints): readonly Packet[] {
  const packets: Packet[] = [];
  for (const protocol of protocols) {
    for (const source of addresses) {
      for (const destination of addresses) {
        for (const sourcePort of ports) {
          for (const destinationPort of ports) {
            const packet = { family, protocol, source, destination, sourcePort, destinationPort };
            if (exists(packet)) packets.push(packet);
          }
        }
      }
    }
  }
  return packets;
}

/** Draws from a list without repeating a value before every other one has been drawn. */
class Deck<T> {
  readonly #all: readonly T[];
  readonly #next: () => number;
  #left: T[] = [];

  constructor(all: readonly T[], next: () => number) {
    this.#all = all;
    this.#next = next;
  }

  draw(): T {
    if (this.#left.length === 0) this.#left = [...this.#all];
    const index = (this.#next() >> 8) % this.#left.length;
    return this.#left.splice(index, 1)[0]!;
  }
}

const ECHO = { 4: [8n, 0n, 3n], 6: [128n, 129n, 1n] } as const;

/**
 * `count` packets in which every cut point occurs as often as every other. Half of the addresses are
 * `homes`, so that many packets have someone to go to.
 */
export function samplePackets(
  points: CutPoints,
  homes: readonly bigint[],
  count: number,
  next: () => number,
): readonly Packet[] {
  const { family } = points;
  const coin = (): boolean => ((next() >> 8) & 1) === 1;
  const everywhere = {
    from: new Deck(points.addresses, next),
    to: new Deck(points.addresses, next),
  };
  const inhabited = { from: new Deck(homes, next), to: new Deck(homes, next) };
  const protocols = new Deck(points.protocols, next);
  const ports = { from: new Deck(points.ports, next), to: new Deck(points.ports, next) };
  const types = new Deck(ECHO[family], next);
  const address = (side: 'from' | 'to'): bigint =>
    homes.length > 0 && coin() ? inhabited[side].draw() : everywhere[side].draw();
  return Array.from({ length: count }, () => {
    const protocol = coin() ? 6n : protocols.draw();
    const header = { family, protocol, source: address('from'), destination: address('to') };
    if (hasPorts(protocol)) {
      return { ...header, sourcePort: ports.from.draw(), destinationPort: ports.to.draw() };
    }
    if (protocol !== icmpProtocol(family))
      return { ...header, sourcePort: 0n, destinationPort: 0n };
    const port = ports.from.draw();
    const type = coin() || port > 255n ? types.draw() : port;
    return { ...header, sourcePort: type, destinationPort: coin() ? 0n : 255n };
  });
}
