import { expect, test } from 'vitest';
import { formatPrefix } from '../../../src/model/address.js';
import {
  diagnostics,
  network,
  nic,
  node,
  printAction,
  printRoute,
  printServices,
  printSet,
} from './load-text.js';

const ROUTER = `
devices:
  r:
    kind: router
    interfaces:
      lan: 10.1.0.1
      srv: [10.2.0.1, "2001:db8:2::1"]
      up: { at: link, address: 192.0.2.1, vrf: red }
      up2: { at: link, address: 192.0.2.2, vrf: red }
      tun0: { at: none }
    routes:
      - { to: 0.0.0.0/0, via: 10.1.0.254 }
      - { to: 0.0.0.0/0, via: 10.2.0.254, distance: 10, track: lan }
      - { to: "::/0", via: "fe80::1", interface: srv }
      - { to: 10.66.0.0/16, discard: true }
      - { to: 10.77.0.0/16, interface: tun0 }
      - { to: 10.88.0.0/16, lookup: red }
      - { to: 10.99.0.0/16, via: 192.0.2.9, viaVrf: red }
      - { to: 10.11.0.0/16, via: 192.0.2.9, vrf: red }
      - { to: 10.12.0.0/16, via: 192.0.2.9 }
`;

test('resolveNetwork(document) resolves static, floating, leaked and null routes', () => {
  const found = node(network(ROUTER), 'r');
  expect(found.routes.map(printRoute)).toEqual([
    'default 0.0.0.0/0 via 10.1.0.254 r/lan [1]',
    'default 0.0.0.0/0 via 10.2.0.254 r/srv [10] track lan',
    'default ::/0 via fe80::1 r/srv [1]',
    'default 10.66.0.0/16 null [1]',
    'default 10.77.0.0/16 out r/tun0 [1]',
    'default 10.88.0.0/16 vrf red [1]',
    'default 10.99.0.0/16 via 192.0.2.9 r/up [1]',
    'default 10.99.0.0/16 via 192.0.2.9 r/up2 [1]',
    'red 10.11.0.0/16 via 192.0.2.9 r/up [1]',
    'red 10.11.0.0/16 via 192.0.2.9 r/up2 [1]',
  ]);
  const unresolved = found.unresolvedRoutes.map((route) => [
    formatPrefix(route.prefix),
    route.nextHop,
    route.at.line,
  ]);
  expect(unresolved).toEqual([['10.12.0.0/16', '192.0.2.9', 30]]);
});

test('a next hop is looked for in the longest connected prefix', () => {
  const text = `
devices:
  r:
    kind: router
    interfaces:
      lan: 10.1.0.1
      wide: { at: srv, address: 10.1.0.2/16 }
    routes: [{ to: 0.0.0.0/0, via: 10.1.0.9 }, { to: 9.0.0.0/8, via: 10.1.7.9 }]
`;
  expect(node(network(text), 'r').routes.map(printRoute)).toEqual([
    'default 0.0.0.0/0 via 10.1.0.9 r/lan [1]',
    'default 9.0.0.0/8 via 10.1.7.9 r/wide [1]',
  ]);
});

test('policy routes belong to the interfaces and zones that they name, in order', () => {
  const found = network(`
devices:
  r:
    kind: router
    interfaces: { lan: 10.1.0.1, srv: [10.2.0.1, "2001:db8:2::1"] }
    zones: { inner: [lan] }
    policyRoutes:
      - { id: P1, on: inner, from: 10.1.0.0/25, to: any, service: tcp/443, via: 10.2.0.9 }
      - { id: P2, on: lan, to: srv, via: 10.2.0.8 }
      - { enabled: false, discard: true }
`);
  const print = (id: string): unknown =>
    nic(found, id).policyRoutes.map((p) => [
      p.id,
      p.enabled,
      printAction(p.action, 4),
      printSet(p.match.source),
      printSet(p.match.destination),
      printServices(p.match.services),
    ]);
  const second = ['3', false, 'null', 'any', 'any', '0-255:*>*'];
  expect(print('r/lan')).toEqual([
    ['P1', true, 'via 10.2.0.9 r/srv', '10.1.0.0-10.1.0.127', '0.0.0.0-255.255.255.255', '6:*>443'],
    [
      'P2',
      true,
      'via 10.2.0.8 r/srv',
      '0.0.0.0-255.255.255.255',
      '10.2.0.0-10.2.0.255',
      '0-255:*>*',
    ],
    second,
  ]);
  expect(print('r/srv')).toEqual([second]);
});

test('a policy route without a next hop that is reached in one way is an error', () => {
  const text = `
devices:
  r:
    kind: router
    interfaces: { lan: 10.1.0.1, link: { vrf: red, address: 192.0.2.1 } }
    policyRoutes: [{ via: 10.1.0.9 }]
`;
  expect(diagnostics(text)).toEqual(['resolve/policy-next-hop address=10.1.0.9 vrf=red']);
});
