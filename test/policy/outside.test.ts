/** R-CLS-3a, R-CLS-3b and R-NET-1: paths between the town and what is outside. */
import { describe, expect, test } from 'vitest';

import type { Network } from '../../src/model/network.js';
import type { Node } from '../../src/model/node.js';
import type { SegmentKind } from '../../src/model/segment.js';
import { line, nic, node, set, subnet } from '../build-network.js';
import { checkRequirement, wayOf } from './check-requirement.js';
import { end, external, flow, host, PC, permit, segment, town, WEB } from './town.js';

const INTERNET = end('internet', '198.51.100.0/24');

/** The firewall has one more leg, towards `out`, on which the outside stands. */
function withOutside(kind: 'lgwan' | 'internet' | 'cloud-service', parts: object = {}): Network {
  const whole = town({
    segments: [external('x', kind), external('sc', 'security-cloud'), segment('edu', 'education')],
    subnets: [subnet('out', 'x', ['203.0.113.0/24']), subnet('edu-lan', 'edu', ['10.5.0.0/24'])],
    ...parts,
  });
  const outside = node('internet', 'external', [nic('internet/0', 'out', ['203.0.113.9/24'])], {
    segment: 'x',
    behind: set('198.51.100.0/24'),
  });
  const nodes = whole.nodes.map((n): Node => {
    if (n.id !== 'fw') return n;
    const legs = [
      nic('fw/out', 'out', ['203.0.113.1/24']),
      nic('fw/edu', 'edu-lan', ['10.5.0.1/24']),
    ];
    const route = {
      vrf: 'default',
      prefix: { family: 4, value: 0n, length: 0 },
      distance: 1,
      action: { kind: 'next-hop', interface: 'fw/out', address: 0xcb007109n },
      at: n.at,
    };
    return { ...n, interfaces: [...n.interfaces, ...legs], routes: [route] } as unknown as Node;
  });
  const pupil = host('pupil', 'edu-lan', '10.5.0.10');
  return { ...whole, nodes: [...nodes, outside, pupil] };
}

describe('R-CLS-3a: a path to or from LGWAN', () => {
  const ID = 'R-CLS-3a';

  test('of LGWAN-connected and My Number segments is right', () => {
    const lines = [
      permit('10.2.0.0/24', '198.51.100.0/24', 443),
      permit('10.1.0.0/24', '198.51.100.0/24', 443),
    ];
    const result = checkRequirement(ID, withOutside('lgwan', { lines }));
    expect(result.verdict).toBe('proved');
    expect(result.findings.map(({ params }) => params['from'])).toEqual(['edu', 'net']);
  });

  test('of another segment is violated, in either direction', () => {
    const out = checkRequirement(
      ID,
      withOutside('lgwan', { lines: [permit('10.3.0.10', '198.51.100.7', 443)] }),
    );
    expect(out.open.map(({ code, params }) => [code, params])).toEqual([
      ['cls/lgwan-path', { from: 'net', external: 'x' }],
    ]);
    expect(wayOf(out)).toEqual(['fw', 'internet']);
    const back = checkRequirement(
      ID,
      withOutside('lgwan', { lines: [permit('198.51.100.7', '10.3.0.10', 443)] }),
    );
    expect(back.codes).toEqual(['cls/lgwan-path']);
    expect(back.open[0]?.witness?.origin).toEqual({ kind: 'generated', node: 'internet' });
  });

  test('registering it changes nothing', () => {
    const lines = [permit('10.3.0.10', '198.51.100.7', 443)];
    const register = [flow('K-1', WEB, end('internet', '198.51.100.7'), 443)];
    expect(checkRequirement(ID, withOutside('lgwan', { lines, register })).verdict).toBe(
      'violated',
    );
  });

  test('all segments there are may have a path: proved', () => {
    const whole = withOutside('lgwan');
    const kept = whole.subnets.filter(({ id }) => id !== 'net-lan' && id !== 'edu-lan');
    const nodes = whole.nodes
      .filter(({ id }) => id !== 'web' && id !== 'pupil')
      .map((n) => ({
        ...n,
        interfaces: n.interfaces.filter(({ id }) => id !== 'fw/net' && id !== 'fw/edu'),
      }));
    const result = checkRequirement(ID, { ...whole, subnets: kept, nodes });
    expect(result.findings).toMatchObject([
      { verdict: 'proved', code: 'ok/paths-placed', params: { external: 'x' } },
    ]);
  });

  test('no LGWAN in the files, or one that is nowhere: undetermined', () => {
    expect(checkRequirement(ID, town()).codes).toEqual(['und/no-segment']);
    const named = town({ segments: [external('x', 'lgwan')] });
    expect(checkRequirement(ID, named).codes).toEqual(['und/empty-segment']);
  });
});

