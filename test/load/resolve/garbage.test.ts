/** Towns with words replaced by others: anything may be wrong with them, and loading never throws. */
import { fc, test } from '@fast-check/vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { load } from '../../../src/load/load.js';
import { danglingReferences } from './references.js';

const TOWN = readFileSync(
  join(import.meta.dirname, '../../../topologies/minimal/topology.yaml'),
  'utf8',
);
const WORD = /[\p{L}\p{N}_.:/-]+/gu;
const COUNT = [...TOWN.matchAll(WORD)].length;

/** Words of the town itself, and some that nobody writes on purpose. */
const WORDS = [
  ...new Set([...TOWN.matchAll(WORD)].map(([word]) => word)),
  ...'any not none 0 -1 4095 1.5 true null 010.1.1.1 ::ffff:1.2.3.4 0.0.0.0/0 ::/0 10.0.0.0/33'.split(
    ' ',
  ),
  ...'tcp/0-65535 protocol/6 established segment:lg tunnel:x x/y __proto__ constructor'.split(' '),
];

const replacement = fc.tuple(fc.nat(COUNT - 1), fc.constantFrom(...WORDS));

test.prop([fc.array(replacement, { minLength: 1, maxLength: 12 })], { seed: 1, numRuns: 150 })(
  'load(files) reads or refuses a town with words replaced',
  (replacements) => {
    const chosen = new Map(replacements);
    let index = 0;
    const text = TOWN.replace(WORD, (word) => chosen.get(index++) ?? word);
    const { network, diagnostics } = load([{ path: 'town.yaml', text, sha256: '' }]);
    const failed = diagnostics.some(({ severity }) => severity === 'error');
    expect(network === undefined).toBe(failed);
    expect(network === undefined ? [] : danglingReferences(network)).toEqual([]);
    for (const { at } of diagnostics) {
      expect([at.line >= 1, at.column >= 1, at.endLine >= at.line]).toEqual([true, true, true]);
    }
  },
  60_000,
);
