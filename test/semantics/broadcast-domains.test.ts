/** SEMANTICS §2, in both programs. */
import { describe, expect, test } from 'vitest';

import type { Network } from '../../src/model/network.js';
import type { Node } from '../../src/model/node.js';
import type { SwitchPort } from '../../src/model/segment.js';
import {
  filter,
  forwardTo,
  line,
  network,
  nic,
  node,
  set,
  subnet,
  tcp,
  tunnel,
  via,
  vlanSwitch,
  cable,
} from '../build-network.js';
import { ask, endsOpened } from './ask.js';
import { host } from './sites.js';

const ACROSS = tcp('10.1.0.10', '10.1.0.20');

function port(
  on: string,
  name = 'access',
  vlan?: number,
): Node['interfaces'][number]['attachment'] {
  return { kind: 'port', switch: on, port: name, ...(vlan === undefined ? {} : { vlan }) } as never;
}

/** `pc` on VLAN 10 of s1 and `server` on VLAN 20 of s2, with a cable between the ports `up`. */
function trunk(left: Partial<SwitchPort>, right: Partial<SwitchPort>, server = 20): Network {
  return network({
    subnets: [
      subnet('a', 'a', ['10.1.0.0/24'], { vlan: 10, home: 's1' }),
      subnet('b', 'b', ['10.1.0.0/24'], { vlan: 20, home: 's2' }),
    ],
    switches: [
      vlanSwitch('s1', { access: { untagged: 10 }, up: left }),
      vlanSwitch('s2', { access: { untagged: server }, up: right }),
    ],
    cables: [cable('s1/up', 's2/up')],
    nodes: [host('pc', port('s1'), ['10.1.0.10/24']), host('server', port('s2'), ['10.1.0.20/24'])],
  });
}

function arrives(topology: Network): boolean {
  return endsOpened(topology, 'pc', ACROSS).includes('accepted server');
}

/** `pc` and `server` in subnets of these VLAN numbers and switches. */
function homes(pc: object, server: object): Network {
  return network({
    subnets: [subnet('a', 'a', ['10.1.0.0/24'], pc), subnet('b', 'b', ['10.1.0.0/24'], server)],
    nodes: [host('pc', 'a', ['10.1.0.10/24']), host('server', 'b', ['10.1.0.20/24'])],
  });
}

describe('§2.1 vertices', () => {
  test('§2.1 subnets without VLAN are apart, those with one number share the unnamed switch', () => {
    expect(arrives(homes({}, {}))).toBe(false);
    expect(arrives(homes({ vlan: 10 }, { vlan: 10 }))).toBe(true);
    expect(arrives(homes({ vlan: 10 }, { vlan: 20 }))).toBe(false);
    expect(arrives(homes({ vlan: 10, home: 's1' }, { vlan: 10 }))).toBe(false);
    expect(arrives(homes({ vlan: 10, home: 's1' }, { vlan: 10, home: 's1' }))).toBe(true);
  });

  test('§2.1 a tunnel is a vertex, and an interface attached to nothing is alone', () => {
    const pair = (attachment: object): Network =>
      network({
        subnets: [],
        tunnels: [tunnel('t')],
        nodes: ['10.1.0.10/24', '10.1.0.20/24'].map((address, i) =>
          host(['pc', 'server'][i]!, attachment as never, [address]),
        ),
      });
    expect(arrives(pair({ kind: 'tunnel', tunnel: 't' }))).toBe(true);
    expect(arrives(pair({ kind: 'none' }))).toBe(false);
  });
});

describe('§2.2, §2.3 frames on cables', () => {
  test('§2.3 native VLANs that differ join two VLANs', () => {
    expect(arrives(trunk({ untagged: 10 }, { untagged: 20 }))).toBe(true);
  });

  test('§2.2 a tag that the other side does not take stays out', () => {
    expect(arrives(trunk({ tagged: [10] }, { tagged: [20] }))).toBe(false);
    expect(arrives(trunk({ tagged: [10] }, { tagged: [20], untagged: 20 }))).toBe(false);
  });

  test('§2.2 untagged wins over tagged at the sender', () => {
    expect(arrives(trunk({ tagged: [10], untagged: 10 }, { tagged: [10] }, 10))).toBe(true);
    expect(arrives(trunk({ tagged: [10], untagged: 10 }, { untagged: 20 }))).toBe(true);
  });

  test('§2.2 an access port takes frames that bear the tag of its VLAN', () => {
    expect(arrives(trunk({ tagged: [10] }, { untagged: 10 }, 10))).toBe(true);
  });

  test('§2.3 a trunk that carries one VLAN too many leaks it', () => {
    const leak = trunk({ tagged: [20], untagged: 10, fallbackVlan: 20 }, { tagged: [20] });
    expect(arrives(leak)).toBe(true);
  });
});

