/**
 * IPv4 and IPv6 addresses as unsigned integers, and their text forms (RFC 4632 for IPv4 prefixes,
 * RFC 5952 for IPv6). Parsing is the loader's: nothing here reads text.
 */
import type { Range, RangeList } from './range.js';

/** IP version. */
export type Family = 4 | 6;

/** Both families, in the order in which everything is computed and printed. */
export const FAMILIES: readonly Family[] = [4, 6];

/** Number of bits of an address. */
export const ADDRESS_BITS: Readonly<Record<Family, number>> = { 4: 32, 6: 128 };

/** Every address of a family. */
export const ALL_ADDRESSES: Readonly<Record<Family, Range>> = {
  4: { first: 0n, last: (1n << 32n) - 1n },
  6: { first: 0n, last: (1n << 128n) - 1n },
};

/** One address. */
export interface Address {
  readonly family: Family;
  readonly value: bigint;
}

/** A network prefix; `value` has no bits set beyond `length`. */
export interface Prefix {
  readonly family: Family;
  readonly value: bigint;
  readonly length: number;
}

/** A set of addresses, per family; an empty list means none of that family. */
export type AddressSet = Readonly<Record<Family, RangeList>>;

/** Every address of both families. */
export const ANY_ADDRESS: AddressSet = { 4: [ALL_ADDRESSES[4]], 6: [ALL_ADDRESSES[6]] };

/** The addresses of `prefix`, first and last included. */
export function prefixRange(prefix: Prefix): Range {
  const hostBits = BigInt(ADDRESS_BITS[prefix.family] - prefix.length);
  return { first: prefix.value, last: prefix.value | ((1n << hostBits) - 1n) };
}

/** Whether `value` (of the prefix's family) lies in `prefix`. */
export function prefixHas(prefix: Prefix, value: bigint): boolean {
  const { first, last } = prefixRange(prefix);
  return first <= value && value <= last;
}

/** `192.0.2.1`, `2001:db8::1` (RFC 5952 §4). */
export function formatAddress(family: Family, value: bigint): string {
  return family === 4 ? formatIpv4(value) : formatIpv6(value);
}

/** `192.0.2.0/24`. */
export function formatPrefix(prefix: Prefix): string {
  return `${formatAddress(prefix.family, prefix.value)}/${prefix.length}`;
}

function formatIpv4(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 255n)).join('.');
}

function formatIpv6(value: bigint): string {
  const groups: string[] = [];
  for (let shift = 112n; shift >= 0n; shift -= 16n) {
    groups.push(((value >> shift) & 0xffffn).toString(16));
  }
  const zeros = longestZeroRun(groups);
  if (zeros.length < 2) return groups.join(':');
  const head = groups.slice(0, zeros.start).join(':');
  const tail = groups.slice(zeros.start + zeros.length).join(':');
  return `${head}::${tail}`;
}

/** RFC 5952 §4.2.3: the longest run is shortened, the first one if several are as long. */
function longestZeroRun(groups: readonly string[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  let start = 0;
  groups.forEach((group, index) => {
    if (group !== '0') start = index + 1;
    else if (index - start + 1 > best.length) best = { start, length: index - start + 1 };
  });
  return best;
}