describe('R-CLS-3b: a path to or from the Internet', () => {
  const ID = 'R-CLS-3b';

  test('of Internet-connected segments is right', () => {
    const lines = [permit('10.3.0.0/24', '198.51.100.0/24', 443)];
    expect(checkRequirement(ID, withOutside('internet', { lines })).verdict).toBe('proved');
  });

  test('of others is violated, cloud services included', () => {
    const lines = [permit('10.2.0.10', '198.51.100.7', 443)];
    const result = checkRequirement(ID, withOutside('internet', { lines }));
    expect(result.open.map(({ code, params }) => [code, params])).toEqual([
      ['cls/internet-path', { from: 'lg', external: 'x' }],
    ]);
    const saas = withOutside('cloud-service', { lines });
    expect(checkRequirement(ID, saas).codes).toEqual(['cls/internet-path', 'und/no-segment']);
  });

  test('an Internet that counts as a segment is still the Internet', () => {
    const lines = [permit('10.2.0.10', '198.51.100.7', 443)];
    const whole = withOutside('internet', { lines });
    const segments = whole.segments.map((s) =>
      s.id === 'x' ? { ...s, treatAs: 'net' as never } : s,
    );
    expect(checkRequirement(ID, { ...whole, segments }).codes).toEqual(['cls/internet-path']);
  });

  test.each([
    ['lg', 'local-breakout', '10.2.0.10', 'excepted'],
    ['lg', 'aggregation-bypass', '10.2.0.10', 'violated'],
    ['edu', 'aggregation-bypass', '10.5.0.10', 'excepted'],
    ['mn', 'local-breakout', '10.1.0.10', 'violated'],
    ['mn', 'aggregation-bypass', '10.1.0.10', 'violated'],
  ] as const)('of %s, registered as %s: %s %s', (from, kind, address, verdict) => {
    const sender = { lg: PC, edu: end('pupil', address), mn: end('juki', address) }[from];
    const lines = [permit(address, '198.51.100.7', 443)];
    const register = [flow('K-1', sender, end('internet', '198.51.100.7'), 443, { kind })];
    const result = checkRequirement(ID, withOutside('internet', { lines, register }));
    expect(result.verdict).toBe(verdict);
  });

  test('the web site stands in an Internet-connected segment', () => {
    const cms = (role: string, on: string, address: string): Network =>
      withOutside('internet', {
        nodes: [host('cms', on, address, { facts: { role, data: [], monitor: [] } })],
      });
    expect(checkRequirement(ID, cms('CMS', 'net-lan', '10.3.0.20')).verdict).toBe('proved');
    expect(checkRequirement(ID, cms('ＣＭＳ', 'lg-lan', '10.2.0.20')).open).toMatchObject([
      { code: 'cls/cms-outside', params: { node: 'cms', segment: 'lg' } },
    ]);
    expect(checkRequirement(ID, cms('ホームページ管理', 'lg-lan', '10.2.0.20')).codes).toEqual([
      'cls/cms-outside',
    ]);
    expect(checkRequirement(ID, cms('acmsystem', 'lg-lan', '10.2.0.20')).verdict).toBe('proved');
  });

  test('no Internet in the files: undetermined', () => {
    expect(checkRequirement(ID, town()).codes).toEqual(['und/no-segment']);
  });
});

