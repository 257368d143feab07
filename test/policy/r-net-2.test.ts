import { describe, expect, test } from 'vitest';

import type { Network } from '../../src/model/network.js';
import { nic, node, set, subnet } from '../build-network.js';
import { checkRequirement, wayOf } from './check-requirement.js';
import { external, permit, town, type Parts } from './town.js';

const ID = 'R-NET-2';
const ALL = ['fw-log', 'ids', 'malware', 'url-filter'];

interface Watch extends Parts {
  readonly cloud?: readonly string[];
  readonly firewall?: readonly string[];
  readonly device?: object;
}

/** The web server's way out: by the firewall to the security cloud, or to a line of the town's own. */
function outward({ cloud = [], firewall = [], device = {}, ...parts }: Watch): Network {
  const facts = (monitor: readonly string[]): object => ({ facts: { data: [], monitor } });
  return town({
    ...parts,
    lines: parts.lines ?? [permit('10.3.0.10', '172.31.0.10', 8080)],
    fw: {
      ...facts(firewall),
      ...device,
      interfaces: [
        nic('fw/mn', 'mn-lan', ['10.1.0.1/24']),
        nic('fw/lg', 'lg-lan', ['10.2.0.1/24']),
        nic('fw/net', 'net-lan', ['10.3.0.1/24']),
        nic('fw/sc', 'sc-link', ['172.31.0.1/24']),
        nic('fw/out', 'out', ['203.0.113.1/24']),
      ],
    },
    segments: [external('x-sc', 'security-cloud'), external('x-net', 'internet')],
    subnets: [
      subnet('sc-link', 'x-sc', ['172.31.0.0/24']),
      subnet('out', 'x-net', ['203.0.113.0/24']),
    ],
    nodes: [
      node('sc', 'external', [nic('sc/0', 'sc-link', ['172.31.0.10/24'])], {
        segment: 'x-sc',
        ...facts(cloud),
      }),
      node('isp', 'external', [nic('isp/0', 'out', ['203.0.113.2/24'])], {
        segment: 'x-net',
        behind: set('203.0.113.2'),
      }),
    ],
  });
}

describe('R-NET-2: traffic with the Internet is watched', () => {
  test('the security cloud has it all: proved', () => {
    const result = checkRequirement(ID, outward({ cloud: ALL }));
    expect(result.findings).toMatchObject([
      { verdict: 'proved', code: 'ok/watched', params: { from: 'net', to: 'x-sc' } },
    ]);
  });

  test('capabilities add up along the path, in any spelling that is known', () => {
    const parts = { cloud: ['Sandbox', 'proxy-log'], firewall: ['ＦＷ-log', 'ips'] };
    expect(checkRequirement(ID, outward(parts)).verdict).toBe('proved');
  });

  test('one is missing on a path of which all say what they have: violated', () => {
    const result = checkRequirement(
      ID,
      outward({ cloud: ['fw-log', 'url-filter'], firewall: ['ids'] }),
    );
    expect(result.open).toMatchObject([
      {
        verdict: 'violated',
        code: 'net/not-watched',
        params: { from: 'net', to: 'x-sc', capability: 'malware' },
      },
    ]);
    expect(wayOf(result)).toEqual(['fw', 'sc']);
  });

  test('a firewall or a security cloud that says nothing: undetermined', () => {
    expect(checkRequirement(ID, outward({ firewall: ['ids'] })).open).toMatchObject([
      { code: 'und/missing-fact', params: { node: 'sc', fact: 'monitor' } },
    ]);
    expect(checkRequirement(ID, outward({ cloud: ['ids'] })).open).toMatchObject([
      { code: 'und/missing-fact', params: { node: 'fw', fact: 'monitor' } },
    ]);
    // a router watches nothing unless it says so
    const router = { cloud: ['ids'], device: { device: { kind: 'router' } } };
    expect(checkRequirement(ID, outward(router)).verdict).toBe('violated');
  });

  test('a second path on which nobody watches: the path, not the segment, is judged', () => {
    const lines = [
      permit('10.3.0.10', '172.31.0.10', 8080),
      permit('10.3.0.10', '203.0.113.2', 443),
    ];
    const result = checkRequirement(ID, outward({ cloud: ALL, firewall: ['fw-log'], lines }));
    expect(result.verdict).toBe('violated');
    expect(result.open.map(({ params }) => [params['to'], params['capability']])).toEqual([
      ['x-net', 'ids'],
      ['x-net', 'malware'],
      ['x-net', 'url-filter'],
    ]);
    expect(result.findings.map(({ code }) => code)).toContain('ok/watched');
  });

  test('what comes in is watched as well', () => {
    const lines = [permit('203.0.113.2', '10.3.0.10', 443)];
    const result = checkRequirement(ID, outward({ cloud: ALL, firewall: ['fw-log'], lines }));
    expect(result.codes).toEqual(['net/not-watched']);
    expect(result.open[0]?.params).toMatchObject({ from: 'net', to: 'x-net' });
    expect(checkRequirement(ID, outward({ firewall: ALL, lines })).verdict).toBe('proved');
  });

  test('other segments are not meant', () => {
    const lines = [
      permit('10.3.0.10', '172.31.0.10', 8080),
      permit('10.2.0.10', '203.0.113.2', 443),
    ];
    expect(checkRequirement(ID, outward({ cloud: ALL, firewall: ['x'], lines })).verdict).toBe(
      'proved',
    );
  });

  test('no path at all, no Internet, no segment: undetermined', () => {
    expect(checkRequirement(ID, outward({ cloud: ALL, lines: [] })).open).toMatchObject([
      { code: 'und/nothing-to-check', params: { what: 'internet-paths' } },
    ]);
    expect(checkRequirement(ID, town()).open).toMatchObject([
      { code: 'und/no-segment', params: { kind: 'internet' } },
    ]);
    const whole = outward({ cloud: ALL });
    const nobody = {
      ...whole,
      segments: whole.segments.map((s) => (s.id === 'net' ? { ...s, kind: 'other' as const } : s)),
    };
    expect(checkRequirement(ID, nobody).open).toMatchObject([
      { code: 'und/no-segment', params: { kind: 'internet-connected' } },
    ]);
  });
});
