import { describe, expect, test } from 'vitest';
import { ANY_SERVICE, parsePorts, parseService } from '../../../src/load/grammar/service.js';
import type { Service } from '../../../src/model/match.js';
import { range, type RangeList } from '../../../src/model/range.js';
import { refusal } from './refusal.js';

const PORTS: RangeList = [range(0, 65535)];
const BYTE: RangeList = [range(0, 255)];

function service(
  protocol: number,
  destinationPorts = PORTS,
  sourcePorts = PORTS,
  established = false,
): Service {
  return { protocols: [range(protocol)], sourcePorts, destinationPorts, established };
}

test.each<[string, Service]>([
  ['any', ANY_SERVICE],
  ['tcp', service(6)],
  ['tcp/443', service(6, [range(443)])],
  ['tcp/80,443,8000-8080', service(6, [range(80), range(443), range(8000, 8080)])],
  ['tcp/443, 80', service(6, [range(80), range(443)])],
  ['tcp/80,81-90', service(6, [range(80, 90)])],
  ['udp/any from 53', service(17, PORTS, [range(53)])],
  ['tcp/any from 443, 80 established', service(6, PORTS, [range(80), range(443)], true)],
  ['tcp established', service(6, PORTS, PORTS, true)],
  ['sctp/2905', service(132, [range(2905)])],
  ['icmp', service(1, BYTE, BYTE)],
  ['icmp/8', service(1, BYTE, [range(8)])],
  ['icmp/3/4', service(1, [range(4)], [range(3)])],
  ['icmpv6/128', service(58, BYTE, [range(128)])],
  ['esp', service(50)],
  ['vrrp', service(112)],
  ['protocol/50', service(50)],
  ['protocol/6', service(6)],
])('parseService(%j) reads it', (text, expected) => {
  expect(parseService(text)).toEqual({
    ok: true,
    value: { kind: 'service', service: expected },
  });
});

test('parseService(text) takes any other word as a name', () => {
  expect(parseService('web')).toEqual({ ok: true, value: { kind: 'name', name: 'web' } });
  const inherited = parseService('constructor');
  expect(inherited).toEqual({ ok: true, value: { kind: 'name', name: 'constructor' } });
});

describe('parseService(text) refuses', () => {
  test.each([
    ['tpc/443', { 'resolve/unknown-protocol': 'tpc', suggestion: 'tcp' }],
    ['TCP/443', { 'resolve/unknown-protocol': 'TCP', suggestion: 'tcp' }],
    ['https/443', { 'resolve/unknown-protocol': 'https', suggestion: '' }],
    ['tcp/', { 'resolve/bad-port': '' }],
    ['tcp/65536', { 'resolve/bad-port': '65536' }],
    ['tcp/80,0443', { 'resolve/bad-port': '0443' }],
    ['tcp/https', { 'resolve/bad-port': 'https' }],
    ['tcp/8080-8000', { 'resolve/range-reversed': '8080-8000', correct: '8000-8080' }],
    ['esp/443', { 'resolve/no-ports': '443', protocol: 'esp' }],
    ['icmp from 53', { 'resolve/no-ports': '53', protocol: 'icmp' }],
    ['protocol/6 from 53', 'accepted'],
    ['protocol/6,50 from 53', { 'resolve/no-ports': '53', protocol: 'protocol/6,50' }],
    ['any from 53', { 'resolve/no-ports': '53', protocol: 'any' }],
    ['icmp/256', { 'resolve/icmp-value': '256' }],
    ['icmp/3/4/5', { 'resolve/icmp-value': '3/4/5' }],
    ['protocol', { 'resolve/protocol-number': 'protocol' }],
    ['protocol/256', { 'resolve/protocol-number': '256' }],
    ['udp/53 established', { 'resolve/established-not-tcp': 'udp/53' }],
    ['any established', { 'resolve/established-not-tcp': 'any' }],
    ['any/443', { 'resolve/bad-service': 'any/443' }],
    ['web from 53', { 'resolve/bad-service': 'web from 53' }],
    ['tcp/443 etsablished', { 'resolve/bad-service': 'tcp/443 etsablished' }],
    ['tcp/443 from', { 'resolve/bad-service': 'tcp/443 from' }],
    ['', { 'resolve/bad-service': '' }],
  ])('%j', (text, expected) => {
    expect(refusal(parseService, text)).toEqual(expected);
  });
});

test('parsePorts(text) reads lists in canonical form', () => {
  expect(parsePorts('443,80,81')).toEqual({ ok: true, value: [range(80, 81), range(443)] });
  expect(parsePorts('any')).toEqual({ ok: true, value: PORTS });
});
