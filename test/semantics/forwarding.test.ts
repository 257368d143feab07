/** SEMANTICS §3, in both programs. */
import { describe, expect, test } from 'vitest';

import type { Network } from '../../src/model/network.js';
import type { Node, Route } from '../../src/model/node.js';
import {
  filter,
  forwardTo,
  line,
  net,
  network,
  nic,
  node,
  set,
  subnet,
  tcp,
  tunnel,
  via,
} from '../build-network.js';
import { ask, endsOpened } from './ask.js';
import { host, twoRouters, twoSides } from './sites.js';

const AWAY = tcp('10.1.0.10', '10.5.0.1');
const ANY_ROUTE = { routing: 'any-route' } as const;

/** A route with any action. */
function route(prefix: string, action: object, vrf = 'default'): Route {
  return { ...via(prefix, 'x', '0.0.0.0'), action, vrf } as unknown as Route;
}

/** `pc` behind a router `r` with the given routes and a second interface to `far`, where `server` is. */
function routed(
  routes: readonly Route[],
  second = {},
  more = {},
  extra: Partial<Network> = {},
): Network {
  return network({
    subnets: [
      subnet('lan', 'a', ['10.1.0.0/24']),
      subnet('far', 'b', ['10.2.0.0/24']),
      ...(extra.subnets ?? []),
    ],
    tunnels: extra.tunnels ?? [],
    nodes: [
      host('pc', 'lan', ['10.1.0.10/24'], ['10.1.0.1']),
      node(
        'r',
        'device',
        [nic('r/0', 'lan', ['10.1.0.1/24']), nic('r/1', 'far', ['10.2.0.1/24'], second)],
        { routes, ...more },
      ),
      host('server', 'far', ['10.2.0.10/24'], ['10.2.0.1']),
      ...(extra.nodes ?? []),
    ],
    filters: extra.filters ?? [],
  });
}

function isp(more = {}): Node {
  return node('isp', 'external', [nic('isp/0', 'far', ['10.2.0.254/24'])], more);
}

describe('§3.1 to §3.3 receipt', () => {
  test('§3.1 the other interfaces of a VRF are own addresses, those of another VRF are not', () => {
    const toOther = tcp('10.1.0.10', '10.2.0.1');
    expect(endsOpened(routed([]), 'pc', toOther)).toEqual(['accepted r']);
    expect(endsOpened(routed([], { vrf: 'red' }), 'pc', toOther)).toEqual(['no-route r']);
  });

  test('§3.2 externals let everything out, and put it back on their wires only if they forward', () => {
    const out = routed([via('0.0.0.0/0', 'r/1', '10.2.0.254')], {}, {}, { nodes: [isp()] });
    expect(endsOpened(out, 'pc', AWAY)).toEqual(['exits-network isp']);
    const back = routed(
      [via('0.0.0.0/0', 'r/1', '10.2.0.254')],
      {},
      {},
      { nodes: [isp({ forwards: true })] },
    );
    expect(endsOpened(back, 'pc', AWAY)).toEqual(['exits-network isp', 'loop isp']);
  });

  test('§3.2 a host that does not forward drops what is not for it', () => {
    expect(endsOpened(routed([via('10.5.0.0/16', 'r/1', '10.2.0.10')]), 'pc', AWAY)).toEqual([
      'no-route server',
    ]);
  });

  test('§3.3 what is for the node itself passes its local filter', () => {
    const local = { localIn: 'r/local' };
    const closed = routed([], {}, local, { filters: [filter('r/local', [])] });
    expect(endsOpened(closed, 'pc', tcp('10.1.0.10', '10.2.0.1'))).toEqual(['denied-in r']);
    expect(endsOpened(closed, 'pc', tcp('10.1.0.10', '10.2.0.10'))).toEqual(['accepted server']);
  });
});

