import { describe, expect, test } from 'vitest';

import { range } from '../../src/model/range.js';
import { filter, forwardTo, ip, line, nic, node, set, subnet, via } from '../build-network.js';
import { checkRequirement } from './check-requirement.js';
import { end, external, flow, host, JUKI, PC, permit, segment, town, WEB } from './town.js';

const ID = 'R-EXC-4';
const K1 = flow('K-1', PC, JUKI, 443);
const citing = (
  from: string,
  to: string,
  port: number,
  ...flows: string[]
): ReturnType<typeof permit> => permit(from, to, port, { cites: flows });

describe('R-EXC-4: what crosses is registered, through lines that cite it', () => {
  test('nothing crosses: proved', () => {
    const result = checkRequirement(ID, town());
    expect(result.verdict).toBe('proved');
    expect(result.findings.map(({ code, params }) => [code, params])).toEqual([
      ['ok/no-crossing', { pairs: 6 }],
    ]);
  });

  test('a line that lets through what it cites: proved', () => {
    const lines = [citing('10.2.0.10', '10.1.0.10', 443, 'K-1')];
    const result = checkRequirement(ID, town({ lines, register: [K1] }));
    expect(result.verdict).toBe('proved');
    expect(result.findings.map(({ code, params }) => [code, params])).toEqual([
      ['ok/lines-within-register', { lines: 1 }],
      ['ok/no-crossing', { pairs: 5 }],
      ['ok/only-registered', { from: 'lg', to: 'mn', flows: 1 }],
    ]);
  });

  test('what no line of the register covers: violated', () => {
    const lines = [permit('10.2.0.10', '10.1.0.10', 80)];
    const result = checkRequirement(ID, town({ lines, register: [K1] }));
    expect(result.codes).toEqual(['crossing/not-registered']);
    expect(result.open[0]).toMatchObject({ params: { from: 'lg', to: 'mn' }, packets: '65536' });
  });

  test('a line that is wider than what it cites', () => {
    const lines = [citing('10.2.0.0/24', '10.1.0.10', 443, 'K-1')];
    const result = checkRequirement(ID, town({ lines, register: [K1] }));
    expect(result.codes).toEqual(['exc/line-wider']);
    expect(result.open[0]).toMatchObject({
      params: { filter: 'fw/policy', line: 'L1', flows: 'K-1', from: 'lg', to: 'mn' },
      flows: ['K-1'],
      packets: String(255 * 65536),
    });
  });

  test('a line that cites another line than the one that covers', () => {
    const register = [K1, flow('K-2', WEB, JUKI, 443)];
    const lines = [citing('10.2.0.10', '10.1.0.10', 443, 'K-2')];
    const result = checkRequirement(ID, town({ lines, register }));
    expect(result.codes).toEqual(['exc/line-wider']);
    expect(result.open[0]?.params['flows']).toBe('K-2');
  });

  test('a line that cites nothing, though all of it is registered', () => {
    const lines = [permit('10.2.0.10', '10.1.0.10', 443)];
    const result = checkRequirement(ID, town({ lines, register: [K1] }));
    expect(result.codes).toEqual(['exc/line-not-cited']);
  });

  test('two cited lines may cover the parts of one filter line', () => {
    const register = [K1, flow('K-2', PC, JUKI, 80)];
    const wide = {
      ...citing('10.2.0.10', '10.1.0.10', 443, 'K-1', 'K-2'),
    };
    const services = [80, 443].map((port) => ({
      ...wide.match.services[0]!,
      destinationPorts: [range(port)],
    }));
    const both = { ...wide, match: { ...wide.match, services } };
    expect(checkRequirement(ID, town({ lines: [both], register })).verdict).toBe('proved');
    const one = { ...both, cites: [K1.id] };
    expect(checkRequirement(ID, town({ lines: [one], register })).codes).toEqual([
      'exc/line-wider',
    ]);
  });

  test('a line that nothing crosses by need cite nothing', () => {
    const lines = [
      line('deny', set('10.2.0.0/24'), set('10.1.0.0/24')),
      permit('10.2.0.0/24', '10.1.0.0/24', 443),
    ];
    expect(checkRequirement(ID, town({ lines })).verdict).toBe('proved');
  });

  test('a segment that sends nothing can still be reached', () => {
    const lines = [permit('10.2.0.10', '10.1.0.10', 443)];
    const whole = town({ lines });
    const network = { ...whole, nodes: whole.nodes.filter((n) => n.id !== 'juki') };
    const result = checkRequirement(ID, network, { spoofing: 'none' });
    expect(result.open).toMatchObject([
      { code: 'crossing/not-registered', params: { from: 'lg', to: 'mn' } },
    ]);
    expect(checkRequirement('R-MN-1', network, { spoofing: 'none' }).verdict).toBe('violated');
  });

  test('one segment alone: nothing to check', () => {
    const whole = town();
    const network = {
      ...whole,
      segments: whole.segments.filter((s) => s.id === 'lg'),
      subnets: whole.subnets.filter((s) => s.segment === 'lg'),
      nodes: whole.nodes.filter((n) => n.id === 'pc'),
    };
    expect(checkRequirement(ID, network).codes).toEqual(['und/nothing-to-check']);
  });
});

