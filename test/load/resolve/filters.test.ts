import { describe, expect, test } from 'vitest';
import { load } from '../../../src/load/load.js';
import type { Filter } from '../../../src/model/filter.js';
import {
  diagnostics,
  filter,
  GROUND,
  network,
  nic,
  node,
  printLine,
  printServices,
} from './load-text.js';

/** A device `d` with interfaces lan, srv and link, and `rest`. */
function device(rest: string, kind = 'router'): string {
  return `
objects: { pcs: [10.1.0.10-10.1.0.19] }
devices:
  d:
    kind: ${kind}
    interfaces: { lan: 10.1.0.1, srv: [10.2.0.1, "2001:db8:2::1"], link: 192.0.2.1 }
${rest}
  uses: { kind: router, interfaces: { lan: { address: 10.1.0.2, in: [{ from: pcs }] } } }
`;
}

function policy(rest: string, kind = 'router'): Filter {
  return filter(network(device(rest, kind)), 'd/policy');
}

/** The filter on interface lan, incoming. */
function access(rules: string, dialect?: string): Filter {
  const product = dialect === undefined ? '' : `    dialect: ${dialect}\n`;
  const text = `
devices:
  d:
    kind: l3switch
${product}    interfaces: { lan: { address: 10.1.0.1, in: ${rules} } }
`;
  return filter(network(text), 'd/lan:in');
}

describe('lines', () => {
  test('have what they say, and defaults for the rest', () => {
    const found = policy(`
    policy:
      - id: L1
        in: lan
        out: [srv, link]
        from: [pcs, 10.1.0.0/28, not 10.1.0.12]
        to: 10.2.0.9
        service: [tcp/443, icmp/8]
        action: deny
        enabled: false
        log: true
        comment: 画面転送
      - {}
`);
    expect(found.rules.map(printLine)).toEqual([
      'L1 deny d/lan>d/srv,d/link 10.1.0.0-10.1.0.11 10.1.0.13-10.1.0.19 -> 10.2.0.9 disabled',
      '2 permit *>* any -> any',
    ]);
    const [first, second] = found.rules;
    expect(first).toMatchObject({ log: true, comment: '画面転送', cites: [], at: { line: 19 } });
    expect(printServices(first!.match.services)).toBe('6:*>443 | 1:8>0-255');
    expect(printServices(second!.match.services)).toBe('0-255:*>*');
    expect(second).toMatchObject({ log: false, implicit: false });
    expect(second).not.toHaveProperty('comment');
  });

  test('name zones as their interfaces', () => {
    const found = policy(`
    zones: { inner: [lan, srv], outer: link }
    policy: [{ in: inner, out: outer }, { in: [outer, lan], out: any }]
`);
    expect(found.rules.map(printLine)).toEqual([
      '1 permit d/lan,d/srv>d/link any -> any',
      '2 permit d/lan,d/link>* any -> any',
    ]);
  });

  test('apply at times, or are not understood', () => {
    const found = policy(`
    policy:
      - { schedule: { days: [mon, tue], from: "22:00", to: "05:00" } }
      - { schedule: { days: sat } }
      - { schedule: { from: "08:00" }, unmodelled: "FQDN *.example.jp" }
`);
    expect(
      found.rules.map(({ certainty, schedule, unmodelled }) => [certainty, schedule, unmodelled]),
    ).toEqual([
      ['scheduled', { days: [1, 2], fromMinute: 1320, toMinute: 300 }, undefined],
      ['scheduled', { days: [6], fromMinute: 0, toMinute: 1440 }, undefined],
      [
        'unmodelled',
        { days: [0, 1, 2, 3, 4, 5, 6], fromMinute: 480, toMinute: 1440 },
        'FQDN *.example.jp',
      ],
    ]);
  });

  test('cite lines of the register', () => {
    const text = device('    policy: [{ register: [Ｋ-1, K-2] }, { register: K-1 }]');
    const register = `
register:
  K-1: { from: 10.1.0.10, to: 10.2.0.9, service: tcp/443 }
  K-2: { from: 10.1.0.11, to: 10.2.0.9, service: tcp/443 }
`;
    const found = filter(network(text + register), 'd/policy');
    expect(found.rules.map((line) => line.cites)).toEqual([['K-1', 'K-2'], ['K-1']]);
  });
});