describe('§2.4 fallback', () => {
  const radio = (vlans: Partial<SwitchPort>, vlan: number): Network =>
    network({
      subnets: [subnet('b', 'b', ['10.1.0.0/24'], { vlan, home: 's1' })],
      switches: [vlanSwitch('s1', { access: { ssid: 'town', ...vlans } })],
      nodes: [host('pc', port('s1'), ['10.1.0.10/24']), host('server', 'b', ['10.1.0.20/24'])],
    });

  test('§2.4 a fallback VLAN is joined to the one that authentication gives', () => {
    expect(arrives(radio({ untagged: 10, fallbackVlan: 20 }, 20))).toBe(true);
    expect(arrives(radio({ untagged: 10 }, 20))).toBe(false);
  });

  test('§2.4 a fallback VLAN alone is the VLAN of the port', () => {
    expect(arrives(radio({ fallbackVlan: 20 }, 20))).toBe(true);
    expect(arrives(trunk({ untagged: 10 }, { fallbackVlan: 20 }))).toBe(true);
  });
});

describe('§2.5, §2.6 members', () => {
  const tagged = (vlan: number, ports: Partial<SwitchPort>): Network =>
    network({
      subnets: [subnet('b', 'b', ['10.1.0.0/24'], { vlan: 20, home: 's1' })],
      switches: [vlanSwitch('s1', { access: ports })],
      nodes: [
        host('pc', port('s1', 'access', vlan), ['10.1.0.10/24']),
        host('server', 'b', ['10.1.0.20/24']),
      ],
    });

  test('§2.5 an interface with a tag is in that VLAN if the port is a member of it', () => {
    expect(arrives(tagged(20, { tagged: [20] }))).toBe(true);
    expect(arrives(tagged(20, { untagged: 20 }))).toBe(true);
    expect(arrives(tagged(20, { tagged: [10] }))).toBe(false);
    expect(arrives(tagged(10, { tagged: [10, 20] }))).toBe(false);
  });

  test('§2.6 a subnet is where an address of it is, unless that is attached to nothing', () => {
    const router = (attachment: object): Network =>
      network({
        subnets: [subnet('lan', 'a', ['10.1.0.0/24']), subnet('far', 'b', ['10.5.0.0/24'])],
        tunnels: [tunnel('t')],
        nodes: [
          host('pc', 'lan', ['10.1.0.10/24'], ['10.1.0.1']),
          node('r', 'device', [
            nic('r/0', 'lan', ['10.1.0.1/24']),
            { ...nic('r/1', 'far', ['10.5.0.1/24']), attachment: attachment as never },
          ]),
        ],
      });
    const away = tcp('10.1.0.10', '10.5.0.9');
    const through = router({ kind: 'tunnel', tunnel: 't' });
    expect(endsOpened(through, 'pc', away)).toEqual(['delivered-to-subnet far']);
    const nowhere = router({ kind: 'none' });
    expect(endsOpened(nowhere, 'pc', away)).toEqual(['neighbor-unreachable r/1']);
    expect(ask(nowhere, 'wire far', tcp('10.5.0.7', '10.1.0.10')).opening).toEqual([
      'neighbor-unreachable',
    ]);
  });
});

