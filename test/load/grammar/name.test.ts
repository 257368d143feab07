import { describe, expect, test } from 'vitest';
import {
  parseAddressItem,
  parseAddressTerm,
  parsePlace,
  parsePortName,
} from '../../../src/load/grammar/name.js';
import { range } from '../../../src/model/range.js';
import { refusal } from './refusal.js';

const BLOCK = { family: 4, range: range(0x0a000000n, 0x0affffffn) };
const PREFIX = { family: 4, value: 0x0a000000n, length: 8 };

test.each([
  ['any', { kind: 'any' }],
  ['10.0.0.0/8', { kind: 'block', block: { ...BLOCK, prefix: PREFIX } }],
  ['lg-cli', { kind: 'name', name: 'lg-cli' }],
  ['領域1', { kind: 'name', name: '領域1' }],
  ['fe80', { kind: 'name', name: 'fe80' }],
  ['fw/ge-0/0/1', { kind: 'name', name: 'fw', interface: 'ge-0/0/1' }],
  ['host:cdr/lg', { kind: 'name', qualifier: 'host', name: 'cdr', interface: 'lg' }],
  ['segment:lg', { kind: 'name', qualifier: 'segment', name: 'lg' }],
  [
    'external:lgwan 10.0.0.0/8',
    {
      kind: 'name',
      qualifier: 'external',
      name: 'lgwan',
      part: { ...BLOCK, prefix: PREFIX },
    },
  ],
])('parseAddressTerm(%j) reads it', (text, value) => {
  expect(parseAddressTerm(text)).toEqual({ ok: true, value });
});

test.each([
  ['zone:lg', { 'resolve/bad-expression': 'zone:lg' }],
  ['host:', { 'resolve/bad-expression': 'host:' }],
  ['host:10.1.1.1', { 'resolve/bad-expression': 'host:10.1.1.1' }],
  ['a/', { 'resolve/bad-expression': 'a/' }],
  ['none', { 'resolve/bad-expression': 'none' }],
  ['', { 'resolve/bad-expression': '' }],
  ['a b', { 'resolve/bad-expression': 'a b' }],
  ['10.1', { 'resolve/octet-count': '10.1', count: 2 }],
  ['lgwan 10.0.0.1/8', { 'resolve/host-bits': '10.0.0.1/8', correct: '10.0.0.0/8' }],
])('parseAddressTerm(%j) refuses it', (text, expected) => {
  expect(refusal(parseAddressTerm, text)).toEqual(expected);
});

test('parseAddressItem(text) reads not', () => {
  const term = { kind: 'name', name: 'lg-cli' };
  expect(parseAddressItem('not lg-cli')).toEqual({ ok: true, value: { negated: true, term } });
  expect(parseAddressItem('lg-cli')).toEqual({ ok: true, value: { negated: false, term } });
  expect(refusal(parseAddressItem, 'not 10.1')).toEqual({
    'resolve/octet-count': '10.1',
    count: 2,
  });
  expect(refusal(parseAddressItem, 'not')).toEqual({ 'resolve/bad-expression': 'not' });
});

describe('parsePlace(text)', () => {
  test.each([
    ['none', { kind: 'none' }],
    ['lg-cli', { kind: 'subnet', subnet: 'lg-cli' }],
    ['tunnel:vpn1', { kind: 'tunnel', tunnel: 'vpn1' }],
    ['sw/p3', { kind: 'port', port: { switch: 'sw', port: 'p3' } }],
    ['sw/1/0/1', { kind: 'port', port: { switch: 'sw', port: '1/0/1' } }],
    [
      'sw/p3.210',
      { kind: 'port', port: { switch: 'sw', port: 'p3.210', tag: { port: 'p3', vlan: 210 } } },
    ],
    ['sw/p3.4095', { kind: 'port', port: { switch: 'sw', port: 'p3.4095' } }],
  ])('reads %j', (text, value) => {
    expect(parsePlace(text)).toEqual({ ok: true, value });
  });

  test.each(['', 'any', 'tunnel:', 'sw/', '/p3', 'a b', '10.1.1.1', 'sw/p 3'])(
    'refuses %j',
    (text) => {
      expect(refusal(parsePlace, text)).toEqual({ 'resolve/bad-place': text });
    },
  );
});

test('parsePortName(text) needs a switch and a port', () => {
  expect(parsePortName('sw/p3')).toEqual({ ok: true, value: { switch: 'sw', port: 'p3' } });
  expect(refusal(parsePortName, 'sw')).toEqual({ 'resolve/bad-place': 'sw' });
});
