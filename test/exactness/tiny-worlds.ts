/**
 * Tiny worlds, enumerated whole: every list of up to two lines in every place of a firewall, every
 * pair of routes of a router, every pair of trunk ports. What a generator might miss is here for sure.
 */
import type { Interpretation } from '../../src/dataplane/interpretation.js';
import type { FilterRule, NatRule } from '../../src/model/filter.js';
import type { Network } from '../../src/model/network.js';
import type { Route } from '../../src/model/node.js';
import { range } from '../../src/model/range.js';
import type { SwitchPort } from '../../src/model/segment.js';
import {
  cable,
  filter,
  forwardTo,
  ip,
  line,
  network,
  nic,
  node,
  set,
  subnet,
  via,
  vlanSwitch,
} from '../build-network.js';

export interface World {
  readonly network: Network;
  readonly reading: Partial<Interpretation>;
}

/** Each combination of one choice per list. */
function* product<T extends readonly (readonly unknown[])[]>(
  ...lists: T
): Generator<{ [K in keyof T]: T[K][number] }> {
  const [first, ...rest] = lists;
  if (first === undefined) {
    yield [] as never;
    return;
  }
  for (const item of first) {
    for (const others of product(...rest)) yield [item, ...others] as never;
  }
}

const ANY_SERVICE = {
  protocols: [range(0, 255)],
  sourcePorts: [range(0, 65535)],
  destinationPorts: [range(0, 65535)],
  established: false,
};
const CLAIMS = { ...line('permit').match, services: [{ ...ANY_SERVICE, established: true }] };

const LINES: readonly FilterRule[] = [
  line('permit'),
  line('deny'),
  line('permit', set('10.0.0.2')),
  line('deny', undefined, set('10.0.0.6')),
  { ...line('permit'), match: CLAIMS },
  line('permit', undefined, undefined, { enabled: false }),
];

const LISTS: readonly (readonly FilterRule[])[] = [
  [],
  ...LINES.map((one) => [one]),
  ...[...product(LINES, LINES)].map(([a, b]) => [a, b]),
];

const PUBLISHED: NatRule = { ...forwardTo('10.0.0.9', '10.0.0.6') };
const HIDDEN: NatRule = {
  ...forwardTo('0.0.0.0', '10.0.0.5'),
  match: { ...line('permit', set('10.0.0.2')).match, services: [ANY_SERVICE] },
};

/** Addresses that the worlds of {@link firewallWorlds} tell apart. */
export const FIREWALL_ADDRESSES = [2, 6, 1, 5, 9, 3, 7, 99].map((n) => ip(`10.0.0.${n}`).value);

/** pc (10.0.0.2) – fw – server (10.0.0.6), with 10.0.0.9 published. */
export function* firewallWorlds(): Generator<World> {
  const choices = product(
    LISTS,
    ['policy', 'in', 'out'] as const,
    [true, false],
    ['deny', 'permit'] as const,
    [[], [PUBLISHED]] as readonly (readonly NatRule[])[],
    [[], [HIDDEN]] as readonly (readonly NatRule[])[],
    ['before-destination-nat', 'after-destination-nat'] as const,
    ['before-source-nat', 'after-source-nat'] as const,
  );
  for (const [rules, place, stateful, byDefault, dnat, snat, inFilter, outFilter] of choices) {
    const judged = filter('fw/f', rules, { stateful, defaults: { 4: byDefault, 6: 'deny' } });
    const at = (where: string): object => (where === place ? ['fw/f'] : []);
    const host = (id: string, on: string, n: number): Network['nodes'][number] =>
      node(id, 'host', [nic(`${id}/0`, on, [`10.0.0.${n}/30`])], {
        routes: [via('0.0.0.0/0', `${id}/0`, `10.0.0.${n - 1}`)],
      });
    const interfaces = [
      nic('fw/l', 'left', ['10.0.0.1/30'], { filtersIn: at('in') }),
      nic('fw/r', 'right', ['10.0.0.5/30'], { filtersOut: at('out') }),
    ];
    const firewall = node('fw', 'device', interfaces, {
      ...(place === 'policy' ? { policy: 'fw/f' } : {}),
      destinationNat: dnat,
      sourceNat: snat,
      order: { inFilter, outFilter },
    });
    yield {
      network: network({
        subnets: [subnet('left', 'a', ['10.0.0.0/30']), subnet('right', 'b', ['10.0.0.4/30'])],
        nodes: [host('pc', 'left', 2), host('server', 'right', 6), firewall],
        filters: [judged],
      }),
      reading: {},
    };
  }
}

