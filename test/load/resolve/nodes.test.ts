import { describe, expect, test } from 'vitest';
import { formatBlock } from '../../../src/load/grammar/address.js';
import { formatPrefix } from '../../../src/model/address.js';
import type { Network } from '../../../src/model/network.js';
import { diagnostics, network, nic, node, printRoute, printSet } from './load-text.js';

/** `range in prefix (subnet)` of each address of an interface. */
function addresses(of: Network, id: string): readonly string[] {
  return nic(of, id).addresses.map(({ family, range, prefix, subnet }) => {
    return `${formatBlock({ family, range })} in ${formatPrefix(prefix)} (${subnet ?? '-'})`;
  });
}

describe('interfaces', () => {
  test('at and address of a host are one interface, named like the subnet', () => {
    const found = network(
      'hosts:\n  pc: { at: lan, address: 10.1.0.10, mac: 02-00-0A-00-00-01 }\n',
    );
    expect(node(found, 'pc')).toMatchObject({ kind: 'host', count: 1, forwards: false });
    expect(nic(found, 'pc/lan')).toMatchObject({
      node: 'pc',
      name: 'lan',
      vrf: 'default',
      attachment: { kind: 'subnet', subnet: 'lan' },
      mac: '02:00:0a:00:00:01',
    });
    expect(addresses(found, 'pc/lan')).toEqual(['10.1.0.10 in 10.1.0.0/24 (lan)']);
  });

  test('several interfaces are addresses alone, lists of them, or entries', () => {
    const found = network(`
devices:
  r:
    kind: router
    interfaces:
      lan: 10.1.0.1
      srv: [10.2.0.1, "2001:db8:2::1"]
      up: { at: link, address: 192.0.2.1, vrf: red, virtual: { address: 192.0.2.9, priority: 110 } }
      lo: { at: none, address: [10.255.0.1/24, "2001:db8::9"] }
      l2: { at: lan }
`);
    expect(node(found, 'r')).toMatchObject({
      kind: 'device',
      forwards: true,
      device: { kind: 'router' },
    });
    expect(addresses(found, 'r/lan')).toEqual(['10.1.0.1 in 10.1.0.0/24 (lan)']);
    expect(addresses(found, 'r/srv')).toEqual([
      '10.2.0.1 in 10.2.0.0/24 (srv)',
      '2001:db8:2::1 in 2001:db8:2::/64 (srv)',
    ]);
    expect(addresses(found, 'r/lo')).toEqual([
      '10.255.0.1 in 10.255.0.0/24 (-)',
      '2001:db8::9 in 2001:db8::9/128 (-)',
    ]);
    expect(addresses(found, 'r/l2')).toEqual([]);
    expect(nic(found, 'r/up')).toMatchObject({
      vrf: 'red',
      virtualAddresses: [{ family: 4, value: 0xc0000209n, priority: 110 }],
    });
  });

  test('count makes one address stand for as many machines', () => {
    const found = network(`
hosts:
  pc: { at: srv, address: [10.2.0.10, "2001:db8:2::10"], count: 30 }
  ap: { at: srv, address: [10.2.0.3, 10.2.0.5-10.2.0.6], count: 3 }
  r: { at: srv, address: 10.2.0.100-10.2.0.101 }
`);
    expect(node(found, 'pc').count).toBe(30);
    expect(addresses(found, 'pc/srv')).toEqual([
      '10.2.0.10-10.2.0.39 in 10.2.0.0/24 (srv)',
      '2001:db8:2::10-2001:db8:2::2d in 2001:db8:2::/64 (srv)',
    ]);
    expect(addresses(found, 'ap/srv')).toEqual([
      '10.2.0.3 in 10.2.0.0/24 (srv)',
      '10.2.0.5-10.2.0.6 in 10.2.0.0/24 (srv)',
    ]);
    expect(node(found, 'r').count).toBe(1);
  });

  test('an address of another subnet keeps that subnet; a stated length wins', () => {
    const found = network(`
hosts:
  stray: { at: lan, address: 10.2.0.7 }
  wide: { at: lan, address: 10.1.0.7/16 }
  alien: { at: lan, address: 172.16.0.1/24 }
`);
    expect(addresses(found, 'stray/lan')).toEqual(['10.2.0.7 in 10.2.0.0/24 (srv)']);
    expect(addresses(found, 'wide/lan')).toEqual(['10.1.0.7 in 10.1.0.0/16 (lan)']);
    expect(addresses(found, 'alien/lan')).toEqual(['172.16.0.1 in 172.16.0.0/24 (-)']);
  });

  test('of overlapping subnets, the VLAN of the port says which is meant', () => {
    const ground = `
sekisho: 1
segments: { x: { kind: other } }
subnets:
  s10: { segment: x, prefix: 10.9.0.0/24, vlan: 10, on: sw, mayOverlap: true }
  s20: { segment: x, prefix: 10.9.0.0/24, vlan: 20, on: sw, mayOverlap: true }
switches:
  sw: { ports: { a: { access: 10 }, b: { tagged: 20 } } }
hosts:
  h10: { at: sw/a, address: 10.9.0.1 }
  h20: { at: sw/b.20, address: 10.9.0.1 }
  s: { at: s20, address: 10.9.0.2 }
`;
    const found = network('', ground);
    expect(addresses(found, 'h10/sw/a')).toEqual(['10.9.0.1 in 10.9.0.0/24 (s10)']);
    expect(addresses(found, 'h20/sw/b.20')).toEqual(['10.9.0.1 in 10.9.0.0/24 (s20)']);
    expect(addresses(found, 's/s20')).toEqual(['10.9.0.2 in 10.9.0.0/24 (s20)']);
  });
});

