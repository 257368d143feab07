/** R-IR-1: what has to be pulled to isolate a segment. */
import { describe, expect, test } from 'vitest';
import type { Network } from '../../src/model/network.js';
import type { SwitchPort } from '../../src/model/segment.js';
import { AT, cable, network, nic, node, subnet, tunnel, vlanSwitch } from '../build-network.js';
import { checkRequirement, type Checked } from './check-requirement.js';
import { external, host, segment, town, type Parts } from './town.js';

const ID = 'R-IR-1';

/** `whole` whose segment `id` has cut points. */
function planned(whole: Network, id: string, ...points: readonly string[]): Network {
  const cutPoints = points.map((text) => ({ text, at: { ...AT, path: `point ${text}` } }));
  const segments = whole.segments.map((s) => (s.id === id ? { ...s, cutPoints } : s));
  return { ...whole, segments };
}

function check(points: readonly string[], parts: Parts = {}): Checked {
  return checkRequirement(ID, planned(town(parts), 'mn', ...points));
}

/** What the finding about `id` says is to be pulled. */
function offered({ findings }: Checked, id: string): unknown {
  return findings.find(({ params }) => params['segment'] === id)?.params['cutPoints'];
}

describe('R-IR-1 without cut points in the plan', () => {
  test('offers the fewest links of each segment inside, and is proved', () => {
    const result = checkRequirement(ID, town({ segments: [external('x', 'lgwan')] }));
    expect(result.verdict).toBe('proved');
    expect(result.findings.map(({ code, params }) => [code, params])).toEqual([
      ['ok/cut-computed', { segment: 'lg', cutPoints: 'fw/lg' }],
      ['ok/cut-computed', { segment: 'mn', cutPoints: 'fw/mn' }],
      ['ok/cut-computed', { segment: 'net', cutPoints: 'fw/net' }],
    ]);
  });

  test('every way counts: hosts with two legs, tunnels, wires of no segment', () => {
    const legs = [nic('pc2/a', 'mn-lan', ['10.1.0.9/24']), nic('pc2/b', 'lg-lan', ['10.2.0.9/24'])];
    const dual = town({ nodes: [node('pc2', 'host', legs)] });
    expect(offered(checkRequirement(ID, dual), 'mn')).toBe('fw/mn, pc2/b');
    const apart = legs.map((leg) => ({ ...leg, vrf: leg.name as never }));
    const relay = town({ nodes: [node('pc2', 'host', apart)] });
    expect(offered(checkRequirement(ID, relay), 'mn')).toBe('fw/mn, pc2/b');
    const vpn = (id: string, lan: string, address: string) =>
      node(id, 'device', [
        nic(`${id}/lan`, lan, [address]),
        nic(`${id}/tun`, { kind: 'tunnel', tunnel: 'vpn' as never }, []),
      ]);
    const tunnelled = town({
      nodes: [vpn('r1', 'mn-lan', '10.1.0.2/24'), vpn('r2', 'net-lan', '10.3.0.2/24')],
      more: { tunnels: [tunnel('vpn')] },
    });
    expect(offered(checkRequirement(ID, tunnelled), 'mn')).toBe('fw/mn, r2/lan');
  });

  test('VRFs that nothing joins are apart', () => {
    const vrfs = (more = {}): Network => {
      const whole = town();
      const nodes = whole.nodes.map((n) =>
        n.id === 'fw'
          ? { ...n, interfaces: n.interfaces.map((i) => ({ ...i, vrf: i.name as never })), ...more }
          : n,
      );
      return { ...whole, nodes };
    };
    expect(checkRequirement(ID, vrfs()).findings.map(({ code }) => code)).toEqual([
      'ok/nothing-to-cut',
      'ok/nothing-to-cut',
      'ok/nothing-to-cut',
    ]);
    const prefix = { family: 4, value: 0n, length: 0 };
    const action = { kind: 'vrf', vrf: 'fw/lg' };
    const leak = { routes: [{ vrf: 'fw/mn', prefix, distance: 1, action, at: AT }] };
    const leaking = checkRequirement(ID, vrfs(leak));
    expect(offered(leaking, 'mn')).toBe('fw/lg');
    expect(offered(leaking, 'net')).toBe(undefined);
  });

  test('what counts as the segment belongs to it', () => {
    const cloud = {
      segments: [segment('gc', 'external', { external: 'government-cloud', treatAs: 'mn' })],
      subnets: [subnet('line', 'gc', ['10.7.0.0/24'])],
      nodes: [
        node('rt', 'device', [
          nic('rt/mn', 'mn-lan', ['10.1.0.3/24']),
          nic('rt/line', 'line', ['10.7.0.1/24']),
        ]),
        node('gc-mn', 'external', [nic('gc-mn/0', 'line', ['10.7.0.2/24'])], { segment: 'gc' }),
      ],
    };
    expect(offered(checkRequirement(ID, town(cloud)), 'mn')).toBe('fw/mn');
  });

  test('an external on a wire of the segment is a way out', () => {
    const line = node('isp', 'external', [nic('isp/0', 'net-lan', ['10.3.0.200/24'])], {
      segment: 'x',
    });
    const whole = town({ segments: [external('x', 'internet')], nodes: [line] });
    expect(offered(checkRequirement(ID, whole), 'net')).toBe('fw/net, isp/0');
  });

  test('the shortest way is given up where two others need its links', () => {
    const wires = ['ab', 'x1', 'x2', 'y1', 'y2'];
    const router = (id: string, ...on: readonly string[]) =>
      node(
        id,
        'device',
        on.map((name) => {
          const wire = { kind: 'port', switch: 'sw' as never, port: name } as const;
          return nic(`${id}/${name}`, wires.includes(name) ? wire : name, []);
        }),
      );
    const ports = Object.fromEntries(wires.map((name, i) => [name, { untagged: 100 + i }]));
    const whole = network({
      segments: [segment('mn', 'my-number'), segment('lg', 'lgwan-connected')],
      subnets: [subnet('mn-lan', 'mn', ['10.1.0.0/24']), subnet('lg-lan', 'lg', ['10.2.0.0/24'])],
      switches: [vlanSwitch('sw', ports)],
      nodes: [
        router('a', 'mn-lan', 'ab', 'x1'),
        router('b', 'ab', 'y2', 'lg-lan'),
        router('x', 'x1', 'x2'),
        router('xx', 'x2', 'lg-lan'),
        router('y', 'mn-lan', 'y1'),
        router('yy', 'y1', 'y2'),
      ],
    });
    const result = checkRequirement(ID, whole);
    expect(offered(result, 'mn')).toBe('b/lg-lan, xx/lg-lan');
    expect(offered(result, 'lg')).toBe('a/mn-lan, y/mn-lan');
  });

  test('of several fewest sets, the farthest from the segment', () => {
    const chain = network({
      segments: [segment('a', 'my-number'), segment('b', 'other')],
      subnets: [
        subnet('a1', 'a', ['10.1.0.0/24']),
        subnet('b1', 'b', ['10.2.0.0/24']),
        subnet('b2', 'b', ['10.3.0.0/24']),
      ],
      nodes: [
        node('r', 'device', [nic('r/a', 'a1', ['10.1.0.1/24']), nic('r/b', 'b1', ['10.2.0.1/24'])]),
      ],
    });
    expect(offered(checkRequirement(ID, chain), 'a')).toBe('r/b');
    expect(offered(checkRequirement(ID, chain), 'b')).toBe('r/a');
  });

  test('segments on one wire, and without places, are undetermined', () => {
    const shared = town({ subnets: [subnet('odd', 'net', ['10.9.0.0/24'], { vlan: 9 })] });
    const wire = {
      ...shared,
      subnets: shared.subnets.map((s) => (s.id === 'mn-lan' ? { ...s, vlan: 9 } : s)),
    };
    expect(checkRequirement(ID, wire).open).toMatchObject([
      {
        verdict: 'undetermined',
        code: 'und/shared-wire',
        params: { segment: 'mn', others: 'net' },
      },
      {
        verdict: 'undetermined',
        code: 'und/shared-wire',
        params: { segment: 'net', others: 'mn' },
      },
    ]);
    const empty = town({ segments: [segment('dmz', 'boundary-dmz')] });
    expect(checkRequirement(ID, empty).open).toMatchObject([
      { code: 'und/empty-segment', params: { segment: 'dmz' } },
    ]);
    expect(checkRequirement(ID, network({})).verdict).toBe('undetermined');
  });
});

