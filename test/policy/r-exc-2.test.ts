import { describe, expect, test } from 'vitest';
import type { EnforcementPoint, PermittedFlow } from '../../src/model/register.js';
import type { Node } from '../../src/model/node.js';
import { AT, filter, nic, node, set, subnet, vlanSwitch } from '../build-network.js';
import { checkRequirement } from './check-requirement.js';
import { line, port, specific } from './exceptions.js';
import { end, external, flow, JUKI, PC, permit, town, WEB, type Parts } from './town.js';

const ID = 'R-EXC-2';
const MAC = '02:00:0a:00:00:0a';

/** Gives hosts of the town hardware addresses, and the My Number machine a port of a switch. */
function check(register: readonly PermittedFlow[], parts: Parts = {}, macs = ['juki', 'pc']) {
  const cites = register.map(({ id }) => id);
  const whole = town({
    lines: [permit('10.2.0.10', '10.1.0.10', 443, { cites })],
    register,
    fw: { device: { kind: 'firewall' } },
    ...parts,
    more: {
      switches: [
        vlanSwitch('sw', { p1: { untagged: 7 }, p2: { untagged: 8 }, up: { tagged: [7, 8] } }),
        vlanSwitch('far', { p1: { untagged: 7 } }),
      ],
      ...parts.more,
    },
  });
  const nodes = whole.nodes.map((one): Node => {
    if (!macs.includes(one.id)) return one;
    return { ...one, interfaces: one.interfaces.map((i) => ({ ...i, mac: MAC })) };
  });
  const subnets = whole.subnets.map((one) =>
    one.id === ('mn-lan' as string) ? { ...one, vlan: 7, home: 'sw' as never } : one,
  );
  return checkRequirement(ID, { ...whole, nodes, subnets });
}

const X = flow('X', PC, JUKI, 443);
const FW = line('fw', 'policy', 'L1');
const PORT = port('sw', 'p1');
const pinned = (...enforcedBy: EnforcementPoint[]): PermittedFlow => specific(X, { enforcedBy });

