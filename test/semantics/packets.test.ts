/** SEMANTICS §1, in both programs. */
import { expect, test } from 'vitest';

import { FAMILIES } from '../../src/model/address.js';
import type { Packet } from '../../src/model/packet.js';
import { PacketSpace } from '../../src/packet-set/space.js';
import { isWellFormed, mirror } from '../../src/simulate/simulate.js';
import { line, network, nic, node, subnet, tcp } from '../build-network.js';
import { ask, endsOpened } from './ask.js';
import { twoSides } from './sites.js';

const PROTOCOLS = [0n, 1n, 6n, 17n, 50n, 58n, 132n, 255n];
const PORTS = [0n, 1n, 8n, 128n, 129n, 255n, 256n, 65535n];

function headers(): readonly Packet[] {
  return FAMILIES.flatMap((family) =>
    PROTOCOLS.flatMap((protocol) =>
      PORTS.flatMap((sourcePort) =>
        PORTS.map((destinationPort): Packet => ({
          family,
          protocol,
          source: 1n,
          destination: 2n,
          sourcePort,
          destinationPort,
        })),
      ),
    ),
  );
}

test('§1.1 ports are for TCP, UDP and SCTP, type and code for the ICMP of the family', () => {
  const spaces = { 4: new PacketSpace(4), 6: new PacketSpace(6) };
  for (const packet of headers()) {
    const { family, protocol, sourcePort, destinationPort } = packet;
    const max = [6n, 17n, 132n].includes(protocol)
      ? 65535n
      : protocol === (family === 4 ? 1n : 58n)
        ? 255n
        : 0n;
    const expected = sourcePort <= max && destinationPort <= max;
    expect(isWellFormed(packet)).toBe(expected);
    expect(spaces[family].has(spaces[family].all, packet)).toBe(expected);
  }
});

test('§1.2 only TCP packets are ongoing, and what arrives is replied to', () => {
  const open = twoSides([], {}, { defaults: { 4: 'permit', 6: 'permit' } });
  const header = tcp('10.1.0.10', '10.2.0.10');
  const told = ask(open, 'pc', header);
  expect(told).toMatchObject({ ongoing: ['accepted server'], reply: ['accepted pc'] });
  const udp = ask(open, 'pc', { ...header, protocol: 17n });
  expect(udp).toMatchObject({ ongoing: [], reply: ['accepted pc'] });
});

test('§1.3 a mirror swaps addresses and ports, turns echoes, and leaves other ICMP without reply', () => {
  for (const packet of headers().filter(isWellFormed)) {
    const { family, protocol, sourcePort, destinationPort } = packet;
    const space = new PacketSpace(family);
    const back = mirror(packet);
    const mirrored = space.mirror(space.single(packet));
    expect(mirrored).toBe(back === undefined ? space.none : space.single(back));
    if ([6n, 17n, 132n].includes(protocol)) {
      expect(back).toMatchObject({ source: 2n, sourcePort: destinationPort });
    } else if (protocol === (family === 4 ? 1n : 58n)) {
      const echo = family === 4 ? [8n, 0n] : [128n, 129n];
      const at = echo.indexOf(sourcePort);
      expect(back?.sourcePort).toBe(at < 0 ? undefined : echo[1 - at]);
      if (back) expect(back.destinationPort).toBe(destinationPort);
    } else {
      expect(back).toEqual({ ...packet, source: 2n, destination: 1n });
    }
  }
});

test('§1.4 a broadcast address is delivered like any other', () => {
  const topology = twoSides([line('permit')]);
  expect(endsOpened(topology, 'pc', tcp('10.1.0.10', '10.2.0.255'))).toEqual([
    'delivered-to-subnet right',
  ]);
  const lan = network({
    subnets: [subnet('lan', 'a', ['10.1.0.0/24'])],
    nodes: [node('pc', 'host', [nic('pc/0', 'lan', ['10.1.0.10/24'])])],
  });
  expect(endsOpened(lan, 'wire lan', tcp('10.1.0.9', '255.255.255.255'))).toEqual([
    'neighbor-unreachable',
  ]);
});
