import { describe, expect, test } from 'vitest';

import type { Node } from '../../src/model/node.js';
import { filter, line, nic, node, subnet, via, vlanSwitch } from '../build-network.js';
import { checkRequirement } from './check-requirement.js';
import { external, segment, town } from './town.js';

const ID = 'R-SEP-1';

describe('R-SEP-1: no wire is shared', () => {
  test('a firewall between segments: proved', () => {
    const result = checkRequirement(ID, town());
    expect(result.verdict).toBe('proved');
    expect(result.findings[0]).toMatchObject({
      code: 'ok/separated',
      params: { domains: 3, devices: 1 },
    });
  });

  test('a trunk that joins the VLANs of two segments', () => {
    const whole = town({
      more: {
        switches: [
          vlanSwitch('a', { up: { untagged: 10 } }),
          vlanSwitch('b', { up: { untagged: 20 } }),
        ],
      },
    });
    const subnets = whole.subnets.map((s) => {
      if (s.id === 'lg-lan') return { ...s, vlan: 10, home: 'a' as never };
      return s.id === 'net-lan' ? { ...s, vlan: 20, home: 'b' as never } : s;
    });
    const apart = { ...whole, subnets };
    expect(checkRequirement(ID, apart).verdict).toBe('proved');
    const cable = {
      ends: [
        { switch: 'a' as never, port: 'up' },
        { switch: 'b' as never, port: 'up' },
      ] as const,
      at: whole.filters[0]!.at,
    };
    const result = checkRequirement(ID, { ...apart, cables: [cable] });
    expect(result.open).toMatchObject([
      {
        code: 'sep/shared-domain',
        params: { first: 'lg', second: 'net', members: 'lg-lan, pc, net-lan, web' },
      },
    ]);
  });

  test('a host of one segment plugged into the wire of another', () => {
    const rogue = node('rogue', 'host', [
      nic('rogue/0', 'mn-lan', ['10.3.0.77/24'].slice(0, 0), {
        addresses: [{ ...nic('x/0', 'net-lan', ['10.3.0.77/24']).addresses[0]! }],
      }),
    ]);
    const result = checkRequirement(ID, town({ nodes: [rogue] }));
    expect(
      result.open.map(({ code, params }) => [code, params['first'], params['second']]),
    ).toEqual([['sep/shared-domain', 'mn', 'net']]);
  });

  test('an external on a wire of the town; two outsiders may share one', () => {
    const outside = {
      segments: [external('x-internet', 'internet'), external('x-sc', 'security-cloud')],
      subnets: [subnet('sc', 'x-sc', ['203.0.113.0/24'])],
    };
    const internet = (on: string, address: string): Node =>
      node('internet', 'external', [nic('internet/0', on, [address])], { segment: 'x-internet' });
    const beside = town({ ...outside, nodes: [internet('sc', '203.0.113.9/24')] });
    expect(checkRequirement(ID, beside).verdict).toBe('proved');
    const inside = town({ ...outside, nodes: [internet('net-lan', '10.3.0.9/24')] });
    expect(checkRequirement(ID, inside).open[0]?.params).toMatchObject({
      first: 'net',
      second: 'x-internet',
    });
  });
});

describe('R-SEP-1: no device joins segments without a filter', () => {
  const legs = [nic('rt/mn', 'mn-lan', ['10.1.0.2/24']), nic('rt/net', 'net-lan', ['10.3.0.2/24'])];

  test('a router without filters', () => {
    const result = checkRequirement(ID, town({ nodes: [node('rt', 'device', legs)] }));
    expect(result.open).toMatchObject([
      { code: 'sep/unfiltered-device', params: { node: 'rt', first: 'mn', second: 'net' } },
    ]);
  });

  test('a filter on the way one way only does not do', () => {
    const one = [nic('rt/mn', 'mn-lan', ['10.1.0.2/24'], { filtersIn: ['rt/acl'] }), legs[1]!];
    const filters = [filter('rt/acl', [line('deny')])];
    const half = town({ nodes: [node('rt', 'device', one)], more: { filters } });
    expect(checkRequirement(ID, half).verdict).toBe('violated');
    const both = [
      nic('rt/mn', 'mn-lan', ['10.1.0.2/24'], { filtersIn: ['rt/acl'], filtersOut: ['rt/acl'] }),
      legs[1]!,
    ];
    const whole = town({ nodes: [node('rt', 'device', both)], more: { filters } });
    expect(checkRequirement(ID, whole).verdict).toBe('proved');
  });

  test('VRFs separate, leaks join', () => {
    const apart = [legs[0]!, { ...legs[1]!, vrf: 'blue' as never }];
    const vrfs = town({ nodes: [node('rt', 'device', apart)] });
    expect(checkRequirement(ID, vrfs).verdict).toBe('proved');
    const leak = {
      ...via('10.3.0.0/24', 'rt/net', '10.3.0.10'),
      action: { kind: 'vrf', vrf: 'blue' },
    };
    const leaking = town({ nodes: [node('rt', 'device', apart, { routes: [leak] })] });
    expect(checkRequirement(ID, leaking).open[0]?.params['node']).toBe('rt');
  });

  test('a host that forwards is a device', () => {
    const pc = node('pc2', 'host', [
      nic('pc2/lg', 'lg-lan', ['10.2.0.77/24']),
      nic('pc2/net', 'net-lan', ['10.3.0.77/24']),
    ]);
    expect(checkRequirement(ID, town({ nodes: [pc] })).verdict).toBe('proved');
    const forwards = { ...pc, forwards: true };
    expect(checkRequirement(ID, town({ nodes: [forwards] })).codes).toEqual([
      'sep/unfiltered-device',
    ]);
  });

  test('two routers over a tunnel that belongs to no segment', () => {
    const tunnel = { kind: 'tunnel', tunnel: 't' } as never;
    const end = (id: string, on: string, address: string, policy = {}): Node =>
      node(
        id,
        'device',
        [nic(`${id}/lan`, on, [address]), nic(`${id}/t`, tunnel, [`172.16.0.${id.length}/24`])],
        policy,
      );
    const at = subnet('x', 'mn', []).at;
    const tunnels = [{ id: 't' as never, name: {}, encapsulation: 'gre', at }];
    const open = town({
      nodes: [end('r', 'mn-lan', '10.1.0.3/24'), end('rr', 'net-lan', '10.3.0.3/24')],
      more: { tunnels },
    });
    expect(checkRequirement(ID, open).open.map(({ params }) => params)).toEqual([
      { node: 'r', first: 'mn', second: 'net' },
      { node: 'rr', first: 'mn', second: 'net' },
    ]);
    const closed = town({
      nodes: [
        end('r', 'mn-lan', '10.1.0.3/24'),
        end('rr', 'net-lan', '10.3.0.3/24', { policy: 'rr/p' }),
      ],
      more: { tunnels, filters: [filter('rr/p', [])] },
    });
    expect(checkRequirement(ID, closed).verdict).toBe('proved');
  });

  test('fewer than two segments with places: nothing to check', () => {
    const whole = town({ segments: [segment('edu', 'education')] });
    const network = {
      ...whole,
      subnets: whole.subnets.filter((s) => s.segment === 'lg'),
      nodes: whole.nodes.filter((n) => n.id === 'pc'),
    };
    expect(checkRequirement(ID, network).codes).toEqual(['und/nothing-to-check']);
  });
});
