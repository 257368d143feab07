import { describe, expect, test } from 'vitest';
import { range } from '../../src/model/range.js';
import type { FlowEnd, PermittedFlow } from '../../src/model/register.js';
import { AT, nic, node, set, subnet } from '../build-network.js';
import { checkRequirement } from './check-requirement.js';
import { end, external, flow, JUKI, PC, segment, town, type Parts } from './town.js';

const ID = 'R-EXC-1';
const KIND = 'specific-communication';

function check(register: readonly PermittedFlow[], more: Parts = {}) {
  return checkRequirement(ID, town({ register, ...more }));
}

function services(...parts: readonly [protocol: number, source: number[], ports: number[]][]) {
  return parts.map(([protocol, source, ports]) => ({
    protocols: [range(protocol)],
    sourcePorts: [range(source[0]!, source.at(-1))],
    destinationPorts: [range(ports[0]!, ports.at(-1))],
    established: false,
  }));
}

/** Three machines in one record, `10.2.0.20` and so on, each written or as one range. */
function group(listed: boolean): Parts {
  const i = nic('group/0', 'lg-lan', ['10.2.0.20/24', '10.2.0.21/24', '10.2.0.22/24']);
  const [first, , last] = i.addresses;
  const wide = { ...first!, range: range(first!.range.first, last!.range.last) };
  const leg = listed ? i : { ...i, addresses: [wide] };
  return { nodes: [node('group', 'host', [leg], { count: 3 })] };
}
const GROUP = end('group', '10.2.0.20', {
  addresses: { 4: [range(set('10.2.0.20')[4][0]!.first, set('10.2.0.22')[4][0]!.last)], 6: [] },
});

const SAAS: Parts = {
  segments: [external('x-saas', 'cloud-service'), external('x-net', 'internet')],
  subnets: [
    subnet('saas', 'x-saas', ['203.0.113.0/24']),
    subnet('inet', 'x-net', ['198.51.100.0/24']),
  ],
};
function wire(id: string, prefix: string): FlowEnd {
  return { text: `subnet:${id} ${prefix}`, subnet: id, addresses: set(prefix), at: AT } as never;
}

