/**
 * SEMANTICS §8 and §9.1: who sends, and where packets arrive. What the analyzer says of a whole place
 * is held against the simulator, packet by packet, from every origin that the clauses name.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { Analyzer } from '../../src/analysis/passes.js';
import { arrivals, placeKey, placesOf, startsFrom, type Place } from '../../src/analysis/places.js';
import { PERMISSIVE } from '../../src/dataplane/interpretation.js';
import { ArrivalReader } from '../../src/engine/arrivals.js';
import { FAMILIES, prefixHas, type Family } from '../../src/model/address.js';
import type { Network } from '../../src/model/network.js';
import type { Node } from '../../src/model/node.js';
import type { Packet } from '../../src/model/packet.js';
import { inRanges } from '../../src/model/range.js';
import type { SpoofingMode } from '../../src/model/result.js';
import { Simulator, type Origin } from '../../src/simulate/simulate.js';
import { network, nic, node, segment, subnet, tcp, via } from '../build-network.js';
import { cutPoints } from '../exactness/cut-points.js';
import { samplePackets } from '../exactness/packets.js';
import { lcg } from '../generate/draw.js';
import { expressible } from '../generate/expressible.js';
import { networkNumbers, networkOf } from '../generate/network.js';
import { host } from './sites.js';

const READING = { routing: 'exact', scheduled: 'permissive', unmodelled: 'permissive' } as const;

/** Who may send `packet` from `place`, by the letter of §8. */
function originsOf(
  topology: Network,
  place: Place,
  spoofing: SpoofingMode,
  packet: Packet,
): readonly Origin[] {
  const { family, source } = packet;
  const any = spoofing === 'any';
  if (place.kind === 'external') {
    const external = topology.nodes.find((n) => n.id === place.id)!;
    const own = external.interfaces.some(
      (i) =>
        i.addresses.some((a) => a.family === family && inRanges(source, [a.range])) ||
        i.virtualAddresses.some((v) => v.family === family && v.value === source),
    );
    const sends = any || own || inRanges(source, external.behind[family]);
    return sends ? [{ kind: 'generated', node: external.id }] : [];
  }
  const reader = new ArrivalReader(topology);
  const declared = topology.nodes
    .filter((n) => n.kind === 'host')
    .filter((n) =>
      (any ? addressesOf(n, family) : [source]).some((address) =>
        reader.subnetsWith(n, family, address).includes(place.id),
      ),
    )
    .map((n): Origin => ({ kind: 'generated', node: n.id }));
  const here = topology.subnets.find((s) => s.id === place.id)!;
  const inside = here.prefixes.some((p) => p.family === family && prefixHas(p, source));
  if (spoofing === 'none' || !(any || inside)) return declared;
  return [...declared, { kind: 'wire', subnet: here.id }];
}

/** One of each run of addresses of `node`. */
function addressesOf({ interfaces }: Node, family: Family): readonly bigint[] {
  return interfaces.flatMap((i) => [
    ...i.addresses.filter((a) => a.family === family).map((a) => a.range.first),
    ...i.virtualAddresses.filter((v) => v.family === family).map((v) => v.value),
  ]);
}

/** Places at which `packet` arrives that `from` sends, by the simulator. */
function simulated(
  topology: Network,
  from: Place,
  spoofing: SpoofingMode,
  packet: Packet,
): readonly string[] {
  const simulator = new Simulator(topology, READING);
  const reader = new ArrivalReader(topology);
  const traces = originsOf(topology, from, spoofing, packet).flatMap(
    (origin) => simulator.open(origin, packet).traces,
  );
  return [...new Set(traces.flatMap((trace) => [...reader.placesOf(trace)]))].sort();
}

/** The same by the analyzer, for every packet at once. */
function analyzed(
  topology: Network,
  from: Place,
  spoofing: SpoofingMode,
  family: Family,
): (packet: Packet) => readonly string[] {
  const analyzer = new Analyzer(topology, family, PERMISSIVE);
  const { layout, space } = analyzer;
  const pass = analyzer.opening(startsFrom(layout, space, from, spoofing));
  const sets = [...arrivals(analyzer, pass)].map(([place, arrived]) => {
    const back = analyzer.backward(pass, new Map(arrived.map(({ state, set }) => [state, set])));
    const sent = pass.starts.map(({ state, set }) =>
      space.intersect(set, back.get(pass.graph.id(state)) ?? space.none),
    );
    return [place, space.unionAll(sent)] as const;
  });
  return (packet) =>
    sets
      .filter(([, set]) => space.has(set, packet))
      .map(([place]) => place)
      .sort();
}