describe('§3.4 routes', () => {
  test('§3.4 the longest prefix wins over a shorter one', () => {
    const routes = [via('10.0.0.0/8', 'pc/0', '10.1.0.1'), via('10.5.0.0/16', 'pc/0', '10.1.0.2')];
    expect(endsOpened(twoRouters(routes), 'pc', AWAY)).toEqual(['no-route r2']);
    const nearer = [
      { ...routes[0]!, distance: 1 },
      { ...routes[1]!, distance: 200 },
    ];
    expect(endsOpened(twoRouters(nearer), 'pc', AWAY)).toEqual(['no-route r2']);
  });

  test('§3.4 equal routes are branches, and the lowest distance is used', () => {
    const routes = [via('10.5.0.0/16', 'pc/0', '10.1.0.1'), via('10.5.0.0/16', 'pc/0', '10.1.0.2')];
    expect(endsOpened(twoRouters(routes), 'pc', AWAY)).toEqual(['no-route r1', 'no-route r2']);
    const floating = [routes[0]!, { ...routes[1]!, distance: 10 }];
    expect(endsOpened(twoRouters(floating), 'pc', AWAY)).toEqual(['no-route r1']);
  });

  test('§3.4 a connected route has distance 0, and without any route there is no way', () => {
    const shadowed = routed([route('10.2.0.0/24', { kind: 'null' })]);
    expect(endsOpened(shadowed, 'pc', tcp('10.1.0.10', '10.2.0.10'))).toEqual(['accepted server']);
    expect(endsOpened(routed([]), 'pc', AWAY)).toEqual(['no-route r']);
  });

  test('§3.4 the first enabled policy route of the incoming interface comes before the table', () => {
    const policy = (enabled: boolean, to: string) => ({
      id: 'p',
      enabled,
      match: line('permit', set('10.1.0.10'), set(to)).match,
      action: { kind: 'null' },
      at: line('permit').at,
    });
    const topology = (...policyRoutes: readonly object[]): Network => {
      const plain = routed([]);
      const nodes = plain.nodes.map((n) =>
        n.id === 'r'
          ? {
              ...n,
              interfaces: n.interfaces.map((i, index) =>
                index === 0 ? { ...i, policyRoutes } : i,
              ),
            }
          : n,
      );
      return { ...plain, nodes: nodes as Network['nodes'] };
    };
    const packet = tcp('10.1.0.10', '10.2.0.10');
    expect(endsOpened(topology(policy(true, '10.2.0.10')), 'pc', packet)).toEqual([
      'null-routed r',
    ]);
    expect(endsOpened(topology(policy(false, '10.2.0.10')), 'pc', packet)).toEqual([
      'accepted server',
    ]);
    expect(endsOpened(topology(policy(true, '10.2.0.11')), 'pc', packet)).toEqual([
      'accepted server',
    ]);
  });
});

describe('§3.5 actions', () => {
  test('§3.5 a next hop that nobody has is unreachable', () => {
    expect(endsOpened(routed([via('10.5.0.0/16', 'r/1', '10.2.0.77')]), 'pc', AWAY)).toEqual([
      'neighbor-unreachable r/1',
    ]);
  });

  test('§3.5 a null route drops', () => {
    expect(endsOpened(routed([route('10.5.0.0/16', { kind: 'null' })]), 'pc', AWAY)).toEqual([
      'null-routed r',
    ]);
  });

  test('§3.5 a route by interface reaches whoever takes packets for others at the other end', () => {
    const byInterface = [route('0.0.0.0/0', { kind: 'interface', interface: 'r/1' })];
    expect(endsOpened(routed(byInterface, {}, {}, { nodes: [isp()] }), 'pc', AWAY)).toEqual([
      'exits-network isp',
    ]);
    expect(endsOpened(routed(byInterface), 'pc', AWAY)).toEqual(['neighbor-unreachable r/1']);
    expect(
      endsOpened(
        routed(byInterface, {}, {}, { nodes: [isp()] }),
        'pc',
        tcp('10.1.0.10', '10.2.0.10'),
      ),
    ).toEqual(['accepted server']);
  });

  test('§3.5 a route by interface into a tunnel reaches every other end of it', () => {
    const tunnelled = (ends: readonly string[]): Network =>
      routed(
        [route('10.5.0.0/16', { kind: 'interface', interface: 'r/1' })],
        { attachment: { kind: 'tunnel', tunnel: 't' } },
        {},
        {
          tunnels: [tunnel('t')],
          nodes: ends.map((id) =>
            node(id, 'device', [
              nic(`${id}/0`, { kind: 'tunnel', tunnel: 't' } as never, ['10.2.0.3/32']),
            ]),
          ),
        },
      );
    expect(endsOpened(tunnelled(['b1', 'b2']), 'pc', AWAY)).toEqual(['no-route b1', 'no-route b2']);
    expect(endsOpened(tunnelled([]), 'pc', AWAY)).toEqual(['neighbor-unreachable r/1']);
    expect(endsOpened(tunnelled(['b1']), 'pc', tcp('10.1.0.10', '10.2.0.3'))).toEqual([
      'accepted b1',
    ]);
  });

  test('§3.5 a leak continues in the other VRF, is local there, or goes round', () => {
    const red = { vrf: 'red' };
    const leak = [route('10.2.0.0/16', { kind: 'vrf', vrf: 'red' })];
    expect(endsOpened(routed(leak, red), 'pc', tcp('10.1.0.10', '10.2.0.10'))).toEqual([
      'accepted server',
    ]);
    expect(endsOpened(routed(leak, red), 'pc', tcp('10.1.0.10', '10.2.0.1'))).toEqual([
      'accepted r',
    ]);
    const round = [...leak, route('10.2.9.0/24', { kind: 'vrf', vrf: 'default' }, 'red')];
    expect(endsOpened(routed(round, red), 'pc', tcp('10.1.0.10', '10.2.9.1'))).toEqual(['loop r']);
  });

  test('§3.5 by an interface of another VRF, its own addresses are local', () => {
    const cross = [route('10.2.0.0/16', { kind: 'interface', interface: 'r/1' })];
    expect(endsOpened(routed(cross, { vrf: 'red' }), 'pc', tcp('10.1.0.10', '10.2.0.1'))).toEqual([
      'accepted r',
    ]);
  });

  test('§3.5 the next hop does not change with source translation', () => {
    const nat = { ...forwardTo('0.0.0.0', '10.2.0.1'), match: line('permit').match };
    const told = ask(
      routed([via('10.5.0.0/16', 'r/1', '10.2.0.10')], {}, { sourceNat: [nat] }),
      'pc',
      AWAY,
    );
    expect(told.opening).toEqual(['no-route server']);
  });
});

