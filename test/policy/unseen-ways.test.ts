/** Ways that are easily left out: wires of no segment, and segments from which nobody sends. */
import { describe, expect, test } from 'vitest';

import type { Network } from '../../src/model/network.js';
import type { RequirementId } from '../../src/model/verdict.js';
import { line, nic, node, subnet } from '../build-network.js';
import { checkRequirement } from './check-requirement.js';
import { external, host, segment, town } from './town.js';

describe('two hosts joined by a wire that belongs to no segment', () => {
  const cable = { kind: 'tunnel', tunnel: 'cable' as never } as const;
  const joined = (first: string, second: string, addresses: readonly string[]): Network => {
    const legs = [first, second].map((on, index) =>
      node(`backup${index}`, 'host', [
        nic(`backup${index}/0`, on, [addresses[index]!]),
        nic(`backup${index}/1`, cable, [`192.0.2.${index + 1}/30`]),
      ]),
    );
    const whole = town({ nodes: legs });
    return { ...whole, tunnels: [{ id: 'cable', at: whole.nodes[0]!.at }] as never };
  };
  const lgNet = joined('lg-lan', 'net-lan', ['10.2.0.60/24', '10.3.0.60/24']);
  const mnLg = joined('mn-lan', 'lg-lan', ['10.1.0.60/24', '10.2.0.60/24']);

  test('R-SEP-1: it is a wire of both', () => {
    const result = checkRequirement('R-SEP-1', lgNet);
    expect(result.open).toMatchObject([
      {
        code: 'sep/shared-domain',
        params: { first: 'lg', second: 'net', members: 'backup0, backup1' },
      },
    ]);
    const same = joined('lg-lan', 'lg-lan', ['10.2.0.60/24', '10.2.0.61/24']);
    expect(checkRequirement('R-SEP-1', same).verdict).toBe('proved');
  });

  test.each([
    ['R-SEP-2', lgNet],
    ['R-LG-1', lgNet],
    ['R-EXC-4', lgNet],
    ['R-MN-1', mnLg],
  ] as const)('%s: what passes there crosses', (id, network) => {
    const result = checkRequirement(id, network);
    expect(result.verdict).toBe('violated');
    expect(result.open.every(({ witness }) => witness !== undefined)).toBe(true);
  });
});

describe('a segment in which nobody is who sends', () => {
  const schools = {
    segments: [segment('edu', 'education'), external('x', 'internet')],
    subnets: [subnet('edu-lan', 'edu', ['10.5.0.0/24']), subnet('out', 'x', ['203.0.113.0/24'])],
  };
  const open = (): Network => {
    const whole = town({ ...schools, lines: [line('permit')], nodes: [OUTSIDE] });
    const legs = [
      nic('fw/edu', 'edu-lan', ['10.5.0.1/24']),
      nic('fw/out', 'out', ['203.0.113.1/24']),
    ];
    const nodes = whole.nodes.map((n) =>
      n.id === 'fw' ? { ...n, interfaces: [...n.interfaces, ...legs] } : n,
    );
    return { ...whole, nodes };
  };
  const OUTSIDE = node('internet', 'external', [nic('internet/0', 'out', ['203.0.113.9/24'])], {
    segment: 'x',
  });
  const into = (id: RequirementId): readonly string[] =>
    checkRequirement(id, open(), { spoofing: 'none' }).open.map(
      ({ code, params }) => `${code} ${params['from']} ${params['to'] ?? params['external']}`,
    );

  test('R-CLS-1, R-EXC-4: what gets there from others crosses', () => {
    expect(into('R-CLS-1')).toContain('cls/other-not-isolated lg edu');
    expect(into('R-EXC-4')).toContain('crossing/not-registered lg edu');
  });

  test('R-CLS-3b, R-NET-1: so does what gets there from the Internet', () => {
    expect(into('R-CLS-3b')).toContain('cls/internet-path edu x');
    expect(into('R-NET-1')).toContain('net/bypasses-cloud edu x');
  });

  test('R-MN-1: two My Number segments are one area, whoever is in them', () => {
    const parts = {
      segments: [segment('mn2', 'my-number')],
      subnets: [subnet('mn2-lan', 'mn2', ['10.6.0.0/24'])],
    };
    const whole = town(parts);
    const router = node('rt', 'device', [
      nic('rt/a', 'mn-lan', ['10.1.0.7/24']),
      nic('rt/b', 'mn2-lan', ['10.6.0.1/24']),
    ]);
    const nodes = [...whole.nodes, router, host('other', 'mn-lan', '10.1.0.20')];
    const result = checkRequirement('R-MN-1', { ...whole, nodes }, { spoofing: 'none' });
    expect(result.codes).toEqual(['und/empty-segment']);
  });
});
