import { describe, expect, test } from 'vitest';
import {
  looksLikeAddress,
  parseAddress,
  parseBlock,
  parseInterfaceAddress,
  parsePrefix,
} from '../../../src/load/grammar/address.js';
import { refusal } from './refusal.js';

describe('parseAddress(text)', () => {
  test('reads IPv4 and IPv6', () => {
    const v4 = { ok: true, value: { family: 4, value: 0x0a010203n } };
    const v6 = { ok: true, value: { family: 6, value: (0x20010db8n << 96n) + 1n } };
    expect(parseAddress('10.1.2.3')).toEqual(v4);
    expect(parseAddress('2001:DB8:0::0:1')).toEqual(v6);
  });

  test.each([
    ['010.1.1.1', { 'resolve/leading-zero': '010', shown: '010.1.1.1', octet: '010' }],
    ['10.1.1.00', { 'resolve/leading-zero': '00', shown: '10.1.1.00', octet: '00' }],
    ['10.1', { 'resolve/octet-count': '10.1', count: 2 }],
    ['10.1.1.1.1', { 'resolve/octet-count': '10.1.1.1.1', count: 5 }],
    ['10.1.1.256', { 'resolve/octet-value': '256', shown: '10.1.1.256', octet: '256' }],
    ['0x0a.1.1.1', { 'resolve/bad-address': '0x0a.1.1.1' }],
    ['１0.1.1.1', { 'resolve/bad-address': '１0.1.1.1' }],
    ['10.1.1.1 ', { 'resolve/bad-address': '10.1.1.1 ' }],
    ['', { 'resolve/bad-address': '' }],
    ['fe80::1%eth0', { 'resolve/zone-id': '%eth0', shown: 'fe80::1%eth0' }],
    ['::ffff:192.0.2.1', { 'resolve/embedded-ipv4': '::ffff:192.0.2.1', ipv4: '192.0.2.1' }],
    ['::ffff:c000:201', { 'resolve/embedded-ipv4': '::ffff:c000:201', ipv4: '192.0.2.1' }],
    ['64:ff9b::192.0.2.1', { 'resolve/embedded-ipv4': '64:ff9b::192.0.2.1', ipv4: '192.0.2.1' }],
    ['1::2::3', { 'resolve/bad-address': '1::2::3' }],
    ['[::1]', { 'resolve/bad-address': '[::1]' }],
    ['2001:db8::/32', { 'resolve/bad-address': '2001:db8::/32' }],
  ])('refuses %j', (text, expected) => {
    expect(refusal(parseAddress, text)).toEqual(expected);
  });
});

describe('parsePrefix(text)', () => {
  test('reads /0, /31 and /128', () => {
    for (const text of ['0.0.0.0/0', '10.0.0.2/31', '::1/128', '::/0']) {
      expect(parsePrefix(text).ok, text).toBe(true);
    }
  });

  test.each([
    ['10.1.2.3/24', { 'resolve/host-bits': '10.1.2.3/24', correct: '10.1.2.0/24' }],
    ['2001:db8::1/64', { 'resolve/host-bits': '2001:db8::1/64', correct: '2001:db8::/64' }],
    ['10.1.2.0', { 'resolve/prefix-length-missing': '10.1.2.0', correct: '10.1.2.0/32' }],
    ['10.1.2.0/33', { 'resolve/prefix-length': '33', max: 32 }],
    ['10.1.2.0/08', { 'resolve/prefix-length': '08', max: 32 }],
    ['10.1.2.0/', { 'resolve/prefix-length': '', max: 32 }],
    ['10.1.2.0/255.255.255.0', { 'resolve/prefix-length': '255.255.255.0', max: 32 }],
    ['::/129', { 'resolve/prefix-length': '129', max: 128 }],
    ['10.1/16', { 'resolve/octet-count': '10.1', count: 2 }],
  ])('refuses %j', (text, expected) => {
    expect(refusal(parsePrefix, text)).toEqual(expected);
  });
});

describe('parseBlock(text)', () => {
  test('reads a range', () => {
    const value = { family: 4, range: { first: 0x0a010105n, last: 0x0a010109n } };
    expect(parseBlock('10.1.1.5-10.1.1.9')).toEqual({ ok: true, value });
  });

  test.each([
    [
      '10.1.1.9-10.1.1.5',
      { 'resolve/range-reversed': '10.1.1.9-10.1.1.5', correct: '10.1.1.5-10.1.1.9' },
    ],
    ['10.1.1.9-::1', { 'resolve/range-families': '10.1.1.9-::1' }],
    ['10.1.1.5-9', { 'resolve/octet-count': '9', count: 1 }],
    ['10.1.1.5-', { 'resolve/bad-address': '' }],
  ])('refuses %j', (text, expected) => {
    expect(refusal(parseBlock, text)).toEqual(expected);
  });
});

describe('parseInterfaceAddress(text)', () => {
  test('keeps the stated length and the address inside it', () => {
    const range = { first: 0x0a010203n, last: 0x0a010203n };
    const value = { family: 4, range, length: 24 };
    expect(parseInterfaceAddress('10.1.2.3/24')).toEqual({ ok: true, value });
  });

  test('refuses a range with a length', () => {
    const text = '10.1.1.5-10.1.1.9/24';
    expect(refusal(parseInterfaceAddress, text)).toEqual({
      'resolve/bad-address': '10.1.1.5-10.1.1.9',
    });
  });
});

test('looksLikeAddress(text) is true of wrong addresses and false of names', () => {
  const wrong = ['10.1', '443', '１０．１．１．１', '10.1.1.1-x', 'fe80:x', '::g', '10.1.1.0/x'];
  expect(wrong.filter((text) => !looksLikeAddress(text))).toEqual(['10.1.1.1-x']);
  const names = ['lg-cli', 'fe80', 'a.1', 'host:a', 'segment:lg', '領域1', 'fw/10', 'x/24', ''];
  expect(names.filter((text) => looksLikeAddress(text))).toEqual([]);
});
