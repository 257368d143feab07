/** Addresses and prefixes of generated towns: texts that this folder wrote itself, read back as numbers. */
import { formatAddress, type Family } from '../../../src/model/address.js';

interface Block {
  readonly family: Family;
  readonly value: bigint;
  readonly length: number;
}

const BITS = { 4: 32, 6: 128 } as const;

export function familyOf(text: string): Family {
  return text.includes(':') ? 6 : 4;
}

/** The number that an address stands for. */
export function valueOf(address: string): bigint {
  if (familyOf(address) === 4) {
    return address.split('.').reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
  }
  const [head = '', tail] = address.split('::');
  const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const [first, last] = [groups(head), groups(tail ?? '')];
  const zeros = Array.from({ length: 8 - first.length - last.length }, () => '0');
  return [...first, ...(tail === undefined ? [] : zeros), ...last].reduce(
    (sum, part) => (sum << 16n) | BigInt(`0x${part}`),
    0n,
  );
}

/** A prefix, or an address as one of its full length. */
function blockOf(text: string): Block {
  const [address = '', length] = text.split('/');
  const family = familyOf(address);
  return {
    family,
    value: valueOf(address),
    length: length === undefined ? BITS[family] : Number(length),
  };
}

function textOf({ family, value, length }: Block): string {
  return `${formatAddress(family, value)}/${length}`;
}

/** Whether `inner` lies in `outer`; prefixes or addresses. */
export function covers(outer: string, inner: string): boolean {
  const [a, b] = [blockOf(outer), blockOf(inner)];
  if (a.family !== b.family || a.length > b.length) return false;
  const shift = BigInt(BITS[a.family] - a.length);
  return a.value >> shift === b.value >> shift;
}

/** The `index`-th address of a prefix. */
export function addressIn(prefix: string, index: number): string {
  const { family, value } = blockOf(prefix);
  return formatAddress(family, value + BigInt(index));
}

export function sizeOf(prefix: string): number {
  const { family, length } = blockOf(prefix);
  return 2 ** Math.min(30, BITS[family] - length);
}

/** The two halves of a prefix; of a single address nothing. */
export function halvesOf(prefix: string): readonly string[] {
  const { family, value, length } = blockOf(prefix);
  if (length >= BITS[family]) return [];
  const step = 1n << BigInt(BITS[family] - length - 1);
  return [value, value + step].map((start) => textOf({ family, value: start, length: length + 1 }));
}

/** An address as the prefix that has only it. */
export function single(address: string): string {
  return `${address}/${BITS[familyOf(address)]}`;
}