/** Addresses that the worlds of {@link routeWorlds} tell apart. */
export const ROUTE_ADDRESSES = [2, 6, 5, 10, 11, 99].map((n) => ip(`10.0.0.${n}`).value);

/** pc – r1 – r2 – server, and every pair of routes of r1. */
export function* routeWorlds(): Generator<World> {
  const prefixes = ['0.0.0.0/0', '10.0.0.8/30', '10.0.0.10/32'];
  const actions = [
    { kind: 'next-hop', interface: 'r1/1', address: ip('10.0.0.6').value },
    { kind: 'next-hop', interface: 'r1/0', address: ip('10.0.0.2').value },
    { kind: 'interface', interface: 'r1/1' },
    { kind: 'null' },
    { kind: 'vrf', vrf: 'blue' },
  ];
  const routes = [...product(prefixes, actions, [1, 10])].map(
    ([prefix, action, distance]) =>
      ({ ...via(prefix, 'x', '0.0.0.0', distance), action }) as unknown as Route,
  );
  const byPolicy = [
    [],
    [{ id: 'p', enabled: true, match: line('permit', set('10.0.0.2')).match, action: actions[0] }],
  ];
  const blue = { ...via('0.0.0.0/0', 'r1/1', '10.0.0.6'), vrf: 'blue' };
  for (const [first, second, policyRoutes, routing] of product(routes, routes, byPolicy, [
    'exact',
    'any-route',
  ] as const)) {
    const r1 = node(
      'r1',
      'device',
      [nic('r1/0', 'a', ['10.0.0.1/30'], { policyRoutes }), nic('r1/1', 'b', ['10.0.0.5/30'])],
      { routes: [first, second, blue] },
    );
    const r2 = node(
      'r2',
      'device',
      [nic('r2/0', 'b', ['10.0.0.6/30']), nic('r2/1', 'c', ['10.0.0.9/30'])],
      { routes: [via('10.0.0.0/30', 'r2/0', '10.0.0.5')] },
    );
    const host = (id: string, on: string, own: number, gateway: number): typeof r1 =>
      node(id, 'host', [nic(`${id}/0`, on, [`10.0.0.${own}/30`])], {
        routes: [via('0.0.0.0/0', `${id}/0`, `10.0.0.${gateway}`)],
      });
    yield {
      network: network({
        subnets: [
          subnet('a', 'a', ['10.0.0.0/30']),
          subnet('b', 'b', ['10.0.0.4/30']),
          subnet('c', 'c', ['10.0.0.8/30']),
        ],
        nodes: [host('pc', 'a', 2, 1), r1, r2, host('server', 'c', 10, 9)],
      }),
      reading: { routing },
    };
  }
}

export const TRUNK_ADDRESSES = [2, 6, 7].map((n) => ip(`10.0.0.${n}`).value);

/** pc on s1 – cable – server on s2, and every pair of ports at the ends of the cable. */
export function* trunkWorlds(): Generator<World> {
  const ports = [...product([[], [10], [20], [10, 20]], [0, 10, 20], [0, 20])].map(
    ([tagged, untagged, fallbackVlan]): Partial<SwitchPort> => ({
      tagged,
      ...(untagged === 0 ? {} : { untagged }),
      ...(fallbackVlan === 0 ? {} : { fallbackVlan }),
    }),
  );
  for (const [left, right, vlan] of product(ports, ports, [10, 20])) {
    const host = (id: string, on: string, own: number): Network['nodes'][number] =>
      node(id, 'host', [
        nic(`${id}/0`, { kind: 'port', switch: on, port: 'access' } as never, [`10.0.0.${own}/29`]),
      ]);
    yield {
      network: network({
        subnets: [
          subnet('a', 'a', ['10.0.0.0/29'], { vlan: 10, home: 's1' }),
          subnet('b', 'b', ['10.0.0.0/29'], { vlan, home: 's2' }),
        ],
        switches: [
          vlanSwitch('s1', { access: { untagged: 10 }, up: left }),
          vlanSwitch('s2', { access: { untagged: vlan }, up: right }),
        ],
        cables: [cable('s1/up', 's2/up')],
        nodes: [host('pc', 's1', 2), host('server', 's2', 6)],
      }),
      reading: {},
    };
  }
}
