/** A failing case as a file: made smaller, then written as a topology that can be committed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';

import type { Network } from '../../src/model/network.js';
import { expressible } from './expressible.js';
import { networkOf } from './network.js';
import { writeTopology } from './write-topology.js';

const FAILURES = join(import.meta.dirname, '../fuzz/failures');

/**
 * A list of numbers, with as many zeros and as short as is found in `attempts` tries, for which `fails`
 * still holds: zero is the simplest choice of everything.
 */
export function smaller(
  numbers: readonly number[],
  fails: (numbers: readonly number[]) => boolean,
  attempts = 300,
): readonly number[] {
  let best = numbers;
  let left = attempts;
  const attempt = (candidate: readonly number[]): boolean => {
    if (left <= 0) return false;
    left -= 1;
    if (!fails(candidate)) return false;
    best = candidate;
    return true;
  };
  for (let length = best.length >> 1; length > 0; length >>= 1) {
    while (best.length > length && attempt(best.slice(0, best.length - length)));
  }
  for (let size = 64; size > 0; size >>= 1) {
    for (let at = 0; at < best.length; at += size) {
      const part = best.slice(at, at + size);
      if (part.every((n) => n === 0)) continue;
      attempt([...best.slice(0, at), ...part.map(() => 0), ...best.slice(at + size)]);
    }
  }
  // Beyond its end a list is zeros.
  return best.slice(0, best.findLastIndex((n) => n !== 0) + 1);
}

/** Writes the network of `numbers` below test/fuzz/failures; returns the path. */
export function writeFailure(numbers: readonly number[], about: readonly string[]): string {
  const text = writeTopology(expressible(networkOf(numbers)), [
    ...about,
    `networkOf(${JSON.stringify(numbers)})`,
  ]);
  return write(text, 'yaml');
}

/** The same for a network as plain data, with what topologies of this generator cannot state. */
export function writeNetwork(network: Network, about: readonly string[]): string {
  const text = JSON.stringify(
    { about, network },
    (name, value: unknown) => {
      if (name === 'at') return undefined;
      return typeof value === 'bigint' ? `${value}n` : value;
    },
    2,
  );
  return write(`${text}\n`, 'json');
}

function write(text: string, format: string): string {
  const name = createHash('sha256').update(text).digest('hex').slice(0, 12);
  mkdirSync(FAILURES, { recursive: true });
  const path = join(FAILURES, `${name}.${format}`);
  writeFileSync(path, text);
  return path;
}
