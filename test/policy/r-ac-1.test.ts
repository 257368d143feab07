import { describe, expect, test } from 'vitest';

import type { FilterRule } from '../../src/model/filter.js';
import type { Service } from '../../src/model/match.js';
import { range } from '../../src/model/range.js';
import { filter, line, nic, node, set, subnet } from '../build-network.js';
import { checkRequirement, wayOf } from './check-requirement.js';
import { external, permit, town, type Parts } from './town.js';

const ID = 'R-AC-1';
const PC = '10.2.0.10';
const WEB = '10.3.0.10';

/** A line from the PC to the web server with other services. */
function services(more: Partial<Service>, rest: object = {}): FilterRule {
  const base = permit(PC, WEB, 443, rest);
  const changed = base.match.services.map((s) => ({ ...s, ...more }));
  return { ...base, match: { ...base.match, services: changed } };
}

const ANY_PORTS = { destinationPorts: [range(0, 65535)] };

function codes(lines: readonly FilterRule[], parts: Parts = {}): readonly string[] {
  return checkRequirement(ID, town({ ...parts, lines })).codes;
}

describe('R-AC-1: lines open what they are for', () => {
  test('hosts, protocol and port are named: proved', () => {
    const result = checkRequirement(ID, town({ lines: [permit(PC, WEB, 443)] }));
    expect(result.findings).toMatchObject([
      { verdict: 'proved', code: 'ok/narrow-lines', params: { lines: 1 } },
    ]);
  });

  test('any protocol: violated, with the line and a packet', () => {
    const wide = services({ protocols: [range(0, 255)], ...ANY_PORTS });
    const result = checkRequirement(ID, town({ lines: [wide] }));
    expect(result.open).toMatchObject([
      {
        verdict: 'violated',
        code: 'ac/any-protocol',
        params: { filter: 'fw/policy', line: 'L1', from: 'lg', to: 'net' },
        at: { path: 'policy', line: 1 },
      },
    ]);
    expect(wayOf(result)).toEqual(['fw', 'web']);
  });

  test('as many ports as are no service any more', () => {
    const ports = (first: number, last: number): FilterRule =>
      services({ destinationPorts: [range(first, last)] });
    expect(codes([ports(1, 65535)])).toEqual(['ac/many-ports']);
    expect(checkRequirement(ID, town({ lines: [ports(49152, 65535)] })).open[0]?.params).toEqual({
      filter: 'fw/policy',
      line: 'L1',
      ports: 16384,
      from: 'lg',
      to: 'net',
    });
    expect(codes([ports(5000, 6023)])).toEqual(['ac/many-ports']);
    expect(codes([ports(5000, 6022)])).toEqual([]);
    // types and codes of ICMP are no ports
    expect(codes([services({ protocols: [range(1)], ...ANY_PORTS })])).toEqual([]);
  });

  test('a source port opens every destination port; answers open none', () => {
    const tricks = { sourcePorts: [range(443)], ...ANY_PORTS };
    expect(codes([services(tricks)])).toEqual(['ac/source-port-only']);
    const stateless = { policy: { stateful: false } };
    const both = [
      permit(WEB, PC, 443),
      services({ ...tricks, established: true }, { id: 'answers' }),
    ];
    expect(codes(both, stateless)).toEqual([]);
    const anyone = line('permit', set(PC), undefined, { id: 'answers' });
    const established = anyone.match.services.map((s) => ({ ...s, established: true }));
    const open = { ...anyone, match: { ...anyone.match, services: established } };
    expect(codes([permit(WEB, PC, 443), open], stateless)).toContain('ac/wide-addresses');
  });

  test('whole networks and any address, on either side', () => {
    const to = (network: string): FilterRule => permit(PC, network, 443);
    expect(codes([to('10.3.0.0/24')])).toEqual([]);
    expect(codes([to('10.3.0.0/17')])).toEqual([]);
    expect(codes([to('10.3.0.0/16')])).toEqual(['ac/wide-addresses']);
    expect(codes([permit('0.0.0.0/0', WEB, 443)])).toEqual(['ac/wide-addresses']);
    // as many addresses, but no whole network
    const halves = permit(PC, '10.2.128.0/17', 443);
    const odd = set('10.2.128.0/17', '10.3.0.0/17');
    expect(codes([{ ...halves, match: { ...halves.match, destination: odd } }])).toEqual([]);
    // a family in which the line matches nothing does not count
    const six = { ...to(WEB), match: { ...to(WEB).match, source: set(PC) } };
    const mixed = { ...six.match, destination: { ...set(WEB), 6: set('v6:0/16')[6] } };
    expect(codes([{ ...six, match: mixed }])).toEqual([]);
  });

  test('the Internet has no smaller name, as long as nothing else is meant', () => {
    const internet = node('isp', 'external', [nic('isp/0', 'out', ['203.0.113.2/24'])], {
      segment: 'x-net',
      behind: set('0.0.0.0/0'),
    });
    const parts: Parts = {
      segments: [external('x-net', 'internet')],
      subnets: [subnet('out', 'x-net', ['203.0.113.0/24'])],
      nodes: [internet],
      fw: {
        interfaces: [
          nic('fw/mn', 'mn-lan', ['10.1.0.1/24']),
          nic('fw/lg', 'lg-lan', ['10.2.0.1/24']),
          nic('fw/net', 'net-lan', ['10.3.0.1/24']),
          nic('fw/out', 'out', ['203.0.113.1/24']),
        ],
      },
    };
    const out = permit(WEB, '0.0.0.0/0', 443, { outInterfaces: ['fw/out'] });
    expect(codes([out], parts)).toEqual([]);
    expect(codes([permit(WEB, '0.0.0.0/0', 443)], parts)).toEqual(['ac/wide-addresses']);
  });

  test('tunnels in which nothing is seen', () => {
    const esp = services({ protocols: [range(50)], ...ANY_PORTS });
    expect(checkRequirement(ID, town({ lines: [esp] })).open).toMatchObject([
      { code: 'ac/opaque-tunnel', params: { carrier: 'ESP', line: 'L1' } },
    ]);
    for (const protocol of [4, 41, 47]) {
      expect(codes([services({ protocols: [range(protocol)], ...ANY_PORTS })])).toEqual([
        'ac/opaque-tunnel',
      ]);
    }
    const vxlan = services({ protocols: [range(17)], destinationPorts: [range(4789)] });
    expect(codes([vxlan])).toEqual(['ac/opaque-tunnel']);
    expect(codes([services({ protocols: [range(17)] })])).toEqual([]);
  });

  test('a denial below a line that permits all of it', () => {
    const wide = permit('10.2.0.0/24', WEB, 443);
    const denial = { ...permit(PC, WEB, 443), action: 'deny' as const };
    const result = checkRequirement(ID, town({ lines: [wide, denial] }));
    expect(result.open).toMatchObject([
      {
        code: 'ac/shadowed',
        params: { line: 'L2', by: 'L1', from: 'lg', to: 'net' },
        at: { line: 2 },
      },
    ]);
    expect(result.open[0]?.witness?.packet.source).toBe(0x0a02000an);
    expect(codes([denial, wide])).toEqual([]);
    expect(codes([wide, { ...denial, enabled: false }])).toEqual([]);
    // it still denies something else
    const more = { ...permit('10.2.0.0/23', WEB, 443), action: 'deny' as const };
    expect(codes([wide, more])).toEqual([]);
    // it looks at packets that the line does not see
    expect(codes([{ ...wide, inInterfaces: ['fw/lg'] as never }, denial])).toEqual([]);
    expect(codes([wide, { ...denial, inInterfaces: ['fw/lg'] as never }])).toEqual(['ac/shadowed']);
    expect(codes([wide, { ...denial, inInterfaces: ['fw/mn'] as never }])).toEqual([]);
  });

  test('a line through which nothing crosses is left alone', () => {
    const wide = services({ protocols: [range(0, 255)], ...ANY_PORTS });
    const lines = [permit(PC, WEB, 443)];
    expect(codes([...lines, { ...wide, enabled: false }])).toEqual([]);
    expect(codes([...lines, permit('10.9.0.0/16', '10.8.0.0/16', 443)])).toEqual([]);
    const unattached = filter('fw/acl', [wide]);
    expect(codes(lines, { more: { filters: [unattached] } })).toEqual([]);
  });

  test('a line of unknown effect: undetermined', () => {
    const wide = services({ protocols: [range(0, 255)], ...ANY_PORTS });
    const unknown = { ...wide, certainty: 'unmodelled' as const, unmodelled: 'user' };
    expect(codes([unknown])).toEqual(['und/unmodelled']);
  });

  test('nothing crosses by a line, or there are no two segments: undetermined', () => {
    expect(checkRequirement(ID, town()).open).toMatchObject([
      { code: 'und/nothing-to-check', params: { what: 'lines' } },
    ]);
    expect(checkRequirement(ID, { ...town(), subnets: [], nodes: [] }).open).toMatchObject([
      { code: 'und/nothing-to-check', params: { what: 'segments' } },
    ]);
  });
});
