/** Packets that the lines of generated networks tell apart, drawn by a small generator of numbers. */
import type { Family } from '../../src/model/address.js';
import type { Packet } from '../../src/model/packet.js';

const V6 = 0x20010db8n << 96n;

/** A repeatable source of numbers below 2^31. */
export function lcg(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 1;
  };
}

/** `count` headers of `family` from the tiny world of the generator. */
export function drawPackets(family: Family, count: number, next: () => number): readonly Packet[] {
  return Array.from({ length: count }, () => drawPacket(family, next));
}

function drawPacket(family: Family, next: () => number): Packet {
  const address = (): bigint => {
    const base = family === 4 ? 0x0a000000n : V6;
    return base + BigInt((next() >> 8) % 17);
  };
  const pick = (list: readonly bigint[]): bigint => list[(next() >> 8) % list.length]!;
  const protocol = pick([6n, 6n, 6n, 17n, family === 4 ? 1n : 58n, 50n]);
  const addresses = { family, protocol, source: address(), destination: address() };
  if (protocol === 50n) return { ...addresses, sourcePort: 0n, destinationPort: 0n };
  if (protocol === 6n || protocol === 17n) {
    return {
      ...addresses,
      sourcePort: pick([53n, 40000n, 443n]),
      destinationPort: pick([443n, 443n, 80n, 8443n, 65535n]),
    };
  }
  return { ...addresses, sourcePort: pick([8n, 128n, 0n, 129n, 3n]), destinationPort: 0n };
}
