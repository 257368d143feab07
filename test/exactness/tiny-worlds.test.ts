/** Both programs on tiny worlds: every packet, from everywhere, in every role. */
import { describe, expect, test } from 'vitest';

import type { Packet } from '../../src/model/packet.js';
import { compare } from './compare.js';
import {
  FIREWALL_ADDRESSES,
  firewallWorlds,
  ROUTE_ADDRESSES,
  routeWorlds,
  TRUNK_ADDRESSES,
  trunkWorlds,
  type World,
} from './tiny-worlds.js';

/** With `SEKISHO_DEEP` all of them; else every so many, a prime number so that all choices occur. */
const DEEP = process.env['SEKISHO_DEEP'] !== undefined;

const TCP = { family: 4, protocol: 6n, sourcePort: 40000n, destinationPort: 443n } as const;
const ECHO = { family: 4, protocol: 1n, sourcePort: 8n, destinationPort: 0n } as const;

function packetsBetween(addresses: readonly bigint[]): readonly Packet[] {
  return [TCP, ECHO].flatMap((header) =>
    addresses.flatMap((source) =>
      addresses.map((destination) => ({ ...header, source, destination })),
    ),
  );
}

function agree(worlds: Iterable<World>, addresses: readonly bigint[], stride: number): number {
  const packets = packetsBetween(addresses);
  const tcp = packets.filter((packet) => packet.protocol === 6n);
  let index = 0;
  let asked = 0;
  for (const { network, reading } of worlds) {
    if (index++ % (DEEP ? 1 : stride) !== 0) continue;
    const { disagreements, truncated } = compare(network, reading, (family) =>
      family === 4 ? { packets, groups: [packets, tcp.slice(1, 2)] } : { packets: [], groups: [] },
    );
    expect(disagreements).toEqual([]);
    expect(truncated).toBe(0);
    asked += 1;
  }
  return asked;
}

describe('tiny worlds', () => {
  test('filters and translations of a firewall', () => {
    const asked = agree(firewallWorlds(), FIREWALL_ADDRESSES, 223);
    expect(asked).toBe(DEEP ? 43 * 3 * 2 ** 6 : 38);
  }, 3_600_000);

  test('pairs of routes', () => {
    const asked = agree(routeWorlds(), ROUTE_ADDRESSES, 101);
    expect(asked).toBe(DEEP ? 30 * 30 * 4 : 36);
  }, 3_600_000);

  test('pairs of trunk ports', () => {
    const asked = agree(trunkWorlds(), TRUNK_ADDRESSES, 13);
    expect(asked).toBe(DEEP ? 24 * 24 * 2 : 89);
  }, 3_600_000);
});
