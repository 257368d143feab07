import { expect, test } from 'vitest';
import { diagnostics, filter, network, node, nic, printServices, printSet } from './load-text.js';

const TOWN = `
hosts:
  pc: { at: lan, address: 10.1.0.10, count: 3 }
  san:
    interfaces: { a: { at: lan, address: 10.1.0.20 }, b: { at: srv, address: 10.2.0.20 } }
externals:
  isp: { segment: out, at: link, address: 192.0.2.1, behind: 203.0.113.0/24 }
devices:
  fw:
    kind: firewall
    interfaces: { lan: 10.1.0.1, link: 192.0.2.2 }
    policy: [{ id: M1, register: X-1 }]
    filters: { acl: [{ id: C1, from: pc }] }
`;

test('resolveNetwork(document) reads the register with its ends', () => {
  const text = `${TOWN.replace('lan: 10.1.0.1,', 'lan: { address: 10.1.0.1, in: acl },')}
switches: { sw: { ports: { p1: { access: 7 } } } }
services: { web: [tcp/80, tcp/443] }
register:
  X-1:
    title: { ja: 照会, en: Query }
    kind: specific-communication
    from: [pc, san/b, lan]
    to: "external:isp 203.0.113.0/28"
    service: web
    addressedTo: 192.0.2.9
    required: false
    data: backward
    clause: 6(3)①
    exception:
      legalBasis: 法
      approvedBy: CISO
      approvedOn: 2026-04-01
      expiresOn: 2027-03-31
      reviewCycle: yearly
      mitigation: 定義ファイル検査
      counterpart: { operator: J-LIS, publicBody: true, internetConnected: false, closedNetwork: lgwan }
      enforcedBy: ["fw:M1", "fw:acl", "fw:acl.C1", fw, sw, "sw:p1"]
  X-2: { from: ["segment:lg", fw], to: [10.2.0.20, 10.2.0.0/25], service: any }
`;
  const [first, second] = network(text).register;
  expect(first).toMatchObject({
    id: 'X-1',
    title: { ja: '照会', en: 'Query' },
    kind: 'specific-communication',
    required: false,
    data: 'backward',
    clause: '6(3)①',
    exception: {
      legalBasis: '法',
      approvedBy: 'CISO',
      approvedOn: '2026-04-01',
      expiresOn: '2027-03-31',
      reviewCycle: 'yearly',
      mitigation: ['定義ファイル検査'],
      counterpart: {
        operator: 'J-LIS',
        publicBody: true,
        internetConnected: false,
        closedNetwork: 'lgwan',
      },
      enforcedBy: [
        { text: 'fw:M1', kind: 'device', node: 'fw', lines: [{ filter: 'fw/policy', line: 'M1' }] },
        { text: 'fw:acl', kind: 'device', lines: [{ filter: 'fw/acl', line: 'C1' }] },
        { text: 'fw:acl.C1', kind: 'device', lines: [{ filter: 'fw/acl', line: 'C1' }] },
        {
          text: 'fw',
          kind: 'device',
          lines: [
            { filter: 'fw/acl', line: 'C1' },
            { filter: 'fw/policy', line: 'M1' },
          ],
        },
        { text: 'sw', kind: 'switch', switch: 'sw' },
        { text: 'sw:p1', kind: 'switch', switch: 'sw', port: 'p1' },
      ],
    },
  });
  expect(printServices(first!.services)).toBe('6:*>80 | 6:*>443');
  expect(printSet(first!.addressedTo!)).toBe('192.0.2.9');
  const print = (ends: NonNullable<typeof first>['from']): unknown =>
    ends.map(({ text: written, node: owner, subnet, segment, addresses }) => [
      written,
      owner ?? '-',
      subnet ?? '-',
      segment ?? '-',
      printSet(addresses),
    ]);
  expect(print(first!.from)).toEqual([
    ['pc', 'pc', '-', '-', '10.1.0.10-10.1.0.12'],
    ['san/b', 'san', '-', '-', '10.2.0.20'],
    ['lan', '-', 'lan', '-', '10.1.0.0-10.1.0.255'],
  ]);
  expect(print(first!.to)).toEqual([
    ['external:isp 203.0.113.0/28', 'isp', '-', '-', '203.0.113.0-203.0.113.15'],
  ]);
  expect(print(second!.from)).toEqual([
    [
      'segment:lg',
      '-',
      '-',
      'lg',
      '10.1.0.0-10.1.0.255 10.2.0.0-10.2.0.255 2001:db8:2::-2001:db8:2:0:ffff:ffff:ffff:ffff',
    ],
    ['fw', 'fw', '-', '-', '10.1.0.1 192.0.2.2'],
  ]);
  expect(print(second!.to)).toEqual([
    ['10.2.0.20', 'san', 'srv', '-', '10.2.0.20'],
    ['10.2.0.0/25', '-', 'srv', '-', '10.2.0.0-10.2.0.127'],
  ]);
  expect(second).toMatchObject({ title: {}, kind: 'ordinary', required: true, data: 'both' });
  expect(second).not.toHaveProperty('exception');
  expect(first!.at).toMatchObject({ line: 28, column: 3, endColumn: 6 });
});