describe('R-EXC-4 under address translation', () => {
  const hidden = {
    id: 'S1',
    enabled: true,
    family: 4,
    match: line('permit', set('10.2.0.0/24'), set('10.1.0.10')).match,
    address: { kind: 'pool', ranges: [range(ip('10.1.0.1').value)] },
    port: { kind: 'pool', ranges: [range(1024, 2048)] },
    at: K1.at,
  };

  test('source translation does not hide who sent: a registered sender', () => {
    const lines = [citing('10.2.0.10', '10.1.0.10', 443, 'K-1')];
    const fw = { sourceNat: [hidden] };
    expect(checkRequirement(ID, town({ lines, register: [K1], fw })).verdict).toBe('proved');
  });

  test('source translation does not hide who sent: another one beside it', () => {
    const lines = [citing('10.2.0.10/31', '10.1.0.10', 443, 'K-1')];
    const fw = { sourceNat: [hidden] };
    const result = checkRequirement(ID, town({ lines, register: [K1], fw }));
    expect(result.codes).toEqual(['exc/line-wider']);
    expect(result.open[0]?.packets).toBe('65536');
    expect(result.open[0]?.witness?.packet.source).toBe(ip('10.2.0.11').value);
  });

  test('the source port counts as sent', () => {
    const fromPort = {
      ...K1,
      services: [{ ...K1.services[0]!, sourcePorts: [range(5000)] }],
    };
    const lines = [citing('10.2.0.10', '10.1.0.10', 443, 'K-1')];
    const fw = { sourceNat: [hidden] };
    const result = checkRequirement(ID, town({ lines, register: [fromPort], fw }));
    expect(result.codes).toEqual(['exc/line-wider']);
    expect(result.open[0]?.packets).toBe('65535');
  });

  test('destination and port count as they arrive', () => {
    const published = { ...forwardTo('10.2.0.99', '10.1.0.10') };
    const lines = [citing('10.2.0.10', '10.1.0.10', 443, 'K-1')];
    const fw = { destinationNat: [published] };
    const result = checkRequirement(ID, town({ lines, register: [K1], fw }));
    expect(result.verdict).toBe('proved');
    const open = { ...citing('10.2.0.10', '10.1.0.20', 443, 'K-1') };
    const elsewhere = { ...forwardTo('10.2.0.99', '10.1.0.20') };
    const moved = checkRequirement(
      ID,
      town({ lines: [open], register: [K1], fw: { destinationNat: [elsewhere] } }),
    );
    expect(moved.codes).toEqual(['exc/line-wider']);
  });
});

