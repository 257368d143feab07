import { describe, expect, test } from 'vitest';

import type { Node } from '../../src/model/node.js';
import { ip, nic, node, subnet, via, vlanSwitch } from '../build-network.js';
import { checkRequirement } from './check-requirement.js';
import { host, town } from './town.js';

const ID = 'R-INV-1';

function open(...nodes: readonly Node[]): readonly unknown[] {
  return checkRequirement(ID, town({ nodes })).open.map(({ code, params }) => [code, params]);
}

function router(id: string, more: object, address = '10.2.0.2/24'): Node {
  return node(id, 'device', [nic(`${id}/0`, 'lg-lan', [address])], more);
}

describe('R-INV-1: the inventory is closed', () => {
  test('everything points at something: proved', () => {
    const result = checkRequirement(ID, town());
    expect(result.verdict).toBe('proved');
    expect(result.findings[0]).toMatchObject({
      code: 'ok/inventory-closed',
      params: { nodes: 4, addresses: 6 },
    });
  });

  test('a next hop in no connected prefix', () => {
    const { prefix, at } = via('10.9.0.0/16', 'rt/0', '172.16.0.1');
    const unresolvedRoutes = [{ prefix, nextHop: '172.16.0.1', at }];
    expect(open(router('rt', { unresolvedRoutes }))).toEqual([
      ['inv/unresolved-next-hop', { node: 'rt', prefix: '10.9.0.0/16', nextHop: '172.16.0.1' }],
    ]);
  });

  test('a next hop that nobody on the wire has, or only the router itself', () => {
    const hop = (address: string): object => ({ routes: [via('10.9.0.0/16', 'rt/0', address)] });
    expect(open(router('rt', hop('10.2.0.1')))).toEqual([]);
    const dangling = (nextHop: string): unknown => [
      'inv/unresolved-next-hop',
      { node: 'rt', prefix: '10.9.0.0/16', nextHop },
    ];
    expect(open(router('rt', hop('10.2.0.200')))).toEqual([dangling('10.2.0.200')]);
    expect(open(router('rt', hop('10.2.0.2')))).toEqual([dangling('10.2.0.2')]);
  });

  test('a policy route to a next hop that nobody has', () => {
    const route = via('10.9.0.0/16', 'rt/0', '10.2.0.200');
    const policyRoute = {
      id: 'P1',
      enabled: true,
      match: anyMatch(),
      action: route.action,
      at: route.at,
    };
    const rt = node('rt', 'device', [
      nic('rt/0', 'lg-lan', ['10.2.0.2/24'], { policyRoutes: [policyRoute] }),
    ]);
    expect(open(rt)).toEqual([
      ['inv/unresolved-next-hop', { node: 'rt', prefix: 'P1', nextHop: '10.2.0.200' }],
    ]);
    const off = { ...policyRoute, enabled: false };
    const [i] = rt.interfaces;
    expect(open({ ...rt, interfaces: [{ ...i!, policyRoutes: [off as never] }] })).toEqual([]);
  });

  test('one address on two interfaces of a wire; virtual ones are shared on purpose', () => {
    expect(open(host('twin', 'lg-lan', '10.2.0.10'))).toEqual([
      ['inv/duplicate-address', { address: '10.2.0.10', first: 'pc/0', second: 'twin/0' }],
    ]);
    const virtualAddresses = [{ family: 4, value: ip('10.2.0.254').value, priority: 1 }];
    const member = (id: string, address: string): Node =>
      node(id, 'device', [nic(`${id}/0`, 'lg-lan', [address], { virtualAddresses })]);
    expect(open(member('a', '10.2.0.2/24'), member('b', '10.2.0.3/24'))).toEqual([]);
  });

  test('a group of machines that runs into another host', () => {
    const group = host('group', 'lg-lan', '10.2.0.5');
    const [i] = group.interfaces;
    const [address] = i!.addresses;
    const range = { first: address!.range.first, last: address!.range.first + 9n };
    const wide = { ...group, interfaces: [{ ...i!, addresses: [{ ...address!, range }] }] };
    expect(open(wide)).toEqual([
      ['inv/duplicate-address', { address: '10.2.0.10', first: 'pc/0', second: 'group/0' }],
    ]);
  });

  test('one interface may state its address twice', () => {
    expect(
      open(node('a', 'device', [nic('a/0', 'lg-lan', ['10.2.0.5/24', '10.2.0.5/24'])])),
    ).toEqual([]);
  });

  test('one address on two wires is no duplicate', () => {
    const lone = town({ subnets: [subnet('other', 'lg', ['10.2.0.0/24'])] });
    const twin = host('twin', 'other', '10.2.0.10', { routes: [] });
    expect(checkRequirement(ID, { ...lone, nodes: [...lone.nodes, twin] }).verdict).toBe('proved');
  });

  test('one MAC address on two nodes, however it is written', () => {
    const card = (id: string, address: string, mac: string): Node =>
      node(id, 'host', [nic(`${id}/0`, 'lg-lan', [address], { mac })]);
    expect(
      open(
        card('a', '10.2.0.5/24', '02:00:0A:00:00:01'),
        card('b', '10.2.0.6/24', '0200.0a00.0001'),
      ),
    ).toEqual([['inv/duplicate-mac', { mac: '0200.0a00.0001', first: 'a/0', second: 'b/0' }]]);
    const svi = node('sw', 'device', [
      nic('sw/1', 'lg-lan', ['10.2.0.5/24'], { mac: '02:00:00:00:00:01' }),
      nic('sw/2', 'mn-lan', ['10.1.0.5/24'], { mac: '02:00:00:00:00:01' }),
    ]);
    expect(open(svi)).toEqual([]);
  });

  test('an address outside the subnets of its wire; loopbacks need none', () => {
    const stray = nic('rt/0', 'lg-lan', ['172.16.5.5/24']);
    const bare = { ...stray, addresses: stray.addresses.map(({ subnet: _, ...a }) => a) };
    expect(open(node('rt', 'device', [bare]))).toEqual([
      ['inv/address-outside-subnets', { node: 'rt', address: '172.16.5.5' }],
    ]);
    const loopback = nic('rt/lo', { kind: 'none' }, ['10.255.0.1/32']);
    expect(open(node('rt', 'device', [nic('rt/0', 'lg-lan', ['10.2.0.2/24']), loopback]))).toEqual(
      [],
    );
  });

  test('a subnet on two wires', () => {
    const port = { kind: 'port', switch: 'sw', port: 'p' } as never;
    const network = town({
      nodes: [
        node('far', 'host', [
          {
            ...nic('far/0', port, []),
            addresses: nic('x/0', 'lg-lan', ['10.2.0.77/24']).addresses,
          },
        ]),
      ],
      more: { switches: [vlanSwitch('sw', { p: { untagged: 7 } })] },
    });
    expect(checkRequirement(ID, network).open.map(({ code, params }) => [code, params])).toEqual([
      ['inv/split-subnet', { subnet: 'lg-lan' }],
    ]);
  });

  test('a node that nothing is attached to', () => {
    expect(open(node('box', 'host', []))).toEqual([['inv/isolated-node', { node: 'box' }]]);
    expect(open(node('box', 'host', [nic('box/0', { kind: 'none' }, [])]))).toEqual([
      ['inv/isolated-node', { node: 'box' }],
    ]);
  });

  test('no nodes: nothing to check', () => {
    const network = { ...town(), nodes: [], filters: [] };
    expect(checkRequirement(ID, network).codes).toEqual(['und/nothing-to-check']);
  });
});

function anyMatch(): object {
  const any = { 4: [{ first: 0n, last: 0xffffffffn }], 6: [] };
  return { source: any, destination: any, services: [] };
}
