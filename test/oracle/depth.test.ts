/**
 * Depth of defence against the simulator (SEMANTICS §14): every set of elements opened in turn. On
 * generated networks no set of packets connects what is said not to be, and every set told does; on
 * chains of guards, where all the packets that matter can be tried, both know the same sets.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { depthOfDefence } from '../../src/engine/depth.js';
import { FAMILIES } from '../../src/model/address.js';
import type { DepthAnswer, DepthElement } from '../../src/model/depth.js';
import type { Network } from '../../src/model/network.js';
import type { Packet } from '../../src/model/packet.js';
import { range } from '../../src/model/range.js';
import type { RoutingMode } from '../../src/model/result.js';
import {
  AT,
  cable,
  filter,
  line,
  network as networkOfParts,
  nic,
  node,
  set,
  subnet,
  via,
  vlanSwitch,
} from '../build-network.js';
import { cutPoints } from '../exactness/cut-points.js';
import { samplePackets } from '../exactness/packets.js';
import { Draw, lcg } from '../generate/draw.js';
import { networkNumbers, networkOf } from '../generate/network.js';
import { naiveConnected, naiveElements, naiveOpened } from './naive-depth.js';

const SEED = Number(process.env['SEKISHO_SEED'] ?? 20261124);
const RUNS = Number(process.env['SEKISHO_RUNS'] ?? 8);
const PACKETS = 40;
const SLOW_MS = 3_600_000;

/** Sets of elements as sorted texts, by their size. */
function subsets(elements: readonly DepthElement[]): readonly (readonly DepthElement[])[] {
  const all = elements.reduce<readonly (readonly DepthElement[])[]>(
    (sets, element) => [...sets, ...sets.map((one) => [...one, element])],
    [[]],
  );
  return [...all].sort((a, b) => a.length - b.length);
}

function textOf(elements: readonly DepthElement[]): string {
  return elements
    .map(({ kind, id }) => `${kind} ${id}`)
    .sort()
    .join(', ');
}

interface Asked {
  readonly network: Network;
  readonly routing: RoutingMode;
  readonly layer2: boolean;
  readonly ceiling: number;
  readonly packets: readonly Packet[];
}

/** Per set of elements the segments that packets get to from `from`. */
function byHand(
  { network, routing, layer2, packets }: Asked,
  from: string,
): Map<string, Set<string>> {
  return new Map(
    subsets(naiveElements(network, layer2)).map((elements) => {
      const opened = naiveOpened(network, elements, routing);
      return [textOf(elements), new Set(naiveConnected(opened, from, { routing, packets }))];
    }),
  );
}

/** The same from every segment. */
function handsOf(asked: Asked): ReadonlyMap<string, Map<string, Set<string>>> {
  return new Map(asked.network.segments.map(({ id }) => [id, byHand(asked, id)] as const));
}

function sizeOf(text: string): number {
  return text === '' ? 0 : text.split(', ').length;
}

/** Connecting sets by hand, smallest first. */
function connecting(hand: ReadonlyMap<string, ReadonlySet<string>>, to: string): readonly string[] {
  return [...hand].flatMap(([elements, reached]) => (reached.has(to) ? [elements] : []));
}

/** Nothing that packets do contradicts the answer, and what it shows is so. */
function checkAnswer(answer: DepthAnswer, byPackets: readonly string[], asked: Asked): void {
  switch (answer.kind) {
    case 'no-way':
      expect(byPackets).toEqual([]);
      return;
    case 'more-than':
      expect(byPackets.filter((elements) => sizeOf(elements) <= answer.depth)).toEqual([]);
      return;
    case 'depth': {
      const told = answer.sets.map(({ elements }) => textOf(elements));
      expect(new Set(told).size).toBe(told.length);
      expect(told.every((elements) => sizeOf(elements) === answer.depth)).toBe(true);
      expect(byPackets.filter((elements) => sizeOf(elements) < answer.depth)).toEqual([]);
      const same = byPackets.filter((elements) => sizeOf(elements) === answer.depth);
      expect(same.filter((elements) => !told.includes(elements))).toEqual([]);
      return;
    }
    case 'unknown':
      expect.fail(`gave up at ${answer.limit} with ${asked.packets.length} packets`);
  }
}

/** Every set that is told connects by the packet that shows it. */
function checkSets(
  answer: DepthAnswer,
  { network, routing }: Asked,
  from: string,
  to: string,
): void {
  if (answer.kind !== 'depth') return;
  for (const { elements, witness } of answer.sets) {
    if (witness === undefined) continue;
    const opened = naiveOpened(network, elements, routing);
    const reached = naiveConnected(opened, from, { routing, packets: [witness.packet] });
    expect(reached.has(to), textOf(elements)).toBe(true);
  }
}

