/** Topologies that once showed a mistake, or stand for one: both programs must agree on them for ever. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { load } from '../../src/load/load.js';
import { lcg } from '../generate/draw.js';
import { compare } from './compare.js';
import { questionsFor } from './questions.js';

const CORPUS = join(import.meta.dirname, '../fuzz/corpus');
const files = readdirSync(CORPUS)
  .filter((name) => name.endsWith('.yaml'))
  .sort();

describe('corpus', () => {
  test('is not empty', () => {
    expect(files.length).toBeGreaterThan(0);
  });

  test.each(files)(
    '%s',
    (name) => {
      const text = readFileSync(join(CORPUS, name), 'utf8');
      const { network, diagnostics } = load([{ path: name, text, sha256: '' }]);
      expect(diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
      for (const [routing, reading] of [
        ['exact', 'permissive'],
        ['any-route', 'strict'],
      ] as const) {
        const readings = { routing, scheduled: reading, unmodelled: reading };
        const ask = questionsFor(network!, readings, lcg(20261124));
        expect(compare(network!, readings, ask).disagreements).toEqual([]);
      }
    },
    60_000,
  );
});