test('resolveNetwork(document) reads transfers by hand', () => {
  const text = `${TOWN.replace(' register: X-1', '').replace('filters:', 'comment: x # ')}
mediaTransfers:
  T-1: { title: USB, from: pc, to: san, medium: usb, sanitizer: san, exception: { approvedBy: CISO } }
`;
  expect(network(text).mediaTransfers).toMatchObject([
    {
      id: 'T-1',
      title: { ja: 'USB', en: 'USB' },
      from: [{ node: 'pc' }],
      to: [{ node: 'san' }],
      medium: 'usb',
      sanitizer: 'san',
      exception: { approvedBy: 'CISO', mitigation: [], enforcedBy: [] },
    },
  ]);
});

test('resolveNetwork(document) reads facts of every kind of node', () => {
  const found = network(`
hosts:
  db:
    at: lan
    address: 10.1.0.5
    name: { ja: 住民記録 }
    segment: lg
    role: 住民記録
    data: [個人番号, 戸籍]
    organization: 町長部局
    location: 本庁舎
    room: 電算室
    confidentiality: "3"
    availability: high
    monitor: [fw-log, ids]
    antivirus: true
    edr: false
    updateSource: wsus
    operator: 町
    publicBody: true
    internetConnected: false
    relay: { protocol: http-proxy, upstreams: [wsus], oneWay: true, content: [html] }
    sanitizer:
      { method: cdr, direction: net->lg, protocols: smtp, onFailure: drop, encryptedFiles: block,
        unsupportedFiles: block, attachments: strip, clipboard: deny, driveRedirect: deny,
        printRedirect: allow, bypass: false, forwarding: false }
    terminal:
      { mfa: [pin, face], removableMedia: deny, dedicated: true, wirelessNic: false, bluetooth: false,
        tethering: false, printRedirect: deny, exception: { approvedBy: CISO } }
    management: { services: tcp/22, interfaces: lan }
  wsus: { at: lan, address: 10.1.0.6 }
devices:
  fw1: { kind: firewall, ha: { peer: fw2, mode: active-active } }
  fw2: { kind: firewall, dialect: fortigate, ha: { peer: fw2-standby } }
`);
  const { facts, name, segment } = node(found, 'db');
  expect({ name, segment }).toEqual({ name: { ja: '住民記録' }, segment: 'lg' });
  expect(facts).toMatchObject({
    role: '住民記録',
    data: [{ value: '個人番号' }, { value: '戸籍', at: { line: 19, column: 18 } }],
    organization: ['町長部局'],
    location: '本庁舎',
    room: '電算室',
    confidentiality: '3',
    availability: 'high',
    monitor: ['fw-log', 'ids'],
    antivirus: true,
    edr: false,
    updateSource: 'wsus',
    operator: '町',
    publicBody: true,
    internetConnected: false,
    relay: { protocol: 'http-proxy', upstreams: ['wsus'], oneWay: true, content: ['html'] },
    sanitizer: {
      method: 'cdr',
      direction: 'net->lg',
      protocols: ['smtp'],
      onFailure: 'drop',
      encryptedFiles: 'block',
      unsupportedFiles: 'block',
      attachments: 'strip',
      clipboard: 'deny',
      driveRedirect: 'deny',
      printRedirect: 'allow',
      bypass: false,
    },
    terminal: {
      mfa: ['pin', 'face'],
      removableMedia: 'deny',
      dedicated: true,
      wirelessNic: false,
      bluetooth: false,
      tethering: false,
      printRedirect: 'deny',
      exception: { approvedBy: 'CISO' },
    },
    management: { interfaces: ['db/lan'] },
  });
  expect(printServices(facts.management!.services)).toBe('6:*>22');
  expect(node(found, 'wsus').facts).toEqual({ data: [], monitor: [] });
  expect(node(found, 'fw1').facts.ha).toEqual({ peer: 'fw2', mode: 'active-active' });
  expect(node(found, 'fw2').facts.ha).toEqual({ peer: 'fw2-standby', mode: 'active-passive' });
  expect(node(found, 'fw2').device).toEqual({ kind: 'firewall', dialect: 'fortigate' });
});

test('references to entries with a mistake in their shape are not a second mistake', () => {
  const text = `
hosts: { pc: { at: lan, address: 10.1.0.10, colour: red } }
objects: { pcs: [pc] }
devices:
  fw: { kind: firewall, policy: [{ from: pcs, to: pc/lan }] }
register: { K-1: { from: pc, to: lan, service: tcp/443 } }
`;
  expect(diagnostics(text)).toEqual(['read/unknown-key key=colour parent=hosts/pc suggestion=']);
});

test('names of a prototype are names like others', () => {
  const text = `
hosts: { __proto__: { at: lan, address: 10.1.0.10 }, constructor: { at: lan, address: 10.1.0.11 } }
devices:
  fw: { kind: firewall, policy: [{ from: [__proto__, constructor], to: toString }] }
`;
  expect(diagnostics(text)).toEqual([
    'resolve/unknown-name kind=address-name name=toString suggestion=',
  ]);
  const good = text.replace(', to: toString', '');
  const line = filter(network(good), 'fw/policy').rules[0]!;
  expect(printSet(line.match.source)).toBe('10.1.0.10-10.1.0.11');
  expect(nic(network(good), '__proto__/lan').addresses).toHaveLength(1);
});