describe('policies', () => {
  test('a firewall has one even if none is written', () => {
    expect(policy('', 'firewall')).toMatchObject({
      rules: [],
      defaults: { 4: 'deny', 6: 'deny' },
      stateful: true,
    });
    expect(node(network(device('')), 'd')).not.toHaveProperty('policy');
  });

  test('are stateful and end in deny unless they say otherwise', () => {
    const plain = { defaults: { 4: 'deny', 6: 'deny' }, stateful: true };
    expect(policy('    policy: [{ from: 10.1.0.0/24 }]')).toMatchObject(plain);
    expect(policy('    policy: []')).toMatchObject(plain);
    expect(
      policy('    policy: { stateful: false, default: { ipv6: permit }, rules: [] }'),
    ).toMatchObject({
      defaults: { 4: 'deny', 6: 'permit' },
      stateful: false,
    });
  });

  test('inside a zone, packets pass after all lines where the device says so', () => {
    const zones = '    zones: { inner: [lan, srv], outer: link }';
    const rest = `${zones}\n    policy: [{ action: deny, service: tcp/445 }]\n`;
    expect(policy(`${rest}    intrazone: permit`).rules.map(printLine)).toEqual([
      '1 deny *>* any -> any',
      'intrazone inner permit d/lan,d/srv>d/lan,d/srv any -> any implicit',
      'intrazone outer permit d/link>d/link any -> any implicit',
    ]);
    expect(policy(rest).rules).toHaveLength(1);
    expect(policy(`${rest}    dialect: palo-alto`).rules).toHaveLength(3);
    expect(policy(`${rest}    dialect: palo-alto\n    intrazone: deny`).rules).toHaveLength(1);
    expect(policy(`${rest}    dialect: juniper-srx`).rules).toHaveLength(1);
    expect(policy(`${rest}    dialect: fortigate`).rules).toHaveLength(1);
  });
});

describe('interface filters', () => {
  const LOOKS = { 4: 'deny', 6: 'deny' };

  test('are stateless, and deny in the families that they name', () => {
    expect(access('[{ from: 10.1.0.0/24 }]')).toMatchObject({
      stateful: false,
      defaults: { 4: 'deny', 6: 'permit' },
    });
    expect(access('[{ to: "2001:db8::/32" }]').defaults).toEqual({ 4: 'permit', 6: 'deny' });
    expect(access('[{ from: not 10.1.0.9 }]').defaults).toEqual({ 4: 'deny', 6: 'permit' });
    expect(access('[{ from: 10.1.0.9 }, { to: "2001:db8::1" }]').defaults).toEqual(LOOKS);
    expect(access('[{ from: srv }]').defaults).toEqual(LOOKS);
    expect(access('[{ service: tcp/443 }]').defaults).toEqual(LOOKS);
    expect(access('[{ service: icmp }]').defaults).toEqual({ 4: 'deny', 6: 'permit' });
    expect(access('[{ service: [icmp, icmpv6] }]').defaults).toEqual(LOOKS);
    expect(access('{ default: permit, rules: [{ from: 10.1.0.0/24 }] }').defaults).toEqual({
      4: 'permit',
      6: 'permit',
    });
    expect(access('{ stateful: true, rules: [{ from: 10.1.0.0/24 }] }').stateful).toBe(true);
  });

  test('a list of one family does not look at the other, not even with any', () => {
    const lines = '[{ from: 10.1.0.0/24 }, { action: deny }]';
    expect(access(lines).rules.map(printLine)).toEqual([
      '1 permit *>* 10.1.0.0-10.1.0.255 -> 0.0.0.0-255.255.255.255',
      '2 deny *>* 0.0.0.0-255.255.255.255 -> 0.0.0.0-255.255.255.255',
    ]);
    const both = access(`{ default: deny, rules: ${lines} }`);
    expect(printLine(both.rules[1]!)).toBe('2 deny *>* any -> any');
    const half = access(`{ default: { ipv6: permit }, rules: ${lines} }`);
    expect(half.defaults).toEqual({ 4: 'deny', 6: 'permit' });
    expect(printLine(half.rules[1]!)).toBe('2 deny *>* any -> any');
  });

  test('a filter without lines filters nothing', () => {
    expect(access('{ rules: [] }').defaults).toEqual({ 4: 'permit', 6: 'permit' });
  });

  test('of allied-telesis, what no line matches passes', () => {
    expect(access('[{ from: 10.1.0.0/24, action: deny }]', 'allied-telesis').defaults).toEqual({
      4: 'permit',
      6: 'permit',
    });
    for (const dialect of ['cisco-ios', 'yamaha-rtx', 'alaxala']) {
      expect(access('[{ from: 10.1.0.0/24 }]', dialect).defaults[4], dialect).toBe('deny');
    }
  });

  test('are named, several in order, or written in place', () => {
    const found = network(`
devices:
  d:
    kind: l3switch
    interfaces:
      lan: { address: 10.1.0.1, in: [b, a], out: a }
      srv: { address: 10.2.0.1, in: [{ from: 10.2.0.0/24 }], out: { rules: [{ to: 10.2.0.0/24 }] } }
      link: { address: 192.0.2.1, in: [] }
    filters:
      a: [{ from: 10.1.0.0/24 }]
      b: { default: permit, rules: [] }
`);
    expect(nic(found, 'd/lan')).toMatchObject({ filtersIn: ['d/b', 'd/a'], filtersOut: ['d/a'] });
    expect(nic(found, 'd/srv')).toMatchObject({
      filtersIn: ['d/srv:in'],
      filtersOut: ['d/srv:out'],
    });
    expect(nic(found, 'd/link').filtersIn).toEqual([]);
    expect(found.filters.map(({ id }) => id)).toEqual(['d/a', 'd/b', 'd/srv:in', 'd/srv:out']);
  });

  test('hosts have them too, and a localIn that is stateful', () => {
    const found = network(`
hosts:
  h:
    at: lan
    address: 10.1.0.5
    in: acl
    filters: { acl: [{ from: 10.1.0.0/24 }] }
    localIn: [{ from: 10.1.0.0/24, service: tcp/22 }]
`);
    expect(nic(found, 'h/lan').filtersIn).toEqual(['h/acl']);
    expect(node(found, 'h').localIn).toBe('h/localIn');
    expect(filter(found, 'h/localIn')).toMatchObject({
      stateful: true,
      defaults: { 4: 'deny', 6: 'deny' },
    });
  });
});