describe('R-EXC-4 and stateless devices', () => {
  const answers = (cites: readonly string[], more = {}): ReturnType<typeof line> => {
    const base = line('permit', set('10.1.0.10'), set('10.2.0.10'), { id: 'back', cites, ...more });
    const service = {
      ...base.match.services[0]!,
      sourcePorts: [range(443)],
      established: true,
    };
    return { ...base, match: { ...base.match, services: [service] } };
  };
  const stateless = { policy: { stateful: false } };

  test('a line for the answers of a registered flow: the mirror rule', () => {
    const lines = [citing('10.2.0.10', '10.1.0.10', 443, 'K-1'), answers(['K-1'])];
    expect(checkRequirement(ID, town({ lines, register: [K1], ...stateless })).verdict).toBe(
      'proved',
    );
  });

  test('a line for answers that is wider than the flow, or cites nothing', () => {
    const open = { ...answers(['K-1']) };
    const service = { ...open.match.services[0]!, sourcePorts: [range(0, 65535)] };
    const wide = { ...open, match: { ...open.match, services: [service] } };
    const there = citing('10.2.0.10', '10.1.0.10', 443, 'K-1');
    const wider = checkRequirement(
      ID,
      town({ lines: [there, wide], register: [K1], ...stateless }),
    );
    expect(wider.open.map(({ code, params }) => [code, params['line']])).toEqual([
      ['exc/line-wider', 'back'],
    ]);
    expect(wider.open[0]?.witness?.role).toBe('ongoing');
    const uncited = checkRequirement(
      ID,
      town({ lines: [there, answers([])], register: [K1], ...stateless }),
    );
    expect(uncited.codes).toEqual(['exc/line-not-cited']);
  });
});

describe('R-EXC-4 and devices inside one segment', () => {
  /** lg-lan – core – lg-srv, both in `lg`; the firewall is on lg-srv. */
  const withCore = (rules: readonly ReturnType<typeof line>[]): ReturnType<typeof town> =>
    town({
      lines: [citing('10.4.0.10', '10.1.0.10', 443, 'K-1')],
      register: [flow('K-1', end('srv', '10.4.0.10'), JUKI, 443)],
      subnets: [subnet('lg-srv', 'lg', ['10.4.0.0/24'])],
      nodes: [
        host('srv', 'lg-srv', '10.4.0.10'),
        node(
          'core',
          'device',
          [
            nic('core/srv', 'lg-srv', ['10.4.0.1/24'], { filtersIn: ['core/in'] }),
            nic('core/lan', 'lg-lan', ['10.2.0.2/24']),
          ],
          { routes: [via('10.1.0.0/24', 'core/lan', '10.2.0.1')] },
        ),
      ],
      more: { filters: [filter('core/in', rules, { stateful: false })] },
    });

  test('a line there need not cite, but what it cites has to be right', () => {
    const any = line('permit', undefined, undefined, { id: 'any' });
    expect(checkRequirement(ID, withCore([any])).verdict).toBe('proved');
    const right = { ...any, cites: ['K-1' as never] };
    expect(checkRequirement(ID, withCore([right])).verdict).toBe('proved');
    const wrong = { ...any, cites: ['K-9' as never] };
    expect(checkRequirement(ID, withCore([wrong])).codes).toEqual(['exc/line-wider']);
  });
});

describe('R-EXC-4 between outsiders', () => {
  const outside = {
    segments: [
      external('x-lgwan', 'lgwan'),
      external('x-juki', 'juki-net'),
      segment('dmz', 'other'),
    ],
    subnets: [subnet('a', 'x-lgwan', ['192.0.2.0/24']), subnet('b', 'x-juki', ['198.51.100.0/24'])],
  };
  const carrier = node('carrier', 'device', [
    nic('carrier/a', 'a', ['192.0.2.1/24']),
    nic('carrier/b', 'b', ['198.51.100.1/24']),
  ]);

  test('what passes among them without the town is not its business', () => {
    const network = town({ ...outside, nodes: [carrier] });
    expect(checkRequirement(ID, network).verdict).toBe('proved');
  });

  test('what the town passes on between them is', () => {
    const whole = town({
      ...outside,
      lines: [permit('192.0.2.0/24', '198.51.100.0/24', 443)],
    });
    const legs = [nic('fw/a', 'a', ['192.0.2.2/24']), nic('fw/b', 'b', ['198.51.100.2/24'])];
    const nodes = whole.nodes.map((n) =>
      n.id === 'fw' ? { ...n, interfaces: [...n.interfaces, ...legs] } : n,
    );
    const result = checkRequirement(ID, { ...whole, nodes });
    expect(result.open.map(({ code, params }) => [code, params])).toEqual([
      ['crossing/not-registered', { from: 'x-lgwan', to: 'x-juki' }],
    ]);
    expect(checkRequirement(ID, { ...whole, nodes: [...nodes, carrier] }).verdict).toBe('proved');
  });
});