describe('§3.6, §3.7 wires', () => {
  test('§3.6 an address without owner is delivered to the subnets there, one without subnet is lost', () => {
    expect(endsOpened(routed([]), 'pc', tcp('10.1.0.10', '10.2.0.99'))).toEqual([
      'delivered-to-subnet far',
    ]);
    const wide = { addresses: nic('r/1', 'far', ['10.2.0.1/16']).addresses };
    expect(endsOpened(routed([], wide), 'pc', tcp('10.1.0.10', '10.2.9.9'))).toEqual([
      'neighbor-unreachable r/1',
    ]);
  });

  test('§3.7 on a wire everything that forwards takes the packet, hosts only what is theirs', () => {
    const nodes = [node('r2', 'device', [nic('r2/0', 'lan', ['10.1.0.2/24'])])];
    expect(
      endsOpened(routed([], {}, {}, { nodes }), 'wire lan', tcp('10.1.0.66', '10.2.0.10')),
    ).toEqual(['accepted server', 'no-route r2']);
    expect(endsOpened(routed([]), 'wire lan', tcp('10.1.0.66', '10.1.0.10'))).toEqual([
      'accepted pc',
    ]);
    expect(endsOpened(routed([]), 'wire far', tcp('10.2.0.66', '10.2.0.77'))).toContain(
      'delivered-to-subnet far',
    );
  });

  test('§3.7 a host that translates destinations takes packets for others', () => {
    const lan = (more: object): Network =>
      network({
        subnets: [subnet('lan', 'a', ['10.1.0.0/24'])],
        nodes: [host('pc', 'lan', ['10.1.0.10/24'], [], more)],
      });
    const packet = tcp('10.1.0.66', '10.9.9.9');
    expect(
      endsOpened(lan({ destinationNat: [forwardTo('10.9.9.9', '10.1.0.10')] }), 'wire lan', packet),
    ).toEqual(['accepted pc']);
    expect(endsOpened(lan({}), 'wire lan', packet)).toEqual(['neighbor-unreachable']);
  });
});