describe('dialects', () => {
  test('change where interface filters stand', () => {
    const order = (dialect: string): unknown =>
      node(network(device(`    dialect: ${dialect}`)), 'd').order;
    expect(order('cisco-ios')).toEqual({
      inFilter: 'before-destination-nat',
      outFilter: 'after-source-nat',
    });
    expect(order('yamaha-rtx')).toEqual({
      inFilter: 'after-destination-nat',
      outFilter: 'before-source-nat',
    });
    expect(order('yamaha-rtx\n    order: { inFilter: before-destination-nat }')).toEqual({
      inFilter: 'before-destination-nat',
      outFilter: 'before-source-nat',
    });
  });

  test('cisco-ios with zones has a policy between them, and none inside or outside them', () => {
    const found = policy('    dialect: cisco-ios\n    zones: { inner: [lan] }');
    expect(found.rules.map(printLine)).toEqual([
      'intrazone inner permit d/lan>d/lan any -> any implicit',
      'zoneless permit d/srv,d/link>d/srv,d/link any -> any implicit',
    ]);
    expect(found.defaults).toEqual({ 4: 'deny', 6: 'deny' });
    expect(node(network(device('    dialect: cisco-ios')), 'd')).not.toHaveProperty('policy');
    const written = policy('    dialect: cisco-ios\n    policy: [{ from: 10.1.0.9 }]');
    expect(written.rules.map((line) => line.id)).toEqual(['1']);
  });

  test('of firewalls have a policy whatever the kind', () => {
    for (const dialect of ['fortigate', 'palo-alto', 'juniper-srx']) {
      expect(policy(`    dialect: ${dialect}`).defaults, dialect).toEqual({ 4: 'deny', 6: 'deny' });
    }
  });

  test('linux permits what no line matches and forgets connections', () => {
    expect(
      policy('    dialect: linux\n    policy: [{ action: deny, to: 10.2.0.9 }]'),
    ).toMatchObject({
      defaults: { 4: 'permit', 6: 'permit' },
      stateful: false,
    });
  });

  test('fortigate does not say whether deny stops translated packets: both are looked at', () => {
    const rest = (lines: string): string =>
      device(`    dialect: fortigate
    policy: [${lines}]
    destinationNat: [{ to: 192.0.2.5, translateTo: 10.2.0.9 }]`);
    const lines =
      '{ id: A, action: deny }, { id: B }, { id: C, action: deny, matchVip: true }, { id: D, action: deny, matchVip: false }';
    expect(diagnostics(rest(lines))).toEqual(['warning resolve/match-vip-unstated line=A']);
    const both = load([{ path: 'x', text: GROUND + rest(lines), sha256: '' }]).network!;
    expect(filter(both, 'd/policy').rules.slice(0, 3).map(printLine)).toEqual([
      'A deny *>* any -> any translated=false',
      'A deny *>* any -> any unmodelled translated=true',
      'B permit *>* any -> any',
    ]);
    const stated = filter(network(rest(lines.slice(lines.indexOf('{ id: B')))), 'd/policy');
    expect(stated.rules.map(printLine)).toEqual([
      'B permit *>* any -> any',
      'C deny *>* any -> any',
      'D deny *>* any -> any translated=false',
    ]);
  });
});