function depthsOf({ network, routing, layer2, ceiling }: Asked): ReturnType<typeof depthOfDefence> {
  return depthOfDefence(network, {}, { routing, spoofing: 'subnet', layer2, ceiling });
}

describe('depthOfDefence(network, wanted, options)', () => {
  test(
    'is not contradicted by packets on generated networks, and every set connects',
    () => {
      const kinds = new Map<string, number>();
      fc.assert(
        fc.property(
          networkNumbers,
          fc.nat(),
          fc.constantFrom('exact', 'exact', 'any-route'),
          fc.boolean(),
          (numbers, seed, routing, layer2) => {
            const network = withRegister(networkOf(numbers), seed);
            const next = lcg(seed);
            const packets = FAMILIES.flatMap((family) =>
              samplePackets(cutPoints(network, family), homesOf(network, family), PACKETS, next),
            );
            const asked: Asked = { network, routing, layer2, ceiling: 2, packets };
            const { pairs } = depthsOf(asked);
            const hands = new Map(
              network.segments.map(({ id }) => [id as string, byHand(asked, id)] as const),
            );
            for (const { from, to, answer } of pairs) {
              const name = answer.kind === 'depth' ? `depth ${answer.depth}` : answer.kind;
              kinds.set(name, (kinds.get(name) ?? 0) + 1);
              checkAnswer(answer, connecting(hands.get(from)!, to), asked);
              checkSets(answer, asked, from, to);
            }
          },
        ),
        { seed: SEED, numRuns: RUNS, endOnFailure: true },
      );
      console.log(`${RUNS} networks:`, Object.fromEntries(kinds));
      expect(kinds.get('depth 0')).toBeGreaterThan(0);
    },
    SLOW_MS,
  );

  test(
    'knows the same sets as all packets on chains of guards',
    () => {
      const kinds = new Map<string, number>();
      fc.assert(
        fc.property(
          fc.array(fc.nat({ max: 9999 }), { minLength: 80, maxLength: 80 }),
          fc.constantFrom('exact', 'any-route'),
          fc.boolean(),
          (numbers, routing, layer2) => {
            const network = chainOf(new Draw(numbers));
            const asked: Asked = { network, routing, layer2, ceiling: 2, packets: CHAIN_PACKETS };
            const { pairs } = depthsOf(asked);
            const hands = handsOf(asked);
            for (const { from, to, answer } of pairs) {
              const name = answer.kind === 'depth' ? `depth ${answer.depth}` : answer.kind;
              kinds.set(name, (kinds.get(name) ?? 0) + 1);
              const byPackets = connecting(hands.get(from)!, to);
              checkAnswer(answer, byPackets, asked);
              checkSets(answer, asked, from, to);
              if (answer.kind !== 'depth') continue;
              const smallest = byPackets.filter((one) => sizeOf(one) === answer.depth);
              const told = answer.sets.map(({ elements }) => textOf(elements));
              expect([...told].sort()).toEqual([...smallest].sort());
            }
          },
        ),
        { seed: SEED, numRuns: RUNS * 3, endOnFailure: true },
      );
      console.log(`${RUNS * 3} chains:`, Object.fromEntries(kinds));
      for (const kind of ['depth 0', 'depth 1', 'depth 2', 'no-way']) {
        expect(kinds.get(kind), kind).toBeGreaterThan(0);
      }
    },
    SLOW_MS,
  );
});

function homesOf(network: Network, family: 4 | 6): readonly bigint[] {
  return network.nodes
    .flatMap(({ interfaces }) => interfaces)
    .flatMap((i) => i.addresses.filter((a) => a.family === family).map((a) => a.range.first));
}

/** With one line that lets TCP through from one segment to the other, in half of the cases. */
function withRegister(network: Network, seed: number): Network {
  if (seed % 2 === 0) return network;
  const [from, to] = network.segments;
  const end = (segment: typeof from): object => ({
    text: segment!.id,
    segment: segment!.id,
    addresses: set('0.0.0.0/0', 'v6:0/0'),
    at: AT,
  });
  const { services } = line('permit').match;
  const flow = { id: 'X', title: {}, kind: 'ordinary', from: [end(from)], to: [end(to)], services };
  return { ...network, register: [{ ...flow, required: false, data: 'both', at: AT } as never] };
}

/** Addresses 10.0.N.1 to .4 of three subnets, the last of which nobody has. */
const CHAIN_ADDRESSES = [0, 1, 2].flatMap((n) =>
  [1, 2, 3, 4].map((host) => 0x0a000000n + BigInt(n * 256 + host)),
);
/** Two services that the line of the register tells apart, and one that no filter speaks of. */
const CHAIN_PACKETS: readonly Packet[] = CHAIN_ADDRESSES.flatMap((source) =>
  CHAIN_ADDRESSES.flatMap((destination) =>
    [
      { protocol: 6n, destinationPort: 443n },
      { protocol: 6n, destinationPort: 25n },
      { protocol: 17n, destinationPort: 53n },
    ].map((service) => ({
      family: 4 as const,
      source,
      destination,
      sourcePort: 40000n,
      ...service,
    })),
  ),
);

