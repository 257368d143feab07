/** The minimal town with texts replaced: what is written, read and decided, as users do it. */
import { expect } from 'vitest';
import { load } from '../../src/load/load.js';
import type { Network } from '../../src/model/network.js';
import { file, filesOf } from '../topologies/town.js';

/** The first such text of the file becomes that one. */
export type Replacement = readonly [from: string, to: string];

export function edited(...replacements: readonly Replacement[]): Network {
  const [minimal] = filesOf('minimal');
  const text = replacements.reduce((current, [from, to]) => {
    expect(current, `${from} stands there`).toContain(from);
    return current.replace(from, to);
  }, minimal!.text);
  const { network, diagnostics } = load([file(minimal!.path, text)]);
  if (network === undefined) throw new Error(JSON.stringify(diagnostics, undefined, 1));
  return network;
}

/** Entries put before the first of a section or list, which is given. */
export function before(first: string, added: string): Replacement {
  return [first, added + first];
}

/** A line of `fw-lg` at the top, `in: lg-lan`, `out: san-lg` unless it says so. */
export function lgLine(text: string): Replacement {
  return before('      - { id: L1,', `      - { id: L9, ${text} }\n`);
}

/** A line of `fw-net` at the top. */
export function netLine(text: string): Replacement {
  return before('      - { id: N1,', `      - { id: N9, ${text} }\n`);
}

/** A line of the register. */
export function registered(text: string): Replacement {
  return before('  L-1: {', `  ${text}\n`);
}