describe('R-EXC-1: exceptions are for single machines and few ports', () => {
  test('one machine to one machine on one port: proved', () => {
    const result = check([flow('X', PC, JUKI, 443, { kind: KIND })]);
    expect(result.verdict).toBe('proved');
    expect(result.findings).toMatchObject([{ code: 'ok/exceptions-narrow', params: { lines: 1 } }]);
  });

  test('lines that need no exception may be wide: proved of the lines there are', () => {
    const wide = flow('K', wire('lg-lan', '10.2.0.0/24'), JUKI, 443);
    const result = check([wide, { ...wide, kind: 'sanitized' }]);
    expect(result.verdict).toBe('proved');
    expect(result.findings).toMatchObject([{ code: 'ok/no-line-concerned', params: { lines: 2 } }]);
  });

  test('an empty register: nothing to check', () => {
    const result = check([]);
    expect(result.verdict).toBe('undetermined');
    expect(result.codes).toEqual(['und/nothing-to-check']);
  });

  test.each([
    'specific-communication',
    'outbound-release',
    'local-breakout',
    'remote-maintenance',
    'aggregation-bypass',
  ] as const)('a subnet as an end of kind %s: violated, at the end', (kind) => {
    const at = { ...AT, line: 7 };
    const wide = { ...wire('lg-lan', '10.2.0.0/24'), at };
    const result = check([
      flow('X', wide, JUKI, 443, { kind }),
      flow('Y', PC, JUKI, 443, { kind }),
    ]);
    expect(result.codes).toEqual(['reg/end-wide']);
    expect(result.open).toMatchObject([
      { params: { flow: 'X', end: 'subnet:lg-lan 10.2.0.0/24' }, at, flows: ['X'] },
    ]);
    expect(result.findings).toMatchObject([
      {},
      { code: 'ok/exceptions-narrow', params: { lines: 1 } },
    ]);
  });

  test('two addresses in IPv6 alone are two', () => {
    const two = end('pc', '10.2.0.10', {
      addresses: { ...set('10.2.0.10'), 6: set('v6:4/127')[6] },
    });
    expect(check([flow('X', two, JUKI, 443, { kind: KIND })]).codes).toEqual(['reg/end-wide']);
    const one = end('pc', '10.2.0.10', { addresses: { ...set('10.2.0.10'), 6: set('v6:4')[6] } });
    expect(check([flow('X', one, JUKI, 443, { kind: KIND })]).verdict).toBe('proved');
  });

  test('a group whose members are listed, and one that is a range', () => {
    const register = [flow('X', GROUP, JUKI, 443, { kind: KIND })];
    expect(check(register, group(true)).verdict).toBe('proved');
    expect(check(register, group(false)).codes).toEqual(['reg/end-wide']);
  });

  test('an external as a whole is none of its machines, whatever its record lists', () => {
    const parts = {
      ...SAAS,
      nodes: [
        node('isp', 'external', [nic('isp/0', 'inet', ['198.51.100.1/24', '198.51.100.2/24'])], {
          segment: 'x-net',
        }),
      ],
    };
    const isp = end('isp', '198.51.100.1', {
      addresses: {
        4: [range(set('198.51.100.1')[4][0]!.first, set('198.51.100.2')[4][0]!.last)],
        6: [],
      },
    });
    expect(check([flow('X', PC, isp, 443, { kind: KIND })], parts).codes).toEqual(['reg/end-wide']);
  });

  test('a cloud service publishes prefixes, the Internet does not, and other kinds may not', () => {
    const saas = wire('saas', '203.0.113.64/27');
    const inet = wire('inet', '198.51.100.64/27');
    for (const kind of ['local-breakout', 'aggregation-bypass'] as const) {
      expect(check([flow('A', PC, saas, 443, { kind })], SAAS).verdict).toBe('proved');
      expect(check([flow('A', PC, inet, 443, { kind })], SAAS).codes).toEqual(['reg/end-wide']);
    }
    expect(check([flow('A', PC, saas, 443, { kind: KIND })], SAAS).codes).toEqual(['reg/end-wide']);
  });

  test('a school as a whole may have a line of its own; the town may not', () => {
    const school: Parts = {
      ...SAAS,
      segments: [...SAAS.segments!, segment('edu', 'education')],
      subnets: [...SAAS.subnets!, subnet('edu', 'edu', ['10.5.0.0/24'])],
    };
    const all = services([6, [0, 65535], [0, 65535]]);
    const from = (id: string, prefix: string): PermittedFlow =>
      flow('E', wire(id, prefix), wire('inet', '198.51.100.0/24'), 443, {
        kind: 'aggregation-bypass',
        services: all,
      });
    expect(check([from('edu', '10.5.0.0/24')], school).findings).toMatchObject([
      { code: 'ok/no-line-concerned' },
    ]);
    expect(check([from('net-lan', '10.3.0.0/24')], school).codes).toEqual([
      'reg/end-wide',
      'reg/ports-wide',
    ]);
    const maintained = { ...from('edu', '10.5.0.0/24'), kind: 'remote-maintenance' as const };
    expect(check([maintained], school).codes).toEqual(['reg/end-wide', 'reg/ports-wide']);
    const both = from('edu', '10.5.0.0/24');
    const mixed = { ...both, from: [...both.from, PC] };
    expect(check([mixed], school).codes).toEqual(['reg/end-wide', 'reg/ports-wide']);
  });

  test.each([
    ['ten ports in two services', services([6, [0, 65535], [1, 9]], [17, [0, 65535], [9, 9]]), []],
    ['eleven', services([6, [0, 65535], [1, 9]], [17, [0, 65535], [9, 10]]), ['reg/ports-wide']],
    ['the same port twice', services([6, [0, 65535], [1, 9]], [6, [0, 65535], [2, 10]]), []],
    ['one type of ICMP', services([1, [8], [0, 255]]), []],
    ['every type of ICMP', services([1, [0, 255], [0, 255]]), ['reg/ports-wide']],
    ['a protocol without ports', services([50, [0], [0]]), []],
  ])('%s', (_what, list, codes) => {
    const result = check([flow('X', PC, JUKI, 443, { kind: KIND, services: list })]);
    expect(result.codes).toEqual(codes);
  });

  test('any protocol is told as what it is, not as a number of ports', () => {
    const any = [{ ...services([6, [0, 65535], [0, 65535]])[0]!, protocols: [range(0, 255)] }];
    const result = check([flow('X', PC, JUKI, 443, { kind: KIND, services: any })]);
    expect(result.codes).toEqual(['reg/protocol-any']);
  });
});