function crosses(
  topology: Network,
  from: string,
  packet: Packet,
  spoofing: SpoofingMode = 'subnet',
): readonly string[] {
  const place = placesOf(topology).find((p) => p.id === from)!;
  const found = analyzed(topology, place, spoofing, packet.family)(packet);
  expect(simulated(topology, place, spoofing, packet)).toEqual(found);
  return found.filter((key) => key !== placeKey(place));
}

/** `pc` and `server` in subnets of a router, and the outside behind it. */
function site(
  server = nic('server/0', 'right', ['10.2.0.10/24']),
  more: Partial<Network> = {},
): Network {
  return network({
    segments: [
      segment('a'),
      segment('b'),
      segment('x', { kind: 'external', external: 'internet' }),
    ],
    subnets: [
      subnet('left', 'a', ['10.1.0.0/24']),
      subnet('right', 'b', ['10.2.0.0/24']),
      subnet('line', 'x', ['10.9.0.0/30']),
    ],
    nodes: [
      host('pc', 'left', ['10.1.0.10/24'], ['10.1.0.1']),
      node('server', 'host', [server]),
      node(
        'rt',
        'device',
        [
          nic('rt/l', 'left', ['10.1.0.1/24']),
          nic('rt/r', 'right', ['10.2.0.1/24']),
          nic('rt/x', 'line', ['10.9.0.1/30']),
        ],
        { routes: [via('0.0.0.0/0', 'rt/x', '10.9.0.2')] },
      ),
      node('net', 'external', [nic('net/0', 'line', ['10.9.0.2/30'])], {
        segment: 'x',
        behind: { 4: [{ first: 0x08080800n, last: 0x080808ffn }], 6: [] },
      }),
      ...(more.nodes ?? []),
    ],
  });
}

describe('§8 senders', () => {
  test('§8.2 an undeclared machine has any address of its subnet, and no other', () => {
    expect(crosses(site(), 'left', tcp('10.1.0.99', '10.2.0.10'))).toEqual(['subnet right']);
    expect(crosses(site(), 'left', tcp('10.7.0.99', '10.2.0.10'))).toEqual([]);
  });

  test('§8.2 a declared host with a leg elsewhere may send there under its address here', () => {
    const both = node(
      'both',
      'host',
      [nic('both/0', 'left', ['10.1.0.77/24']), nic('both/1', 'line', ['10.9.0.3/30'])],
      { routes: [via('8.8.8.0/24', 'both/1', '10.9.0.2')] },
    );
    const topology = site(undefined, { nodes: [both] });
    const closed = {
      ...topology,
      nodes: topology.nodes.map((n) => (n.id === 'rt' ? { ...n, routes: [] } : n)),
    };
    expect(crosses(closed, 'left', tcp('10.1.0.77', '8.8.8.8'))).toEqual(['external net']);
    expect(crosses(closed, 'left', tcp('10.1.0.78', '8.8.8.8'))).toEqual([]);
  });

  test('§8.2 a declared host sends under an address that its subnet has no prefix for', () => {
    const astray = node('astray', 'host', [nic('astray/0', 'left', ['10.7.0.5/24'])], {
      routes: [via('10.2.0.0/24', 'astray/0', '10.1.0.1')],
    });
    const topology = site(undefined, { nodes: [astray] });
    for (const spoofing of ['none', 'subnet', 'any'] as const) {
      const packet = tcp('10.7.0.5', '10.2.0.10');
      expect(crosses(topology, 'left', packet, spoofing)).toEqual(['subnet right']);
    }
    expect(crosses(topology, 'left', tcp('10.7.0.6', '10.2.0.10'))).toEqual([]);
  });

  test('§8.3 without spoofing only declared hosts send, from their own addresses', () => {
    expect(crosses(site(), 'left', tcp('10.1.0.10', '10.2.0.10'), 'none')).toEqual([
      'subnet right',
    ]);
    expect(crosses(site(), 'left', tcp('10.1.0.99', '10.2.0.10'), 'none')).toEqual([]);
  });

  test('§8.4 with any spoofing every source is possible', () => {
    expect(crosses(site(), 'left', tcp('10.7.0.99', '10.2.0.10'), 'any')).toEqual(['subnet right']);
  });

  test('§8.5 an external sends under its own addresses and those behind it', () => {
    for (const spoofing of ['none', 'subnet', 'any'] as const) {
      expect(crosses(site(), 'net', tcp('8.8.8.8', '10.2.0.10'), spoofing)).toEqual([
        'subnet right',
      ]);
      expect(crosses(site(), 'net', tcp('10.9.0.2', '10.2.0.10'), spoofing)).toEqual([
        'subnet right',
      ]);
      const forged = spoofing === 'any' ? ['subnet right'] : [];
      expect(crosses(site(), 'net', tcp('10.1.0.10', '10.2.0.10'), spoofing)).toEqual(forged);
    }
  });
});