describe('R-EXC-2: My Number exceptions are tied to machines, ways and ports', () => {
  test('hardware addresses, a switch port and a firewall line: proved', () => {
    const result = check([pinned(PORT, FW)]);
    expect(result.verdict).toBe('proved');
    expect(result.findings).toMatchObject([{ code: 'ok/exceptions-pinned', params: { lines: 1 } }]);
  });

  test('lines of other segments, and lines that need no exception, are not concerned', () => {
    const result = check([specific(flow('Y', PC, WEB, 443)), X]);
    expect(result.findings).toMatchObject([{ code: 'ok/no-line-concerned', params: { lines: 2 } }]);
  });

  test('no exception, or no points: both kinds are missing', () => {
    const codes = ['reg/no-firewall-point', 'reg/no-path-point'];
    expect(check([{ ...X, kind: 'remote-maintenance' }]).codes).toEqual(codes);
    expect(check([pinned()]).codes).toEqual(codes);
    expect(check([pinned(FW)]).codes).toEqual(['reg/no-path-point']);
    expect(check([pinned(PORT)]).codes).toEqual(['reg/no-firewall-point']);
  });

  test('a router or a layer-3 switch is on the way, and no firewall', () => {
    for (const kind of ['router', 'l3switch', 'firewall']) {
      const codes = check([pinned(FW)], { fw: { device: { kind } } }).codes;
      expect(codes, kind).toEqual([
        kind === 'firewall' ? 'reg/no-path-point' : 'reg/no-firewall-point',
      ]);
    }
  });

  test.each([
    ['cites another line', { cites: ['Y'] }],
    ['is disabled', { cites: ['X'], enabled: false }],
    ['denies', { cites: ['X'], action: 'deny' }],
  ])('a filter line that %s does nothing for the exception', (_what, more) => {
    const lines = [
      permit('10.2.0.10', '10.1.0.10', 443, { cites: ['X'] }),
      permit('10.2.0.10', '10.1.0.10', 443, more),
    ];
    const result = check([pinned(PORT, FW, line('fw', 'policy', 'L2'))], { lines });
    expect(result.open).toMatchObject([
      { code: 'reg/point-idle', verdict: 'violated', params: { flow: 'X', point: 'fw:L2' } },
    ]);
    const alone = check([pinned(PORT, line('fw', 'policy', 'L2'))], { lines });
    expect(alone.codes).toEqual(['reg/no-firewall-point', 'reg/point-idle']);
  });

  test('a line of a filter that nothing is attached to does nothing', () => {
    const cited = permit('10.2.0.10', '10.1.0.10', 443, { cites: ['X'], id: 'C1' });
    const more = { filters: [filter('fw/loose', [cited])] };
    const points = [PORT, FW, line('fw', 'loose', 'C1')];
    expect(check([pinned(...points)], { more }).codes).toEqual(['reg/point-idle']);
  });

  test('a switch is a point if its port carries the wire of an end', () => {
    const codesOf = (point: EnforcementPoint, more = {}): readonly string[] =>
      check([pinned(point, FW)], { more }).codes;
    expect(codesOf(port('sw'))).toEqual([]);
    expect(codesOf(port('sw', 'up'))).toEqual([]);
    expect(codesOf(port('sw', 'p2'))).toEqual(['reg/no-path-point', 'reg/point-idle']);
    expect(codesOf(port('far', 'p1'))).toEqual(['reg/no-path-point', 'reg/point-idle']);
    const switches = [
      vlanSwitch('sw', { p1: { untagged: 7 }, up: { tagged: [7] } }),
      vlanSwitch('far', { p1: { untagged: 7 }, up: { tagged: [7] } }),
    ];
    const ends = ['sw', 'far'].map((id) => ({ switch: id, port: 'up' }));
    expect(codesOf(port('far', 'p1'), { switches, cables: [{ ends, at: AT }] })).toEqual([]);
  });

  test('a hardware address that nobody wrote down: undetermined, at the machine', () => {
    const result = check([pinned(PORT, FW)], {}, ['pc']);
    expect(result.verdict).toBe('undetermined');
    expect(result.open).toMatchObject([
      { code: 'und/missing-fact', params: { node: 'juki', fact: 'mac' }, flows: ['X'] },
    ]);
  });

  test('one hardware address is not that of a group', () => {
    const group = node('group', 'host', [nic('group/0', 'lg-lan', ['10.2.0.20/24'])], { count: 3 });
    const from = end('group', '10.2.0.20');
    const x = { ...pinned(PORT, FW), from: [from] };
    const result = check([x], { nodes: [group] }, ['juki', 'group']);
    expect(result.open).toMatchObject([{ code: 'und/missing-fact', params: { node: 'group' } }]);
  });

  test('an address for which no machine is declared: undetermined', () => {
    const from = { text: '10.2.0.99', subnet: 'lg-lan', addresses: set('10.2.0.99'), at: AT };
    const result = check([{ ...pinned(PORT, FW), from: [from as never] }]);
    expect(result.open).toMatchObject([
      { code: 'und/end-without-machine', params: { flow: 'X', end: '10.2.0.99' } },
    ]);
  });

  test('the hardware address of whoever is outside does not matter', () => {
    const lgwan = node('lgwan', 'external', [nic('lgwan/0', 'wan', ['192.0.2.1/24'])], {
      segment: 'x-lgwan',
    });
    const parts = (more: object): Parts => ({
      segments: [{ ...external('x-lgwan', 'lgwan'), ...more }],
      subnets: [subnet('wan', 'x-lgwan', ['192.0.2.0/24'])],
      nodes: [lgwan],
    });
    const x = { ...pinned(PORT, FW), from: [end('lgwan', '192.0.2.1')] };
    expect(check([x], parts({}), ['juki']).verdict).toBe('proved');
    expect(check([x], parts({ treatAs: 'lg' }), ['juki']).verdict).toBe('proved');
  });

  test('without a register, or without My Number: undetermined', () => {
    expect(check([]).codes).toEqual(['und/nothing-to-check']);
    const whole = town({ register: [specific(flow('Y', PC, WEB, 443))] });
    const without = {
      ...whole,
      segments: whole.segments.map((s) =>
        s.kind === 'my-number' ? { ...s, kind: 'other' as const } : s,
      ),
    };
    const result = checkRequirement(ID, without);
    expect(result.verdict).toBe('undetermined');
    expect(result.codes).toEqual(['und/no-segment']);
  });
});
