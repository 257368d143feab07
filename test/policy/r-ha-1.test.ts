import { describe, expect, test } from 'vitest';

import { elementsOf, stateOf, Wiring, withFailures } from '../../src/analysis/failures.js';
import { closerLook, mayOpenWays } from '../../src/analysis/new-ways.js';
import type { Network } from '../../src/model/network.js';
import type { VerifyOptions } from '../../src/model/result.js';
import type { Node } from '../../src/model/node.js';
import {
  cable,
  filter,
  forwardTo,
  line,
  network,
  nic,
  node,
  set,
  subnet,
  tunnel,
  via,
  vlanSwitch,
} from '../build-network.js';
import { checkRequirement } from './check-requirement.js';
import { external, host, segment, town, type Parts } from './town.js';

const ID = 'R-HA-1';

/** Web server of an Internet line beside the firewall, and a router that could lead there. */
function withSpare(route: Node['routes'], more: Partial<Parts> = {}) {
  const spare = node(
    'spare',
    'device',
    [nic('spare/lan', 'lg-lan', ['10.2.0.9/24']), nic('spare/out', 'line', ['10.9.0.1/30'])],
    { forwards: true, routes: route, policy: 'spare/policy' },
  );
  const isp = node('isp', 'external', [nic('isp/0', 'line', ['10.9.0.2/30'])], {
    segment: 'x',
    behind: { 4: [{ first: 0x08080800n, last: 0x080808ffn }], 6: [] },
  });
  // What it forwards is for the far side alone, so that nothing crosses while the first way is used.
  const far = line('permit', set('10.2.0.0/24'), set('8.8.8.0/24'));
  const { filters, ...rest } = town({
    segments: [external('x', 'internet')],
    subnets: [subnet('line', 'x', ['10.9.0.0/30'])],
    nodes: [spare, isp],
    ...more,
  });
  return { ...rest, filters: [...filters, filter('spare/policy', [far])] };
}

/** A town whose first way to 8.8.8.0/24 ends at a dead end, and whose second does not. */
const FLOATING = [
  via('8.8.8.0/24', 'spare/lan', '10.2.0.66'),
  via('8.8.8.0/24', 'spare/out', '10.9.0.2', 200),
];

const SINK = host('sink', 'lg-lan', '10.2.0.66');