describe('externals', () => {
  test('stand for what is behind them, or for the subnets of their interfaces', () => {
    const found = network(`
externals:
  internet: { segment: out, at: link, address: 192.0.2.1, behind: [0.0.0.0/0, "2001:db8::/32"] }
  isp: { segment: out, at: link, address: 192.0.2.2, relaysBetweenTenants: true }
`);
    expect(node(found, 'internet')).toMatchObject({
      kind: 'external',
      forwards: false,
      segment: 'out',
    });
    expect(printSet(node(found, 'internet').behind)).toBe(
      '0.0.0.0-255.255.255.255 2001:db8::-2001:db8:ffff:ffff:ffff:ffff:ffff:ffff',
    );
    expect(node(found, 'isp').forwards).toBe(true);
    expect(printSet(node(found, 'isp').behind)).toBe('192.0.2.0-192.0.2.15');
  });
});

describe('default routes', () => {
  /** Routes of host `h` in a subnet with `gateway`. */
  function routes(host: string, gateway = 'r', more = ''): readonly string[] {
    const ground = `
sekisho: 1
segments: { lg: { kind: lgwan-connected } }
subnets:
  lan: { segment: lg, prefix: [10.1.0.0/24, "2001:db8:1::/64"], gateway: ${gateway} }
  srv: { segment: lg, prefix: 10.2.0.0/24, gateway: 10.2.0.1 }
devices:
  r: { kind: router, interfaces: { lan: [10.1.0.1, "2001:db8:1::1"], srv: 10.2.0.1 } }
${more}`;
    return node(network(`hosts:\n  h: ${host}\n`, ground), 'h').routes.map(printRoute);
  }

  test('come from the gateway of the subnet, per family', () => {
    expect(routes('{ at: lan, address: [10.1.0.9, "2001:db8:1::9"] }')).toEqual([
      'default 0.0.0.0/0 via 10.1.0.1 h/lan [1]',
      'default ::/0 via 2001:db8:1::1 h/lan [1]',
    ]);
    expect(routes('{ at: lan, address: 10.1.0.9 }')).toEqual([
      'default 0.0.0.0/0 via 10.1.0.1 h/lan [1]',
    ]);
    expect(routes('{ at: lan, address: "2001:db8:1::9" }', '10.1.0.1')).toEqual([]);
    expect(routes('{ at: lan, address: 10.1.0.9 }', '[10.1.0.1, "2001:db8:1::1"]')).toEqual([
      'default 0.0.0.0/0 via 10.1.0.1 h/lan [1]',
    ]);
  });

  test('the host may state another gateway, or none', () => {
    expect(routes('{ at: lan, address: 10.1.0.9, gateway: 10.1.0.254 }')).toEqual([
      'default 0.0.0.0/0 via 10.1.0.254 h/lan [1]',
    ]);
    expect(routes('{ at: lan, address: 10.1.0.9, gateway: none }')).toEqual([]);
    expect(routes('{ at: lan, address: 10.1.0.9 }', 'none')).toEqual([]);
  });

  test('a written default route takes the place of the gateway in its family', () => {
    const host = `{ at: lan, address: [10.1.0.9, "2001:db8:1::9"], routes: [{ to: 0.0.0.0/0, via: 10.1.0.2 }] }`;
    expect(routes(host)).toEqual([
      'default 0.0.0.0/0 via 10.1.0.2 h/lan [1]',
      'default ::/0 via 2001:db8:1::1 h/lan [1]',
    ]);
  });

  test('a host with several interfaces has only those that it states', () => {
    expect(routes('{ interfaces: { lan: 10.1.0.9, srv: 10.2.0.9 } }')).toEqual([]);
    expect(
      routes('{ interfaces: { lan: 10.1.0.9, srv: { at: srv, address: 10.2.0.9, gateway: r } } }'),
    ).toEqual(['default 0.0.0.0/0 via 10.2.0.1 h/srv [1]']);
    expect(routes('{ interfaces: { lan: 10.1.0.9 } }')).toHaveLength(1);
  });

  test('a shared address is the gateway rather than the own one of the node', () => {
    const vrrp =
      '  v: { kind: router, interfaces: { x: { at: lan, address: 10.1.0.2, virtual: { address: 10.1.0.5 } } } }\n';
    expect(routes('{ at: lan, address: 10.1.0.9 }', 'v', vrrp)).toEqual([
      'default 0.0.0.0/0 via 10.1.0.5 h/lan [1]',
    ]);
  });

  test('a device has one only if an interface states it', () => {
    const found = network(
      '',
      `
sekisho: 1
segments: { lg: { kind: lgwan-connected } }
subnets:
  lan: { segment: lg, prefix: 10.1.0.0/24, gateway: 10.1.0.1 }
devices:
  r: { kind: router, interfaces: { lan: { address: 10.1.0.2, vrf: ｒｅｄ, gateway: 10.1.0.9 } } }
`,
    );
    expect(node(found, 'r').routes.map(printRoute)).toEqual([
      'red 0.0.0.0/0 via 10.1.0.9 r/lan [1]',
    ]);
  });

  test('the gateway itself has none, nor a device that states none', () => {
    expect(routes('{ at: lan, address: 10.1.0.1, forwarding: true }', '10.1.0.1')).toEqual([]);
    const found = network(
      '',
      `
sekisho: 1
segments: { lg: { kind: lgwan-connected } }
subnets:
  lan: { segment: lg, prefix: 10.1.0.0/24, gateway: 10.1.0.1 }
devices:
  r: { kind: router, interfaces: { lan: 10.1.0.2 } }
`,
    );
    expect(node(found, 'r').routes).toEqual([]);
  });

  test('the subnet of the address counts, not the one that it is plugged into', () => {
    expect(routes('{ at: lan, address: 10.2.0.9 }')).toEqual([
      'default 0.0.0.0/0 via 10.2.0.1 h/lan [1]',
    ]);
  });
});