/**
 * n0 – g0 – n1 – g1 – n2, a host between two of them that does not forward, and two switches that
 * carry n0 and n2, with a cable whose ports may or may not carry something.
 */
function chainOf(draw: Draw): Network {
  const guards = [0, 1].map((index) => guardOf(draw, index));
  const on = (index: number): string => `n${index}`;
  const bridge = draw.below(2);
  const host = node(
    'san',
    'host',
    [
      // A leg without an address takes nothing off its wire as long as the host does not forward.
      nic('san/0', on(bridge), draw.chance(50) ? [] : [`10.0.${bridge}.3/24`]),
      nic('san/1', on(bridge + 1), draw.chance(20) ? [] : [`10.0.${bridge + 1}.3/24`]),
    ],
    { routes: routesOf('san', bridge, draw) },
  );
  const port = (): object => ({
    tagged: draw.one([[], [10], [20], [10, 20]]),
    ...(draw.chance(30) ? { untagged: draw.one([10, 20]) } : {}),
  });
  return networkOfParts({
    subnets: [0, 1, 2].map((index) =>
      subnet(on(index), on(index), [`10.0.${index}.0/24`], wireOf(index)),
    ),
    switches: [
      vlanSwitch('s0', { desk: { untagged: 10 }, up: port() }),
      vlanSwitch('s1', { desk: { untagged: 20 }, up: port() }),
    ],
    cables: [cable('s0/up', 's1/up')],
    nodes: [...guards.map(({ guard }) => guard), host],
    filters: guards.flatMap(({ filters }) => filters),
    register: draw.chance(50) ? [webFlow()] : [],
  });
}

function wireOf(index: number): object {
  if (index === 0) return { vlan: 10, home: 's0' };
  return index === 2 ? { vlan: 20, home: 's1' } : {};
}

function guardOf(
  draw: Draw,
  index: number,
): { guard: Network['nodes'][number]; filters: Network['filters'] } {
  const id = `g${index}`;
  const rules = draw.many(1, (n) =>
    line(
      draw.one(['permit', 'deny']),
      draw.chance(50) ? set(`10.0.${draw.below(3)}.0/24`) : undefined,
      draw.chance(50) ? set(`10.0.${draw.below(3)}.2`) : undefined,
      { id: `l${n}` },
    ),
  );
  const judged = filter(`${id}/f`, rules, {
    defaults: { 4: draw.one(['deny', 'deny', 'deny', 'permit']), 6: 'deny' },
  });
  const place = draw.one(['policy', 'filtersIn', 'filtersOut']);
  const blue = draw.chance(10);
  const guard = node(
    id,
    'device',
    [
      nic(
        `${id}/0`,
        `n${index}`,
        [`10.0.${index}.1/24`],
        place === 'filtersIn' ? { filtersIn: [`${id}/f`] } : {},
      ),
      nic(`${id}/1`, `n${index + 1}`, [`10.0.${index + 1}.2/24`], {
        ...(place === 'filtersOut' ? { filtersOut: [`${id}/f`] } : {}),
        ...(blue ? { vrf: 'blue' } : {}),
      }),
    ],
    { ...(place === 'policy' ? { policy: `${id}/f` } : {}), routes: routesOf(id, index, draw) },
  );
  return { guard, filters: [judged] };
}

/** Most know the way to both ends of the chain. */
function routesOf(id: string, index: number, draw: Draw): readonly ReturnType<typeof via>[] {
  if (draw.chance(10)) return [];
  return [
    ...[0, 1, 2]
      .filter((n) => n > index + 1)
      .map((n) => via(`10.0.${n}.0/24`, `${id}/1`, `10.0.${index + 1}.1`)),
    ...[0, 1, 2]
      .filter((n) => n < index)
      .map((n) => via(`10.0.${n}.0/24`, `${id}/0`, `10.0.${index}.2`)),
  ];
}

/** Web from the first subnet to the last is permitted. */
function webFlow(): Network['register'][number] {
  const end = (id: string, prefix: string): object => ({
    text: id,
    subnet: id,
    addresses: set(prefix),
    at: AT,
  });
  const web = { ...line('permit').match.services[0]!, destinationPorts: [range(443)] };
  return {
    id: 'W',
    title: {},
    kind: 'ordinary',
    from: [end('n0', '10.0.0.0/24')],
    to: [end('n2', '10.0.2.0/24')],
    services: [web],
    required: false,
    data: 'both',
    at: AT,
  } as never;
}
