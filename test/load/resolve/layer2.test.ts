import { expect, test } from 'vitest';
import { nic, network } from './load-text.js';

const LAYER2 = `
switches:
  core:
    name: 基幹
    room: 電算室
    ports:
      up: { tagged: [110, "200-202", 110], untagged: 1 }
      t: { trunk: all, native: 5 }
      t.7: { access: 7 }
      p.3: { access: 210 }
      guest: { ssid: town, authentication: eap-tls, untagged: 210, fallbackVlan: 390 }
  hub1: { hub: true, ports: { a: {}, b: {} } }
cables:
  - [core/up, hub1/a]
  - { ends: [core/t, hub1/b], location: 本庁舎, room: 電算室 }
tunnels:
  vpn: { encapsulation: ipsec, encrypted: true }
hosts:
  h1: { at: core/p.3, address: 10.1.0.5 }
  h2: { at: core/t.210, address: 10.1.0.6 }
  h3: { at: "tunnel:vpn", address: 10.1.0.7 }
  h4: { at: none, address: 10.255.0.1 }
  h5: { at: core/t.7, address: 10.1.0.8 }
`;

test('resolveNetwork(document) reads switches, hubs and SSIDs', () => {
  const { switches, cables, tunnels } = network(LAYER2);
  expect(switches[0]).toMatchObject({ id: 'core', name: { ja: '基幹' }, room: '電算室' });
  expect(switches[0]!.ports[0]).toMatchObject({
    name: 'up',
    tagged: [110, 200, 201, 202],
    untagged: 1,
  });
  expect(switches[0]!.ports[1]).toMatchObject({ untagged: 5 });
  expect(switches[0]!.ports[1]!.tagged).toHaveLength(4094);
  expect(switches[0]!.ports[4]).toMatchObject({
    ssid: 'town',
    authentication: 'eap-tls',
    untagged: 210,
    fallbackVlan: 390,
  });
  expect(switches[1]!.ports).toMatchObject([
    { name: 'a', tagged: [], untagged: 1 },
    { name: 'b', tagged: [], untagged: 1 },
  ]);
  expect(cables).toMatchObject([
    {
      ends: [
        { switch: 'core', port: 'up' },
        { switch: 'hub1', port: 'a' },
      ],
    },
    {
      ends: [
        { switch: 'core', port: 't' },
        { switch: 'hub1', port: 'b' },
      ],
      location: '本庁舎',
    },
  ]);
  expect(tunnels).toMatchObject([{ id: 'vpn', encapsulation: 'ipsec', encrypted: true }]);
});

test('resolveNetwork(document) plugs interfaces into ports, tunnels and nothing', () => {
  const found = network(LAYER2);
  const attachments = ['h1/core/p.3', 'h2/core/t.210', 'h3/vpn', 'h4/none', 'h5/core/t.7'].map(
    (id) => nic(found, id).attachment,
  );
  expect(attachments).toEqual([
    { kind: 'port', switch: 'core', port: 'p.3' },
    { kind: 'port', switch: 'core', port: 't', vlan: 210 },
    { kind: 'tunnel', tunnel: 'vpn' },
    { kind: 'none' },
    { kind: 'port', switch: 'core', port: 't.7' },
  ]);
});