describe('R-HA-1: separation holds while something has failed', () => {
  test('nothing stands by: proved, and no state needs a look', () => {
    const result = checkRequirement(ID, town());
    expect(result.verdict).toBe('proved');
    expect(result.findings[0]).toMatchObject({ code: 'ok/failures', params: { looked: 0 } });
  });

  test('a floating route takes over where the first one fails: violated, with the element', () => {
    const inside = nic('dead-end/0', 'lg-lan', ['10.2.0.66/24']);
    const deadEnd = node('dead-end', 'device', [inside], { forwards: true });
    const network = withSpare(FLOATING);
    const result = checkRequirement(ID, { ...network, nodes: [...network.nodes, deadEnd] });
    expect(result.verdict).toBe('violated');
    const elements = new Set(result.open.map(({ params }) => params['elements']));
    expect([...elements].sort()).toEqual(['dead-end', 'dead-end/0']);
    const [first] = result.open;
    expect(first?.witness?.trace.hops.map((hop) => hop.node)).toContain('spare');
    expect(first?.witness?.trace.end.disposition).toBe('exits-network');
  });

  test('a route that watches something elsewhere gives way when that fails: violated', () => {
    const [first, second] = FLOATING;
    const network = withSpare([{ ...first!, track: 'watched' }, second!]);
    const dead = node('dead-end', 'device', [nic('dead-end/0', 'lg-lan', ['10.2.0.66/24'])], {
      forwards: true,
    });
    const watched = node('watched', 'external', [nic('watched/0', 'away', ['10.9.1.2/30'])], {
      segment: 'x',
    });
    const result = checkRequirement(ID, {
      ...network,
      subnets: [...network.subnets, subnet('away', 'x', ['10.9.1.0/30'])],
      nodes: [...network.nodes, dead, watched],
    });
    const elements = result.open.map(({ params }) => params['elements']);
    expect(elements).toContain('watched');
  });

  test('what is violated in the network as written is no second finding', () => {
    const network = withSpare([via('8.8.8.0/24', 'spare/out', '10.9.0.2')]);
    expect(checkRequirement('R-NET-1', network).verdict).not.toBe('proved');
    expect(checkRequirement(ID, network).verdict).toBe('proved');
  });

  test('two failures are looked at when they are asked for', () => {
    const routes = [
      via('8.8.8.0/24', 'spare/lan', '10.2.0.66'),
      via('8.8.8.0/24', 'spare/lan', '10.2.0.67', 100),
      via('8.8.8.0/24', 'spare/out', '10.9.0.2', 200),
    ];
    const network = withSpare(routes);
    const dead = ['66', '67'].map((last) =>
      node(`end-${last}`, 'device', [nic(`end-${last}/0`, 'lg-lan', [`10.2.0.${last}/24`])], {
        forwards: true,
      }),
    );
    const both = { ...network, nodes: [...network.nodes, ...dead] };
    const ask = (more: Partial<VerifyOptions>) => checkRequirement(ID, both, more);
    expect(ask({}).verdict).toBe('proved');
    const result = ask({ failures: 2 });
    expect(result.verdict).toBe('violated');
    expect(result.open[0]?.params['elements']).toMatch(/end-66.*, .*end-67/);
  });

  test('a relay that forwards no packets sends its own by the route that stands by: violated', () => {
    const proxy = node(
      'proxy',
      'device',
      [nic('proxy/lan', 'lg-lan', ['10.2.0.9/24']), nic('proxy/dmz', 'dmz', ['10.5.0.9/24'])],
      {
        forwards: false,
        facts: { data: [], monitor: [], relay: { upstreams: [] } },
        localIn: 'proxy/in',
        routes: [
          via('8.8.8.0/24', 'proxy/dmz', '10.5.0.1'),
          via('8.8.8.0/24', 'proxy/dmz', '10.5.0.2', 200),
        ],
      },
    );
    const first = node('first', 'device', [nic('first/0', 'dmz', ['10.5.0.1/24'])]);
    const second = node(
      'second',
      'device',
      [nic('second/0', 'dmz', ['10.5.0.2/24']), nic('second/1', 'line', ['10.9.0.1/30'])],
      { policy: 'second/policy', routes: [via('8.8.8.0/24', 'second/1', '10.9.0.2')] },
    );
    const isp = node('isp', 'external', [nic('isp/0', 'line', ['10.9.0.2/30'])], {
      segment: 'x',
      behind: set('8.8.8.0/24'),
    });
    const { filters, ...rest } = town({
      segments: [external('x', 'internet'), segment('san', 'sanitizing')],
      subnets: [subnet('line', 'x', ['10.9.0.0/30']), subnet('dmz', 'san', ['10.5.0.0/24'])],
      nodes: [proxy, first, second, isp],
    });
    const inside = line('permit', set('10.2.0.0/24'), undefined, { id: 'inside' });
    const out = line('permit', set('10.5.0.9'), set('8.8.8.0/24'), { id: 'out' });
    const lines = [filter('proxy/in', [inside]), filter('second/policy', [out])];
    const network = { ...rest, filters: [...filters, ...lines] };
    expect(checkRequirement('R-LG-4', network).verdict).toBe('proved');
    const { open } = checkRequirement(ID, network);
    const about = open.map(({ params }) => `${params['elements']} ${params['requirement']}`);
    expect(about).toEqual(expect.arrayContaining(['first R-LG-2', 'first R-LG-4']));
  });

  test('a wire falls apart between a router and a device whose address is reached: violated', () => {
    const port = (on: string, name: string) => ({ kind: 'port', switch: on, port: name }) as never;
    const fw = [
      nic('fw/mn', 'mn-lan', ['10.1.0.1/24']),
      nic('fw/lg', port('near', 'fw'), ['10.2.0.1/24'], {}),
      nic('fw/net', 'net-lan', ['10.3.0.1/24']),
    ];
    const box = nic('box/0', port('far', 'box'), ['10.2.0.50/24']);
    const inLan = (i: Node['interfaces'][number]) => ({
      ...i,
      addresses: i.addresses.map((a) => ({ ...a, subnet: 'lg-lan' as never })),
    });
    const untagged = { untagged: 7 };
    const network = town({
      lines: [line('permit', set('10.3.0.0/24'), set('10.2.0.50'))],
      fw: { interfaces: fw.map((i) => (i.id === 'fw/lg' ? inLan(i) : i)) },
      nodes: [node('box', 'device', [inLan(box)], { forwards: false })],
      more: {
        switches: [
          vlanSwitch('near', { fw: untagged, up: untagged }),
          vlanSwitch('far', { box: untagged, up: untagged }),
        ],
        cables: [cable('near/up', 'far/up')],
      },
    });
    expect(checkRequirement('R-LG-1', network).verdict).toBe('proved');
    const { open } = checkRequirement(ID, network);
    const about = open.map(({ params }) => `${params['elements']} ${params['requirement']}`);
    expect(about).toContain('near/up R-LG-1');
  });

  test('without anything that can fail: undetermined', () => {
    const { nodes, ...rest } = town();
    const network = { ...rest, nodes: nodes.filter(({ kind }) => kind === 'host') };
    expect(checkRequirement(ID, network).codes).toEqual(['und/nothing-to-check']);
  });
});

