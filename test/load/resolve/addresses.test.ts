import { describe, expect, test } from 'vitest';
import { diagnostics, filter, network, printServices, printSet } from './load-text.js';

const THINGS = `
hosts:
  pc: { at: lan, address: 10.1.0.10, count: 2 }
  twin: { interfaces: { a: { at: lan, address: 10.1.0.20 }, b: { at: srv, address: "2001:db8:2::20" } } }
  lan: { at: srv, address: 10.2.0.77 }
externals:
  isp: { segment: out, at: link, address: 192.0.2.1, behind: 203.0.113.0/24 }
`;

/** What `from` means at a line of `fw`. */
function set(from: string, more = ''): string {
  const text = `${THINGS}
devices:
  fw:
    kind: firewall
    interfaces: { lan: { at: lan, address: 10.1.0.1, virtual: { address: 10.1.0.3 } }, link: 192.0.2.2 }
    policy: [{ from: ${from} }]
${more}`;
  return printSet(filter(network(text), 'fw/policy').rules[0]!.match.source);
}

function services(service: string, more = ''): string {
  const text = `devices: { fw: { kind: firewall, policy: [{ service: ${service} }] } }\n${more}`;
  return printServices(filter(network(text), 'fw/policy').rules[0]!.match.services);
}

describe('address lists', () => {
  test.each([
    ['any', 'any'],
    ['10.1.0.5', '10.1.0.5'],
    ['10.1.0.0/30', '10.1.0.0-10.1.0.3'],
    ['[10.1.0.9, 10.1.0.5-10.1.0.8, "2001:db8::1"]', '10.1.0.5-10.1.0.9 2001:db8::1'],
    ['pc', '10.1.0.10-10.1.0.11'],
    ['twin', '10.1.0.20 2001:db8:2::20'],
    ['twin/b', '2001:db8:2::20'],
    ['srv', '10.2.0.0-10.2.0.255 2001:db8:2::-2001:db8:2:0:ffff:ffff:ffff:ffff'],
    ['subnet:lan', '10.1.0.0-10.1.0.255'],
    ['host:lan', '10.2.0.77'],
    ['fw', '10.1.0.1 10.1.0.3 192.0.2.2'],
    ['fw/lan', '10.1.0.1 10.1.0.3'],
    ['isp', '192.0.2.1 203.0.113.0-203.0.113.255'],
    ['external:isp 203.0.113.0/28', '203.0.113.0-203.0.113.15'],
    ['segment:out', '192.0.2.0-192.0.2.15 203.0.113.0-203.0.113.255'],
    ['[10.1.0.0/30, not 10.1.0.1]', '10.1.0.0 10.1.0.2-10.1.0.3'],
    ['[not pc, 10.1.0.8/29]', '10.1.0.8-10.1.0.9 10.1.0.12-10.1.0.15'],
    [
      'not 10.0.0.0/8',
      '0.0.0.0-9.255.255.255 11.0.0.0-255.255.255.255 ::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
    ],
    ['ｐｃ', '10.1.0.10-10.1.0.11'],
  ])('%s', (written, expected) => {
    expect(set(written)).toBe(expected);
  });

  test('objects contain anything, other objects too, before or after', () => {
    const objects = `
objects:
  outer: [inner, "2001:db8::1", not 10.1.0.5]
  inner: [pc, 10.1.0.4/31]
`;
    expect(set('outer', objects)).toBe('10.1.0.4 10.1.0.10-10.1.0.11 2001:db8::1');
    expect(set('[outer, not object:inner]', objects)).toBe('2001:db8::1');
  });

  test('an empty result is a warning', () => {
    const text = `devices: { fw: { kind: firewall, policy: [{ from: [10.1.0.5, not 10.1.0.0/24] }] } }`;
    expect(diagnostics(text)).toEqual(['warning resolve/matches-nothing line=1']);
    const families = `devices: { fw: { kind: firewall, policy: [{ from: 10.1.0.5, to: "2001:db8::1" }] } }`;
    expect(diagnostics(families)).toEqual(['warning resolve/matches-nothing line=1']);
  });
});

describe('service lists', () => {
  test('are services, names, and names of names', () => {
    const more = 'services: { web: [tcp/80, secure], secure: tcp/443 }';
    expect(services('[udp/53, web]', more)).toBe('17:*>53 | 6:*>80 | 6:*>443');
    expect(services('tcp/any from 443 established')).toBe('6:443>* established');
  });
});