describe('R-IR-1 with cut points in the plan', () => {
  test.each([['fw/mn'], ['fw'], ['fw/lg', 'fw/net'], ['ｆｗ/ｍｎ']])('%s isolates', (...points) => {
    const result = check(points);
    expect(result.verdict).toBe('proved');
    expect(result.findings).toContainEqual(
      expect.objectContaining({
        code: 'ok/cut-isolates',
        params: { segment: 'mn', cutPoints: points.join(', ') },
      }),
    );
  });

  test('what does not isolate is violated, with what remains and what would do', () => {
    expect(check(['fw/lg']).open).toMatchObject([
      {
        verdict: 'violated',
        code: 'ir/not-isolated',
        params: { segment: 'mn', rest: 'fw/net', least: 'fw/mn' },
        at: { path: 'point fw/lg' },
      },
    ]);
    expect(check([]).open).toMatchObject([{ code: 'ir/not-isolated', at: { path: 'segment mn' } }]);
  });

  test('what is not there is violated, with what may be meant', () => {
    expect(check(['fw/mn', 'fw/nm', 'up1']).open).toMatchObject([
      {
        verdict: 'violated',
        code: 'ir/unknown-cut-point',
        params: { cutPoint: 'fw/nm', suggestion: 'fw/mn' },
        at: { path: 'point fw/nm' },
      },
      { params: { cutPoint: 'up1', suggestion: '' } },
    ]);
  });

  test('an empty list is right for a segment that is connected to nothing', () => {
    const alone = town({
      segments: [segment('edu', 'education')],
      subnets: [subnet('edu-lan', 'edu', ['10.5.0.0/24'])],
      nodes: [host('pupil', 'edu-lan', '10.5.0.10')],
    });
    expect(checkRequirement(ID, planned(alone, 'edu')).verdict).toBe('proved');
  });

  test('an outside segment is asked if it states some; one without places is undetermined', () => {
    const line = node('isp', 'external', [nic('isp/0', 'net-lan', ['10.3.0.200/24'])], {
      segment: 'x',
    });
    const whole = town({ segments: [external('x', 'internet')], nodes: [line] });
    expect(checkRequirement(ID, planned(whole, 'x', 'isp')).verdict).toBe('proved');
    expect(checkRequirement(ID, planned(whole, 'x', 'fw/mn')).verdict).toBe('violated');
    const nobody = town({ segments: [segment('dmz', 'boundary-dmz')] });
    expect(checkRequirement(ID, planned(nobody, 'dmz')).codes).toEqual(['und/empty-segment']);
  });

  describe('on layer 2', () => {
    const port = (tagged: readonly number[]): Partial<SwitchPort> => ({ tagged });
    const access = (untagged: number): Partial<SwitchPort> => ({ untagged });
    const at = (on: string, name: string) =>
      ({ kind: 'port', switch: on as never, port: name }) as const;
    /** Two switches with one cable; VLAN 1 is My Number and leads to a router behind the second. */
    const switched = (): Network =>
      network({
        segments: [segment('mn', 'my-number'), segment('lg', 'lgwan-connected')],
        subnets: [
          subnet('mn-lan', 'mn', ['10.1.0.0/24'], { vlan: 1, home: 's1' }),
          subnet('lg-lan', 'lg', ['10.2.0.0/24'], { vlan: 2, home: 's2' }),
        ],
        switches: [
          vlanSwitch('s1', { up: port([1]), pc: access(1) }),
          vlanSwitch('s2', { down: port([1]), rt: access(1), lg: access(2) }),
        ],
        cables: [cable('s1/up', 's2/down')],
        nodes: [
          node('pc', 'host', [nic('pc/0', at('s1', 'pc'), ['10.1.0.10/24'])]),
          node('rt', 'device', [
            nic('rt/mn', at('s2', 'rt'), ['10.1.0.1/24']),
            nic('rt/lg', at('s2', 'lg'), ['10.2.0.1/24']),
          ]),
        ],
      });

    test.each(['s1/up', 's2/down', 's2/rt', 's2/lg'])('pulling %s isolates', (point) => {
      expect(checkRequirement(ID, planned(switched(), 'mn', point)).verdict).toBe('proved');
    });

    test('pulling the port of a terminal does not', () => {
      expect(checkRequirement(ID, planned(switched(), 'mn', 's1/pc')).open).toMatchObject([
        { code: 'ir/not-isolated', params: { rest: 'rt/lg', least: 'rt/lg' } },
      ]);
    });

    test('a port whose fallback VLAN joins two segments is a cut point; others leave the wire', () => {
      const whole = switched();
      const guest = { untagged: 1, fallbackVlan: 2 };
      const switches = [
        whole.switches[0]!,
        vlanSwitch('s2', { down: port([1]), rt: access(1), lg: access(2), guest }),
      ];
      const joined = { ...whole, switches };
      expect(checkRequirement(ID, planned(joined, 'mn', 's2/rt')).codes).toContain(
        'ir/shared-wire',
      );
      const both = checkRequirement(ID, planned(joined, 'mn', 's2/rt', 's2/guest'));
      expect(both.open).toMatchObject([{ code: 'und/shared-wire', params: { segment: 'lg' } }]);
    });

    test('a tunnel is pulled by its name', () => {
      const vpn = (id: string, lan: string, address: string) =>
        node(id, 'device', [
          nic(`${id}/lan`, lan, [address]),
          nic(`${id}/tun`, { kind: 'tunnel', tunnel: 'vpn' as never }, []),
        ]);
      const tunnelled = town({
        nodes: [vpn('r1', 'mn-lan', '10.1.0.2/24'), vpn('r2', 'net-lan', '10.3.0.2/24')],
        more: { tunnels: [tunnel('vpn')] },
      });
      expect(checkRequirement(ID, planned(tunnelled, 'mn', 'fw', 'tunnel:vpn')).verdict).toBe(
        'proved',
      );
    });
  });
});