describe('§11 a network in which something has failed', () => {
  const network = withSpare(FLOATING, {});
  const down = (id: string) => {
    const element = elementsOf(network).find((e) => e.id === id)!;
    return withFailures(network, [element]);
  };

  test('§11.1 devices, externals and attached interfaces of devices can fail', () => {
    expect(elementsOf(network).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['fw', 'spare', 'isp', 'spare/lan', 'spare/out']),
    );
    expect(elementsOf(network).some(({ id }) => id === SINK.id)).toBe(false);
  });

  test('§11.2 a device that is down forwards nothing and keeps its addresses', () => {
    const spare = down('spare').nodes.find(({ id }) => id === 'spare')!;
    expect(spare.forwards).toBe(false);
    expect(spare.interfaces.map((i) => i.addresses.length)).toEqual([1, 1]);
  });

  test('§11.3 routes by what is down are not used', () => {
    const routes = (id: string, of: string) =>
      down(id)
        .nodes.find((n) => n.id === of)!
        .routes.map(({ distance }) => distance);
    expect(routes('isp', 'spare')).toEqual([1]);
    expect(routes('spare/out', 'spare')).toEqual([1]);
    expect(routes('spare/lan', 'spare')).toEqual([200]);
    expect(routes('fw', 'spare')).toEqual([1, 200]);
  });
});

describe('§11.4 ways that a failure may open', () => {
  const opens = (parts: Partial<Network>): boolean => {
    const router = node(
      'router',
      'device',
      [
        nic('router/a', 'a', ['10.1.0.1/24']),
        nic('router/b', { kind: 'tunnel', tunnel: 't' as never }, []),
      ],
      {
        routes: [
          via('8.8.8.0/24', 'router/a', '10.1.0.66'),
          via('8.8.8.0/24', 'router/b', '10.2.0.9', 200),
        ],
      },
    );
    const first = node('first', 'device', [nic('first/0', 'a', ['10.1.0.66/24'])]);
    const given = network({
      ...parts,
      subnets: [subnet('a', 'sa', ['10.1.0.0/24'])],
      tunnels: [tunnel('t')],
      nodes: [router, first, ...(parts.nodes ?? [])],
    });
    const wiring = new Wiring(given);
    const failed = elementsOf(given).filter(({ id }) => id === 'first');
    return mayOpenWays(given, wiring.domains, stateOf(given, failed, wiring));
  };
  const far = (more: object, own: object = {}): Node =>
    node(
      'far',
      'host',
      [nic('far/0', { kind: 'tunnel', tunnel: 't' as never }, ['10.2.0.9/32'], own)],
      more,
    );

  test('none where nobody there has the addresses', () => {
    expect(opens({ nodes: [far({})] })).toBe(false);
  });

  test('to a host that translates them, though it forwards nothing', () => {
    expect(opens({ nodes: [far({ destinationNat: [forwardTo('8.8.8.8', '10.2.0.9')] })] })).toBe(
      true,
    );
  });

  test('to a shared address', () => {
    const virtualAddresses = [{ family: 4, value: 0x08080808n, priority: 100 }];
    expect(opens({ nodes: [far({}, { virtualAddresses })] })).toBe(true);
  });

  test('for the shared address of an interface that is down, which nobody else has', () => {
    const virtualAddresses = [{ family: 4, value: 0x08080808n, priority: 100 }];
    const router = node(
      'router',
      'device',
      [
        nic('router/a', 'a', ['10.1.0.1/24'], { virtualAddresses }),
        nic('router/b', 'b', ['10.2.0.1/24']),
      ],
      { routes: [via('0.0.0.0/0', 'router/b', '10.2.0.9')] },
    );
    const next = node('next', 'device', [
      nic('next/b', 'b', ['10.2.0.9/24']),
      nic('next/c', 'c', ['8.8.8.1/24']),
    ]);
    const given = network({
      subnets: [
        subnet('a', 'sa', ['10.1.0.0/24']),
        subnet('b', 'sb', ['10.2.0.0/24']),
        subnet('c', 'sc', ['8.8.8.0/24']),
      ],
      nodes: [router, next],
    });
    const wiring = new Wiring(given);
    const failed = elementsOf(given).filter(({ id }) => id === 'router/a');
    expect(failed.some(closerLook(given, wiring.domains))).toBe(true);
    expect(mayOpenWays(given, wiring.domains, stateOf(given, failed, wiring))).toBe(true);
  });
});

test('packets for a wire that is down follow the default route to the outside: violated', () => {
  const isp = node('isp', 'external', [nic('isp/0', 'line', ['10.9.0.2/30'])], {
    segment: 'x',
    behind: set('8.8.8.0/24'),
  });
  const base = town({
    lines: [line('permit', set('10.2.0.0/24'), set('10.6.0.0/24'))],
    segments: [external('x', 'internet')],
    subnets: [subnet('line', 'x', ['10.9.0.0/30']), subnet('lg2', 'lg', ['10.6.0.0/24'])],
    nodes: [isp],
  });
  const more = [nic('fw/out', 'line', ['10.9.0.1/30']), nic('fw/lg2', 'lg2', ['10.6.0.1/24'])];
  const nodes = base.nodes.map((one): Node => {
    if (one.id !== 'fw') return one;
    const routes = [via('0.0.0.0/0', 'fw/out', '10.9.0.2')];
    return { ...one, interfaces: [...one.interfaces, ...more], routes };
  });
  const { verdict, open } = checkRequirement(ID, { ...base, nodes });
  expect(verdict).toBe('violated');
  expect(open.map(({ params }) => params)).toContainEqual({
    elements: 'fw/lg2',
    requirement: 'R-EXC-4',
  });
});