describe('§2.7, §2.8 owners', () => {
  const virtual = (priority: number): object => ({
    virtualAddresses: [{ ...line('permit'), family: 4, value: 0x0a010020n, priority }],
  });
  const pair = (first: object, second: object, more = {}): Network =>
    network({
      subnets: [subnet('lan', 'a', ['10.1.0.0/24'])],
      nodes: [
        host('pc', 'lan', ['10.1.0.10/24']),
        node('s1', 'host', [nic('s1/0', 'lan', ['10.1.0.21/24'], first)], more),
        node('s2', 'host', [nic('s2/0', 'lan', ['10.1.0.22/24'], second)], more),
      ],
      filters: [filter('s1/in', []), filter('s2/in', [])],
    });
  const shared = tcp('10.1.0.10', '10.1.0.32');

  test('§2.7 of the holders of a virtual address the highest priority owns it', () => {
    expect(endsOpened(pair(virtual(1), virtual(2)), 'pc', shared)).toEqual(['accepted s2']);
    expect(endsOpened(pair(virtual(2), virtual(2)), 'pc', shared)).toEqual([
      'accepted s1',
      'accepted s2',
    ]);
    expect(endsOpened(pair({}, {}), 'pc', shared)).toEqual(['delivered-to-subnet lan']);
  });

  test('§2.8 what two members of a domain exchange passes no filter of a third', () => {
    const router = node('fw', 'device', [
      nic('fw/0', 'lan', ['10.1.0.1/24'], { filtersIn: ['fw/none'] }),
    ]);
    const lan = network({
      subnets: [subnet('lan', 'a', ['10.1.0.0/24'])],
      nodes: [host('pc', 'lan', ['10.1.0.10/24']), host('server', 'lan', ['10.1.0.20/24']), router],
      filters: [filter('fw/none', [])],
    });
    expect(endsOpened(lan, 'pc', ACROSS)).toEqual(['accepted server']);
  });
});

describe('§2.9 standing in', () => {
  /** A router in front of a firewall that publishes 10.2.0.10 as `published` on the LAN between. */
  function publishing(firewall: object): Network {
    return network({
      subnets: [
        subnet('out', 'o', ['10.9.0.0/24']),
        subnet('between', 'm', ['10.1.0.0/24']),
        subnet('in', 'i', ['10.2.0.0/24']),
      ],
      nodes: [
        host('pc', 'out', ['10.9.0.10/24'], ['10.9.0.1']),
        node(
          'r',
          'device',
          [nic('r/0', 'out', ['10.9.0.1/24']), nic('r/1', 'between', ['10.1.0.1/24'])],
          { routes: [via('10.2.0.0/24', 'r/1', '10.1.0.77')] },
        ),
        node(
          'fw',
          'device',
          [nic('fw/0', 'between', ['10.1.0.2/24']), nic('fw/1', 'in', ['10.2.0.1/24'])],
          { routes: [via('0.0.0.0/0', 'fw/0', '10.1.0.1')], ...firewall },
        ),
        host('server', 'in', ['10.2.0.10/24'], ['10.2.0.1']),
      ],
    });
  }
  const vip = tcp('10.9.0.10', '10.1.0.99');

  test('§2.9 a published address is received by the device that translates it', () => {
    const told = ask(
      publishing({ destinationNat: [forwardTo('10.1.0.99', '10.2.0.10')] }),
      'pc',
      vip,
    );
    expect(told.opening).toEqual(['accepted server', 'delivered-to-subnet between']);
    expect(told.reply).toEqual(['accepted pc']);
    const nothing = ask(publishing({}), 'pc', vip);
    expect(nothing.opening).toEqual(['delivered-to-subnet between']);
  });

  test('§2.9 not by a disabled line, by a line of another interface, or for all of a prefix', () => {
    const published = forwardTo('10.1.0.99', '10.2.0.10');
    for (const none of [
      { ...published, enabled: false },
      { ...published, inInterfaces: ['fw/1'] },
      { ...published, address: { kind: 'keep' } },
      { ...published, match: line('permit', undefined, set('10.0.0.0/8')).match },
    ]) {
      expect(endsOpened(publishing({ destinationNat: [none] }), 'pc', vip)).toEqual([
        'delivered-to-subnet between',
      ]);
    }
  });

  test('§2.9 replies to an address of a source pool come back to the device that has it', () => {
    const pool = { ...forwardTo('10.1.0.99', '10.1.0.77'), match: line('permit').match };
    const told = ask(publishing({ sourceNat: [pool] }), 'server', tcp('10.2.0.10', '10.9.0.10'));
    expect(told.opening).toEqual(['accepted pc']);
    expect(told.reply).toEqual(['accepted server', 'delivered-to-subnet between']);
  });
});
