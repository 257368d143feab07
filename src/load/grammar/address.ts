/**
 * Addresses, prefixes and ranges. Spellings that two programs read differently (leading zeros, missing
 * octets, zone ids, IPv4 written inside IPv6) are refused, each with its own reason.
 */
import { Address4, Address6 } from 'ip-address';
import {
  ADDRESS_BITS,
  formatAddress,
  formatPrefix,
  prefixRange,
  type Address,
  type Family,
  type Prefix,
} from '../../model/address.js';
import type { Range } from '../../model/range.js';
import {
  bad,
  good,
  splitAll,
  splitLast,
  splitOnce,
  whole,
  type Parsed,
  type Slice,
} from './parsed.js';

/** Addresses of one family without a gap; `prefix` where it was written as one. */
export interface Block {
  readonly family: Family;
  readonly range: Range;
  readonly prefix?: Prefix;
}

/** As it is written: an address, a prefix or a range. */
export function formatBlock({ family, range, prefix }: Block): string {
  if (prefix !== undefined) return formatPrefix(prefix);
  const first = formatAddress(family, range.first);
  return range.first === range.last ? first : `${first}-${formatAddress(family, range.last)}`;
}

/** `10.1.2.3/24`: an address and the length of the prefix that it is in. */
export interface InterfaceLiteral {
  readonly family: Family;
  readonly range: Range;
  readonly length?: number;
}

/** Whether `text` can only be meant as an address, a prefix or a range: names have a letter and no colon. */
export function looksLikeAddress(text: string): boolean {
  const plain = text.normalize('NFKC');
  if (plain.includes(':')) return /^[0-9a-f.-]*:/i.test(plain);
  const head = plain.split('/')[0]!;
  return /^[^\p{L}]+$/u.test(head) && /[0-9]/.test(head);
}

/** `10.1.2.3`, `2001:db8::1`. */
export function parseAddress(text: string): Parsed<Address> {
  return addressAt(whole(text));
}

/** `10.1.2.0/24`; bits beyond the length must be zero. */
export function parsePrefix(text: string): Parsed<Prefix> {
  return prefixAt(whole(text));
}

/** An address, a prefix or a range `10.1.1.1-10.1.1.9`. */
export function parseBlock(text: string): Parsed<Block> {
  return blockAt(whole(text));
}

/** An address or a range as an interface has it; a single address may state its prefix length. */
export function parseInterfaceAddress(text: string): Parsed<InterfaceLiteral> {
  const slice = whole(text);
  const parts = splitLast(slice, '/');
  if (parts === undefined) {
    const block = blockAt(slice);
    return block.ok ? good({ family: block.value.family, range: block.value.range }) : block;
  }
  const address = addressAt(parts[0]);
  if (!address.ok) return address;
  const { family, value } = address.value;
  const length = lengthAt(parts[1], family);
  if (!length.ok) return length;
  return good({ family, range: { first: value, last: value }, length: length.value });
}

export function blockAt(slice: Slice): Parsed<Block> {
  if (slice.text.includes('/')) {
    const prefix = prefixAt(slice);
    if (!prefix.ok) return prefix;
    const { family } = prefix.value;
    return good({ family, range: prefixRange(prefix.value), prefix: prefix.value });
  }
  const ends = splitOnce(slice, '-');
  if (ends !== undefined) return rangeAt(slice, ends);
  const address = addressAt(slice);
  if (!address.ok) return address;
  const { family, value } = address.value;
  return good({ family, range: { first: value, last: value } });
}

function rangeAt(slice: Slice, ends: readonly [Slice, Slice]): Parsed<Block> {
  const first = addressAt(ends[0]);
  if (!first.ok) return first;
  const last = addressAt(ends[1]);
  if (!last.ok) return last;
  const { family } = first.value;
  if (family !== last.value.family) return bad(slice, 'resolve/range-families', {});
  const range = { first: first.value.value, last: last.value.value };
  if (range.first > range.last) {
    const correct = [range.last, range.first].map((v) => formatAddress(family, v)).join('-');
    return bad(slice, 'resolve/range-reversed', { correct });
  }
  return good({ family, range });
}

function prefixAt(slice: Slice): Parsed<Prefix> {
  const parts = splitLast(slice, '/');
  if (parts === undefined) {
    const address = addressAt(slice);
    if (!address.ok) return address;
    const correct = `${slice.text}/${ADDRESS_BITS[address.value.family]}`;
    return bad(slice, 'resolve/prefix-length-missing', { correct });
  }
  const address = addressAt(parts[0]);
  if (!address.ok) return address;
  const { family, value } = address.value;
  const length = lengthAt(parts[1], family);
  if (!length.ok) return length;
  const prefix = enclosingPrefix(family, value, length.value);
  if (prefix.value !== value) {
    return bad(slice, 'resolve/host-bits', { correct: formatPrefix(prefix) });
  }
  return good(prefix);
}

/** The prefix of `length` bits that `value` lies in. */
export function enclosingPrefix(family: Family, value: bigint, length: number): Prefix {
  const hostBits = BigInt(ADDRESS_BITS[family] - length);
  return { family, value: (value >> hostBits) << hostBits, length };
}

function lengthAt(slice: Slice, family: Family): Parsed<number> {
  const max = ADDRESS_BITS[family];
  const valid = /^(?:0|[1-9][0-9]{0,2})$/.test(slice.text) && Number(slice.text) <= max;
  return valid ? good(Number(slice.text)) : bad(slice, 'resolve/prefix-length', { max });
}

function addressAt(slice: Slice): Parsed<Address> {
  return slice.text.includes(':') ? ipv6At(slice) : ipv4At(slice);
}

function ipv4At(slice: Slice): Parsed<Address> {
  const octets = splitAll(slice, '.');
  if (slice.text === '' || octets.some(({ text }) => !/^[0-9]+$/.test(text))) {
    return bad(slice, 'resolve/bad-address', {});
  }
  if (octets.length !== 4) return bad(slice, 'resolve/octet-count', { count: octets.length });
  const zero = octets.find(({ text }) => text.length > 1 && text.startsWith('0'));
  if (zero !== undefined) {
    return bad(zero, 'resolve/leading-zero', { octet: zero.text }, slice.text);
  }
  const large = octets.find(({ text }) => Number(text) > 255);
  if (large !== undefined) {
    return bad(large, 'resolve/octet-value', { octet: large.text }, slice.text);
  }
  return good({ family: 4, value: new Address4(slice.text).bigInt() });
}

function ipv6At(slice: Slice): Parsed<Address> {
  const { text, start } = slice;
  const percent = text.indexOf('%');
  if (percent >= 0) {
    const zone = { text: text.slice(percent), start: start + percent };
    return bad(zone, 'resolve/zone-id', {}, text);
  }
  if (text.includes('/') || !Address6.isValid(text)) return bad(slice, 'resolve/bad-address', {});
  const value = new Address6(text).bigInt();
  if (text.includes('.') || value >> 32n === 0xffffn) {
    return bad(slice, 'resolve/embedded-ipv4', { ipv4: formatAddress(4, value & 0xffffffffn) });
  }
  return good({ family: 6, value });
}