describe('§8.3, §9.1 a leg on a wire without subnets', () => {
  const tunnel = { kind: 'tunnel', tunnel: 'vpn' as never } as const;
  const far = nic('server/1', tunnel, ['192.0.2.2/30']);
  const near = node(
    'two',
    'host',
    [nic('two/0', 'left', ['10.1.0.50/24']), nic('two/1', tunnel, ['192.0.2.1/30'])],
    {},
  );
  const topology = ((): Network => {
    const whole = site(undefined, { nodes: [near] });
    const nodes = whole.nodes.map((n) =>
      n.id === 'server' ? { ...n, interfaces: [...n.interfaces, far] } : n,
    );
    return { ...whole, nodes, tunnels: [{ id: 'vpn', at: whole.nodes[0]!.at }] as never };
  })();

  test('is one of the subnets in which its host stands', () => {
    for (const spoofing of ['none', 'subnet'] as const) {
      const packet = tcp('192.0.2.1', '192.0.2.2');
      expect(crosses(topology, 'left', packet, spoofing)).toEqual(['subnet right']);
      const back = tcp('192.0.2.2', '192.0.2.1');
      expect(crosses(topology, 'right', back, spoofing)).toEqual(['subnet left']);
    }
  });
});

describe('§9.1 arrival', () => {
  const to = (destination: string, topology = site()): readonly string[] =>
    crosses(topology, 'left', tcp('10.1.0.99', destination));

  test('§9.1 at a subnet by delivery or at a host, at an external by exit, at a device nowhere', () => {
    expect(to('10.2.0.10')).toEqual(['subnet right']);
    expect(to('10.2.0.99')).toEqual(['subnet right']);
    expect(to('8.8.8.8')).toEqual(['external net']);
    expect(to('10.2.0.1')).toEqual([]);
  });

  test('§9.1 also at a host that denies it', () => {
    const topology = site();
    const nodes = topology.nodes.map((n) =>
      n.id === 'server' ? { ...n, localIn: 'server/local' as never } : n,
    );
    const filters = [
      {
        id: 'server/local',
        node: 'server',
        rules: [],
        defaults: { 4: 'deny', 6: 'deny' },
        stateful: true,
      },
    ];
    expect(to('10.2.0.10', { ...topology, nodes, filters: filters as never })).toEqual([
      'subnet right',
    ]);
  });

  test('§9.1 by a shared address, or one that states no subnet', () => {
    const shared = { virtualAddresses: [{ family: 4, value: 0x0a020050n, priority: 1 }] };
    expect(to('10.2.0.80', site(nic('server/0', 'right', ['10.2.0.10/24'], shared)))).toEqual([
      'subnet right',
    ]);
    const bare = nic('server/0', 'right', ['10.2.0.10/24']);
    const addresses = bare.addresses.map(({ subnet: _subnet, ...address }) => address);
    expect(to('10.2.0.10', site({ ...bare, addresses }))).toEqual(['subnet right']);
  });
});

test('§8.2, §8.3, §8.4, §8.5, §9.1 both programs agree on what crosses in hostile networks', () => {
  let crossed = 0;
  fc.assert(
    fc.property(networkNumbers, fc.nat(), (numbers, seed) => {
      const topology = expressible(networkOf(numbers));
      const next = lcg(seed);
      const places = placesOf(topology);
      for (const spoofing of ['none', 'subnet', 'any'] as const) {
        const from = places[(next() >> 8) % places.length]!;
        for (const family of FAMILIES) {
          const expected = analyzed(topology, from, spoofing, family);
          const points = cutPoints(topology, family);
          for (const packet of samplePackets(points, points.addresses, 12, next)) {
            const found = simulated(topology, from, spoofing, packet);
            crossed += found.length;
            expect(expected(packet)).toEqual(found);
          }
        }
      }
    }),
    { seed: 20261124, numRuns: 40, endOnFailure: true },
  );
  expect(crossed).toBeGreaterThan(500);
}, 120_000);