describe('R-NET-1: the Internet is reached through the security cloud only', () => {
  const ID = 'R-NET-1';
  const lines = [permit('10.3.0.0/24', '198.51.100.0/24', 443)];

  /** net-lan – fw – sc-link – `cloud` – inet – internet; `more` changes what the cloud is. */
  function throughCloud(cloud: (legs: Node['interfaces']) => Node): Network {
    const whole = town({
      lines,
      segments: [external('x', 'internet'), external('sc', 'security-cloud')],
      subnets: [
        subnet('sc-link', 'sc', ['172.31.0.0/24']),
        subnet('inet', 'x', ['203.0.113.0/24']),
      ],
      nodes: [
        node('internet', 'external', [nic('internet/0', 'inet', ['203.0.113.9/24'])], {
          segment: 'x',
          behind: set('198.51.100.0/24'),
        }),
        cloud([
          nic('cloud/in', 'sc-link', ['172.31.0.9/24']),
          nic('cloud/out', 'inet', ['203.0.113.1/24']),
        ]),
      ],
    });
    const nodes = whole.nodes.map((n): Node => {
      if (n.id !== 'fw') return n;
      const route = {
        vrf: 'default',
        prefix: { family: 4, value: 0n, length: 0 },
        distance: 1,
        action: { kind: 'next-hop', interface: 'fw/sc', address: 0xac1f0009n },
        at: n.at,
      };
      const legs = [...n.interfaces, nic('fw/sc', 'sc-link', ['172.31.0.1/24'])];
      return { ...n, interfaces: legs, routes: [route] } as unknown as Node;
    });
    return { ...whole, nodes };
  }

  const out = {
    vrf: 'default',
    prefix: { family: 4, value: 0n, length: 0 },
    distance: 1,
    action: { kind: 'next-hop', interface: 'cloud/out', address: 0xcb007109n },
    at: segment('x', 'other').at,
  };
  const device = (legs: Node['interfaces']): Node =>
    node('cloud', 'device', legs, { routes: [out] });

  test('through a device of the cloud: proved, since nothing is left without it', () => {
    const network = throughCloud(device);
    expect(checkRequirement('R-CLS-3b', network).verdict).toBe('proved');
    const result = checkRequirement(ID, network);
    expect(result.verdict).toBe('proved');
    expect(result.findings.map(({ code, params }) => [code, params])).toEqual([
      ['ok/through-cloud', { from: 'lg' }],
      ['ok/through-cloud', { from: 'mn' }],
      ['ok/through-cloud', { from: 'net' }],
    ]);
  });

  test('through a box with a leg inside the town: that is not the cloud', () => {
    const network = throughCloud((legs) => {
      const inside = nic('cloud/x', 'net-lan', ['10.3.0.99/24']);
      return device([...legs, inside]);
    });
    expect(checkRequirement(ID, network).codes).toEqual(['net/bypasses-cloud']);
  });

  test('a line of its own: violated, with a way that avoids the cloud', () => {
    const result = checkRequirement(ID, withOutside('internet', { lines }));
    expect(result.verdict).toBe('violated');
    expect(result.codes).toContain('net/bypasses-cloud');
    expect(result.open.find(({ code }) => code === 'net/bypasses-cloud')?.params).toEqual({
      from: 'net',
      external: 'x',
    });
  });

  test.each(['aggregation-bypass', 'local-breakout'] as const)(
    'registered as %s: an exception',
    (kind) => {
      const register = [
        flow('K-1', end('', '10.3.0.0/24', { node: undefined, subnet: 'net-lan' }), INTERNET, 443, {
          kind,
        }),
      ];
      const whole = withOutside('internet', { lines, register });
      const result = checkRequirement(ID, whole);
      expect(result.open.map(({ verdict, code }) => [verdict, code])).toEqual([
        ['undetermined', 'und/empty-segment'],
        ['excepted', 'excepted/registered'],
      ]);
    },
  );

  test('no Internet, no security cloud: undetermined', () => {
    expect(checkRequirement(ID, town()).open.map(({ code, params }) => [code, params])).toEqual([
      ['und/no-segment', { kind: 'internet' }],
      ['und/no-segment', { kind: 'security-cloud' }],
    ]);
  });

  test('a town without a segment of its own: nothing to check', () => {
    const whole = throughCloud(device);
    const outside = whole.segments.filter(({ kind }) => kind === 'external');
    const names = outside.map(({ id }) => id);
    const subnets = whole.subnets.filter(({ segment: id }) => names.includes(id));
    const nodes = whole.nodes.filter(({ id }) => ['internet', 'cloud'].includes(id));
    const network = { ...whole, segments: outside, subnets, nodes };
    expect(checkRequirement(ID, network).codes).toEqual(['und/nothing-to-check']);
  });

  test('a session opened from the Internet counts too', () => {
    const inward = [line('permit', set('198.51.100.0/24'), set('10.3.0.10'))];
    const result = checkRequirement(ID, withOutside('internet', { lines: inward }));
    expect(result.codes).toContain('net/bypasses-cloud');
  });

  const KINDS: readonly SegmentKind[] = ['boundary-dmz', 'sanitizing', 'public-wifi', 'other'];
  test.each(KINDS)('a segment of kind %s is inside as well', (kind) => {
    const whole = withOutside('internet', { lines: [permit('10.5.0.10', '198.51.100.7', 443)] });
    const segments = whole.segments.map((s) => (s.id === 'edu' ? { ...s, kind } : s));
    expect(checkRequirement(ID, { ...whole, segments }).codes).toContain('net/bypasses-cloud');
  });
});
