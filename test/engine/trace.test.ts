/** Questions about one packet: who sends, to whom, what; and what the simulator tells. */
import { describe, expect, test } from 'vitest';
import { trace } from '../../src/engine/trace.js';
import { formatAddress } from '../../src/model/address.js';
import type { TraceOptions, TraceResult } from '../../src/model/result.js';

const TOWN = `
sekisho: 1
segments:
  lg: { kind: lgwan-connected }
  net: { kind: internet-connected }
  out: { kind: external, external: internet }
subnets:
  lg-lan: { segment: lg, prefix: [10.20.0.0/24, "2001:db8:20::/64"], gateway: fw }
  net-lan: { segment: net, prefix: [10.30.0.0/24, "2001:db8:30::/64"], gateway: fw }
  link: { segment: out, prefix: 203.0.113.0/29 }
  shared: { segment: net, prefix: 10.40.0.0/24 }
hosts:
  pc: { at: lg-lan, address: [10.20.0.1, "2001:db8:20::10"] }
  全角: { at: lg-lan, address: 10.20.0.40 }
  web: { at: net-lan, address: [10.30.0.80, "2001:db8:30::80"] }
  shared: { at: net-lan, address: 10.30.0.90 }
  copy-1: { at: shared, address: 10.40.0.5 }
  copy-2: { at: shared, address: 10.40.0.5 }
  two:
    interfaces:
      a: { at: lg-lan, address: 10.20.0.50, gateway: 10.20.0.254 }
      b: { at: net-lan, address: 10.30.0.50 }
devices:
  fw:
    kind: firewall
    interfaces:
      lg-lan: [10.20.0.254, "2001:db8:20::254"]
      net-lan: [10.30.0.254, "2001:db8:30::254"]
      link: 203.0.113.1
    routes: [{ to: 0.0.0.0/0, via: 203.0.113.2 }]
    policy:
      - { id: A, from: lg-lan, to: web, service: [tcp/443, icmp, icmpv6] }
      - { id: N, from: lg-lan, to: web, service: tcp/22, schedule: { from: "22:00", to: "05:00" } }
externals:
  internet: { segment: out, at: link, address: 203.0.113.2, behind: [0.0.0.0/0] }
  carrier: { segment: out, at: link, address: 203.0.113.3, behind: [198.51.100.0/24, 192.0.2.0/24] }
  rival: { segment: out, at: link, address: 203.0.113.4, behind: [198.51.100.0/25, 192.0.2.0/24, 192.0.3.0/25] }
`;

const DEFAULTS: TraceOptions = {
  from: 'pc',
  to: 'web',
  service: 'tcp/443',
  role: 'opening',
  reply: false,
  routing: 'exact',
  reading: 'permissive',
};

function ask(options: Partial<TraceOptions>): TraceResult {
  const files = [{ path: 'town.yaml', text: TOWN, sha256: '' }];
  return trace(files, { ...DEFAULTS, ...options });
}

/** `10.20.0.1 → 10.30.0.80 6 49152 443`, or the codes of what is wrong. */
function packetOf(options: Partial<TraceOptions>): string {
  const { packet, questions, diagnostics } = ask(options);
  expect(diagnostics).toEqual([]);
  if (packet === undefined) return questions.map(({ code }) => code).join();
  const address = (end: 'source' | 'destination'): string =>
    formatAddress(packet.family, packet[end]);
  return `${address('source')} → ${address('destination')} ${packet.protocol} ${packet.sourcePort} ${packet.destinationPort}`;
}

function originOf(from: string): string {
  const { origin } = ask({ from, to: '10.30.0.80' });
  return origin === undefined ? '' : origin.kind === 'wire' ? origin.subnet : origin.node;
}

const ends = (options: Partial<TraceOptions>): readonly string[] =>
  ask(options).opening.map(({ end }) => end.disposition);