describe('§3.8, §3.9 own packets and loops', () => {
  test('§3.8 what a node sends passes none of its filters and translations', () => {
    const closed = { filtersOut: ['r/none'] };
    const nat = { ...forwardTo('0.0.0.0', '10.2.0.99'), match: line('permit').match };
    const topology = routed(
      [],
      closed,
      { policy: 'r/none', sourceNat: [nat] },
      { filters: [filter('r/none', [])] },
    );
    const told = ask(topology, 'r', tcp('10.2.0.1', '10.2.0.10'));
    expect(told.opening).toEqual(['accepted server']);
    expect(told.reply).toEqual(['accepted r']);
  });

  test('§3.8 a node reaches its own addresses in any VRF, and sends from the VRF of the source', () => {
    const red = { vrf: 'red' };
    expect(endsOpened(routed([], red), 'r', tcp('10.1.0.1', '10.2.0.1'))).toEqual(['accepted r']);
    expect(endsOpened(routed([], red), 'r', tcp('10.1.0.1', '10.2.0.10'))).toEqual(['no-route r']);
    expect(endsOpened(routed([], red), 'r', tcp('10.2.0.1', '10.2.0.10'))).toEqual([
      'accepted server',
    ]);
    expect(endsOpened(routed([], red), 'r', tcp('10.7.7.7', '10.1.0.10'))).toEqual(['accepted pc']);
  });

  test('§3.8 an external puts what it sends on every wire of its own', () => {
    const out = routed([], {}, {}, { nodes: [isp()] });
    expect(endsOpened(out, 'isp', tcp('10.7.7.7', '10.1.0.10'))).toEqual(['accepted pc']);
  });

  test('§3.9 a packet that comes back as it was has gone round', () => {
    const nodes = [
      node('r2', 'device', [nic('r2/0', 'far', ['10.2.0.2/24'])], {
        routes: [via('0.0.0.0/0', 'r2/0', '10.2.0.1')],
      }),
    ];
    expect(
      endsOpened(routed([via('10.5.0.0/16', 'r/1', '10.2.0.2')], {}, {}, { nodes }), 'pc', AWAY),
    ).toEqual(['loop r2']);
  });
});

describe('§3.10 any route', () => {
  test('§3.10 what no route leads to is reached, denied packets are not', () => {
    const red = routed([], {}, { routes: [route('10.2.0.0/24', { kind: 'null' })] });
    const packet = tcp('10.1.0.10', '10.2.0.10');
    expect(endsOpened(red, 'pc', packet, ANY_ROUTE)).toContain('accepted server');
    const closed = twoSides([]);
    expect(endsOpened(closed, 'pc', packet, ANY_ROUTE)).not.toContain('accepted server');
  });

  test('§3.10 VRFs are apart unless a leak joins them, and then the addresses there are local', () => {
    const red = { vrf: 'red' };
    const inside = tcp('10.1.0.10', '10.2.0.10');
    const itself = tcp('10.1.0.10', '10.2.0.1');
    expect(endsOpened(routed([], red), 'pc', inside, ANY_ROUTE)).not.toContain('accepted server');
    const leak = routed([route('10.7.0.0/16', { kind: 'vrf', vrf: 'red' })], red);
    expect(endsOpened(leak, 'pc', inside, ANY_ROUTE)).toContain('accepted server');
    expect(endsOpened(leak, 'pc', itself, ANY_ROUTE)).toContain('accepted r');
    const back = routed(
      [
        route(
          '10.7.0.0/16',
          { kind: 'next-hop', interface: 'r/0', address: net('10.1.0.9/32').value },
          'red',
        ),
      ],
      red,
    );
    expect(endsOpened(back, 'pc', inside, ANY_ROUTE)).toContain('accepted server');
  });

  test('§3.10 hosts do not begin to forward, and interfaces attached to nothing are left out', () => {
    const twoLegs = network({
      subnets: [subnet('lan', 'a', ['10.1.0.0/24']), subnet('far', 'b', ['10.2.0.0/24'])],
      nodes: [
        host('pc', 'lan', ['10.1.0.10/24']),
        node('both', 'host', [
          nic('both/0', 'lan', ['10.1.0.20/24']),
          nic('both/1', 'far', ['10.2.0.20/24']),
        ]),
      ],
    });
    expect(endsOpened(twoLegs, 'pc', tcp('10.1.0.10', '10.2.0.30'), ANY_ROUTE)).toEqual([
      'neighbor-unreachable pc/0',
    ]);
    const nowhere = network({
      subnets: [subnet('lan', 'a', ['10.1.0.0/24'])],
      nodes: [node('pc', 'host', [nic('pc/0', { kind: 'none' }, ['10.1.0.10/24'])])],
    });
    expect(endsOpened(nowhere, 'pc', AWAY, ANY_ROUTE)).toEqual(['no-route pc']);
  });
});
