/**
 * Lateral movement against the simulator, packet by packet (SEMANTICS §13): on generated networks every
 * foothold that packets find is told and every step told is a legal one; on tiny worlds, where all the
 * packets that matter can be tried, both know the same footholds in the same rounds.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { lateralFrom } from '../../src/engine/lateral.js';
import { FAMILIES } from '../../src/model/address.js';
import type { Foothold, LateralResult } from '../../src/model/lateral.js';
import type { Service } from '../../src/model/match.js';
import type { Network } from '../../src/model/network.js';
import type { Packet } from '../../src/model/packet.js';
import { inRanges, range } from '../../src/model/range.js';
import { filter, line, set } from '../build-network.js';
import { cutPoints } from '../exactness/cut-points.js';
import { samplePackets } from '../exactness/packets.js';
import {
  FIREWALL_ADDRESSES,
  firewallWorlds,
  routeWorlds,
  TRUNK_ADDRESSES,
  trunkWorlds,
  type World,
} from '../exactness/tiny-worlds.js';
import { lcg } from '../generate/draw.js';
import { networkNumbers, networkOf } from '../generate/network.js';
import { naiveLateral, sendingsOf, takenBy, type NaiveAttack } from './naive-lateral.js';

const SEED = Number(process.env['SEKISHO_SEED'] ?? 20261124);
const RUNS = Number(process.env['SEKISHO_RUNS'] ?? 24);
const PACKETS = 60;
const SLOW_MS = 3_600_000;

const WEB: Service = {
  protocols: [range(6)],
  sourcePorts: [range(0, 65535)],
  destinationPorts: [range(443)],
  established: false,
};

function isOf(service: Service, { protocol, sourcePort, destinationPort }: Packet): boolean {
  return (
    inRanges(protocol, service.protocols) &&
    inRanges(sourcePort, service.sourcePorts) &&
    inRanges(destinationPort, service.destinationPorts)
  );
}

const cases = fc.record({
  numbers: networkNumbers,
  seed: fc.nat(),
  spoofing: fc.constantFrom('none', 'subnet', 'any'),
  routing: fc.constantFrom('exact', 'exact', 'any-route'),
  services: fc.constantFrom<readonly Service[] | undefined>(undefined, [WEB]),
  kinds: fc.constantFrom(['other', 'other'], ['external', 'other'], ['other', 'sanitizing']),
} as const);

type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

/** The generated network with segments of these kinds. */
function networkFor({ numbers, kinds }: Case): Network {
  const network = networkOf(numbers);
  const segments = network.segments.map((segment, index) => ({
    ...segment,
    kind: kinds[index] as 'other',
  }));
  return { ...network, segments };
}

function firstOf({ nodes }: Network, seed: number): readonly Foothold[] {
  return [{ kind: 'node', id: nodes[seed % nodes.length]!.id }];
}

function packetsFor(network: Network, seed: number): readonly Packet[] {
  const next = lcg(seed);
  return FAMILIES.flatMap((family) => {
    const homes = network.nodes
      .flatMap(({ interfaces }) => interfaces)
      .flatMap((i) => i.addresses.filter((a) => a.family === family).map((a) => a.range.first));
    return samplePackets(cutPoints(network, family), homes, PACKETS, next);
  });
}

/** Whether each step is made by a packet that its foothold may send, and that takes over. */
function checkSteps(result: LateralResult, attack: NaiveAttack): void {
  const rounds = new Map(result.start.map(({ kind, id }) => [`${kind} ${id}`, 0]));
  for (const { foothold, round, from, witness } of result.steps) {
    expect(rounds.get(`${from.kind} ${from.id}`)).toBe(round - 1);
    rounds.set(`${foothold.kind} ${foothold.id}`, round);
    if (witness === undefined) continue;
    const { origin, packet, trace } = witness;
    const sending = sendingsOf(attack, from).find(
      (one) => JSON.stringify(one.origin) === JSON.stringify(origin),
    );
    expect(sending?.maySend(packet)).toBe(true);
    expect(takenBy(attack, trace.end)).toEqual(foothold);
    expect(attack.isExploitable(trace.end.packet)).toBe(true);
  }
}