describe('trace(files, options) reads the ends', () => {
  test.each([
    ['pc', '10.20.0.1'],
    ['host:pc', '10.20.0.1'],
    ['node:pc', '10.20.0.1'],
    ['two/b', '10.30.0.50'],
    ['two', '10.20.0.50'],
    ['fw', '10.20.0.254'],
    ['device:fw', '10.20.0.254'],
    ['internet', '203.0.113.2'],
    ['subnet:net-lan', '10.30.0.1'],
    ['lg-lan', '10.20.0.2'],
    ['10.20.0.77', '10.20.0.77'],
    ['全角', '10.20.0.40'],
  ])('%s sends from %s', (from, source) => {
    expect(packetOf({ from, to: '10.30.0.80' })).toBe(`${source} → 10.30.0.80 6 49152 443`);
  });

  test.each([
    ['pc', 'pc'],
    ['10.20.0.1', 'pc'],
    ['10.20.0.77', 'lg-lan'],
    ['10.20.0.254', 'fw'],
    ['198.51.100.200', 'carrier'],
    ['8.8.8.8', 'internet'],
    ['lg-lan', 'lg-lan'],
  ])('%s means %s', (from, origin) => {
    expect(originOf(from)).toBe(origin);
  });

  test.each([
    ['pcc', 'ask/unknown-endpoint'],
    ['two/c', 'ask/unknown-endpoint'],
    ['router:fw', 'ask/unknown-endpoint'],
    ['subnet:pc', 'ask/unknown-endpoint'],
    ['10.20.0.256', 'ask/unknown-endpoint'],
    ['', 'ask/unknown-endpoint'],
    ['shared', 'ask/ambiguous-endpoint'],
    ['10.40.0.5', 'ask/ambiguous-endpoint'],
    ['192.0.2.7', 'ask/ambiguous-endpoint'],
    ['2001:db8:ffff::1', 'ask/outside'],
  ])('--from %s is %s', (from, code) => {
    expect(packetOf({ from, to: from.includes(':db8') ? '2001:db8:30::80' : '10.30.0.80' })).toBe(
      code,
    );
  });

  test('suggests the nearest name, of a node or of its interfaces', () => {
    expect(ask({ from: 'pcc' }).questions[0]?.params['suggestion']).toBe('pc');
    expect(ask({ from: 'two/bb' }).questions[0]?.params['suggestion']).toBe('two/b');
  });

  test('sends to any address at all', () => {
    expect(packetOf({ to: '192.0.2.1' })).toBe('10.20.0.1 → 192.0.2.1 6 49152 443');
    expect(packetOf({ to: 'net-lan' })).toBe('10.20.0.1 → 10.30.0.1 6 49152 443');
  });
});

describe('trace(files, options) chooses the family', () => {
  test.each([
    [{}, '10.20.0.1 → 10.30.0.80 6 49152 443'],
    [{ family: 6 as const }, '2001:db8:20::10 → 2001:db8:30::80 6 49152 443'],
    [{ to: '2001:db8:30::80' }, '2001:db8:20::10 → 2001:db8:30::80 6 49152 443'],
    [{ source: '2001:db8:20::99' }, '2001:db8:20::99 → 2001:db8:30::80 6 49152 443'],
    [{ source: '10.20.0.99' }, '10.20.0.99 → 10.30.0.80 6 49152 443'],
    [{ from: '全角', family: 6 as const }, 'ask/no-address'],
    [{ from: '全角', to: '2001:db8:30::80' }, 'ask/no-address'],
    [{ source: '10.20.0.0/24' }, 'ask/bad-source'],
    [{ source: '10.20.0.99', family: 6 as const }, 'ask/bad-source'],
    [{ source: '10.20.0.99', to: '2001:db8:30::80' }, 'ask/no-address'],
  ])('%j: %s', (options, packet) => {
    expect(packetOf(options)).toBe(packet);
  });
});