test('a group that runs into several others says so of each', () => {
  const text = `
hosts:
  pcs: { at: lan, address: 10.1.0.100, count: 10 }
  a: { at: lan, address: 10.1.0.102 }
  b: { at: lan, address: 10.1.0.108 }
  c: { at: lan, address: 10.1.0.110 }
  same: { at: lan, address: 10.1.0.110 }
devices:
  r: { kind: router, interfaces: { lan: { address: 10.1.0.1, virtual: { address: 10.1.0.105 } } } }
`;
  const group = 'first=10.1.0.100 last=10.1.0.109';
  expect(diagnostics(text)).toEqual(
    ['a', 'r', 'b'].map((node) => `resolve/count-collides ${group} node=${node}`),
  );
});

test('hosts forward if they say so, as a host or as a sanitizer', () => {
  const found = network(`
hosts:
  a: { at: lan, address: 10.1.0.5, forwarding: true }
  b: { at: lan, address: 10.1.0.6, sanitizer: { method: cdr, forwarding: true } }
  c: { at: lan, address: 10.1.0.7, sanitizer: { method: cdr, forwarding: false } }
`);
  expect(found.nodes.map((n) => n.forwards)).toEqual([true, true, false]);
});

test('a host of the name of a device is an error, as is one that differs only in width', () => {
  const text = `
hosts: { ｆｗ: { at: lan, address: 10.1.0.5 } }
devices: { fw: { kind: router } }
`;
  expect(diagnostics(text)).toEqual(['resolve/duplicate-node name=fw kind=device first=host']);
});