describe('lateralFrom(network, start, options)', () => {
  test(
    '§13.6 finds what packets find on generated networks, and nothing that they cannot',
    () => {
      let found = 0;
      let told = 0;
      let safe = 0;
      fc.assert(
        fc.property(cases, (one) => {
          const { seed, spoofing, routing, services } = one;
          const network = networkFor(one);
          const start = firstOf(network, seed);
          const result = lateralFrom(network, start, {
            routing,
            spoofing,
            ...(services === undefined ? {} : { services }),
          });
          const attack: NaiveAttack = {
            network,
            spoofing,
            routing,
            packets: packetsFor(network, seed),
            isExploitable: (packet) => (services ?? []).length === 0 || isOf(WEB, packet),
          };
          checkSteps(result, attack);
          const naive = naiveLateral(attack, start);
          const rounds = new Map(
            result.steps.map(({ foothold: { kind, id }, round }) => [`${kind} ${id}`, round]),
          );
          for (const [key, round] of naive.rounds) {
            if (round > 0) expect(rounds.get(key) ?? Infinity, key).toBeLessThanOrEqual(round);
          }
          for (const { segment, reach } of result.segments) {
            if (reach !== 'held') expect(naive.held.has(segment), segment).toBe(false);
            if (reach === 'safe') expect(naive.touched.has(segment), segment).toBe(false);
          }
          found += naive.rounds.size - 1;
          told += result.steps.length;
          safe += result.segments.filter(({ reach }) => reach === 'safe').length;
        }),
        { seed: SEED, numRuns: RUNS, endOnFailure: true },
      );
      console.log(
        `${RUNS} networks: ${told} footholds told, ${found} found by packets, ${safe} safe`,
      );
      expect(found).toBeGreaterThan(told / 2);
      expect(safe).toBeGreaterThan(0);
    },
    SLOW_MS,
  );

  test.each([
    ['firewalls', firewallWorlds(), FIREWALL_ADDRESSES, 499],
    ['routes', routeWorlds(), EVERY_ADDRESS, 331],
    ['trunks', trunkWorlds(), [...TRUNK_ADDRESSES, NOBODY], 47],
  ] as const)(
    'knows every foothold of tiny worlds of %s',
    (_what, worlds, addresses, stride) => {
      let index = 0;
      let told = 0;
      for (const { network, reading } of worlds) {
        if (index++ % stride !== 0) continue;
        for (const spoofing of ['none', 'subnet', 'any'] as const) {
          told += sameFootholds({ network, reading }, addresses, spoofing);
          told += sameFootholds({ network: shy(network), reading }, addresses, spoofing);
        }
      }
      expect(told).toBeGreaterThan(index / stride);
    },
    SLOW_MS,
  );
});

const NOBODY = 0x0a000063n;

/** With a server that listens only to an address that nobody has. */
function shy(given: Network): Network {
  const own = filter('server/own', [line('permit', set('10.0.0.99'))]);
  return {
    ...given,
    nodes: given.nodes.map((one) => (one.id === 'server' ? { ...one, localIn: own.id } : one)),
    filters: [...given.filters, own],
  };
}

/** Every address of the subnets of the worlds of routes. */
const EVERY_ADDRESS = [...[...Array(12).keys()].map((n) => 0x0a000000n + BigInt(n)), NOBODY];

const TCP = { family: 4, protocol: 6n, sourcePort: 40000n, destinationPort: 443n } as const;
const ECHO = { family: 4, protocol: 1n, sourcePort: 8n, destinationPort: 0n } as const;

/** The number of steps; both sides have to know the same ones. */
function sameFootholds(
  { network, reading }: World,
  addresses: readonly bigint[],
  spoofing: NaiveAttack['spoofing'],
): number {
  const routing = reading.routing ?? 'exact';
  const start: readonly Foothold[] = [{ kind: 'node', id: 'pc' as never }];
  const packets = [TCP, ECHO].flatMap((header) =>
    addresses.flatMap((source) =>
      addresses.map((destination) => ({ ...header, source, destination })),
    ),
  );
  const attack = { network, spoofing, routing, packets, isExploitable: () => true };
  const naive = naiveLateral(attack, start);
  const result = lateralFrom(network, start, { routing, spoofing });
  checkSteps(result, attack);
  const told = new Map([
    ['node pc', 0],
    ...result.steps.map(({ foothold: { kind, id }, round }) => [`${kind} ${id}`, round] as const),
  ]);
  expect([...told].sort()).toEqual([...naive.rounds].sort());
  for (const { segment, reach } of result.segments) {
    const where = naive.held.has(segment)
      ? 'held'
      : naive.touched.has(segment)
        ? 'touched'
        : 'safe';
    expect(reach, segment).toBe(where);
  }
  return result.steps.length;
}