describe('trace(files, options) reads the service', () => {
  const rest = (service: string, more: Partial<TraceOptions> = {}): string =>
    packetOf({ service, ...more }).replace(/^\S+ → \S+ /, '');

  test.each([
    ['udp/53', '17 49152 53'],
    ['sctp/36412', '132 49152 36412'],
    ['icmp', '1 8 0'],
    ['icmp/3/4', '1 3 4'],
    ['icmp/13', '1 13 0'],
    ['esp', '50 0 0'],
    ['protocol/50', '50 0 0'],
    ['protocol/1', '1 8 0'],
    ['protocol/58', '58 0 0'],
    ['tcp', 'ask/several-services'],
    ['tcp/80,443', 'ask/several-services'],
    ['icmp/0-255', 'ask/several-services'],
    ['any', 'ask/several-services'],
    ['icmpv6', 'ask/bad-service'],
    ['tcq/443', 'ask/bad-service'],
    ['tcp/443 from 5', 'ask/bad-service'],
    ['tcp/443 established', 'ask/bad-service'],
    ['tcp/70000', 'ask/bad-service'],
    ['', 'ask/bad-service'],
  ])('%s: %s', (service, expected) => {
    expect(rest(service)).toBe(expected);
  });

  test('ICMP means ICMPv6 between IPv6 addresses', () => {
    expect(rest('icmp', { family: 6 })).toBe('58 128 0');
    expect(rest('icmp/1/4', { family: 6 })).toBe('58 1 4');
    expect(rest('icmpv6/135', { family: 6 })).toBe('58 135 0');
    expect(rest('protocol/1', { family: 6 })).toBe('1 0 0');
  });

  test('source ports belong to protocols that have ports', () => {
    expect(rest('tcp/443', { sourcePort: 1 })).toBe('6 1 443');
    expect(rest('tcp/443', { sourcePort: 65536 })).toBe('ask/bad-source-port');
    expect(rest('tcp/443', { sourcePort: 1.5 })).toBe('ask/bad-source-port');
    expect(rest('esp', { sourcePort: 1 })).toBe('ask/no-source-port');
  });

  test('only TCP claims to belong to a connection', () => {
    expect(rest('tcp/443', { role: 'ongoing' })).toBe('6 49152 443');
    expect(rest('udp/53', { role: 'ongoing' })).toBe('ask/not-tcp');
  });
});

describe('trace(files, options) tells what happens', () => {
  test('to opening packets, and to their replies', () => {
    expect(ends({})).toEqual(['accepted']);
    expect(ends({ service: 'tcp/80' })).toEqual(['denied-by-policy']);
    const { replies } = ask({ reply: true });
    expect(replies.map(({ of, traces }) => [of, traces.map((t) => t.end.disposition)])).toEqual([
      [0, ['accepted']],
    ]);
    expect(ask({}).replies).toEqual([]);
  });

  test('to packets that claim to belong to a connection', () => {
    expect(ends({ role: 'ongoing' })).toEqual(['accepted']);
    expect(ends({ role: 'ongoing', service: 'tcp/80' })).toEqual(['denied-by-policy']);
  });

  test('in doubt as it was told to, and at a time without doubt', () => {
    const ssh = { service: 'tcp/22' };
    expect(ends({ ...ssh, reading: 'permissive' })).toEqual(['accepted']);
    expect(ends({ ...ssh, reading: 'strict' })).toEqual(['denied-by-policy']);
    expect(ends({ ...ssh, at: '2026-04-01T23:00', reading: 'strict' })).toEqual(['accepted']);
    expect(ends({ ...ssh, at: '2026-04-01T12:00' })).toEqual(['denied-by-policy']);
    expect(ask({ at: 'noon' }).questions.map(({ code }) => code)).toEqual(['ask/bad-time']);
  });

  test('with the address of a pool that is asked for, else with the first', () => {
    const text = TOWN.replace(
      'policy:',
      'sourceNat: [{ id: S, out: net-lan, translateTo: 10.30.0.200-10.30.0.210, ports: keep }]\n    policy:',
    );
    const sources = (pool?: readonly string[]): string[] => {
      const options = { ...DEFAULTS, ...(pool === undefined ? {} : { pool }) };
      const { opening, questions } = trace([{ path: 'a', text, sha256: '' }], options);
      return [
        ...questions.map(({ code }) => code),
        ...opening.map(({ end }) => formatAddress(4, end.packet.source)),
      ];
    };
    expect(sources()).toEqual(['10.30.0.200']);
    expect(sources(['10.30.0.207'])).toEqual(['10.30.0.207']);
    expect(sources(['10.30.0.99', '40000'])).toEqual(['10.30.0.200']);
    expect(sources(['x'])).toEqual(['ask/bad-pool']);
    expect(sources(['70000'])).toEqual(['ask/bad-pool']);
  });

  test('whatever the routes are, if that is asked', () => {
    expect(ends({ to: '10.30.0.80', routing: 'any-route' }).length).toBeGreaterThan(1);
  });

  test('nothing where the files have errors', () => {
    const result = trace([{ path: 'a', text: 'sekisho: 2', sha256: '' }], DEFAULTS);
    expect(result.packet).toBeUndefined();
    expect(result.diagnostics.length).toBeGreaterThan(0);
  });
});
