/**
 * A town of which one file was cut off never loads: the missing rest is missed. `SEKISHO_EVERY_CUT=1`
 * cuts at every position (minutes); without it, behind every fourth line, at the last ones of the
 * file and at steps in between. A difference against another town is none the less one when it is cut
 * off, a smaller one: only towns without a base are looked at.
 */
import { describe, expect, test } from 'vitest';
import { load } from '../../src/load/load.js';
import { baseOf, includesOf } from '../../src/load/read/includes.js';
import { openSource } from '../../src/load/read/source.js';
import { parseYaml } from '../../src/load/read/yaml/parse-yaml.js';
import type { SourceFile } from '../../src/model/diagnostic.js';
import { file, filesOf, TOWNS } from './town.js';

const EVERY_CUT = process.env['SEKISHO_EVERY_CUT'] === '1';
const TAIL = 200;
const STEP = 61;
const LINES_STEP = 4;
const TIMEOUT_MS = EVERY_CUT ? 3_600_000 : 120_000;

/** Where to cut; nothing behind the last character would be missed. */
function cuts(text: string): readonly number[] {
  const end = text.trimEnd().length;
  const all = Array.from({ length: end }, (_, position) => position);
  if (EVERY_CUT) return all;
  const lineEnds = all.filter((position) => text[position] === '\n');
  const some = new Set(lineEnds.filter((_, index) => index % LINES_STEP === 0));
  return all.filter((at) => some.has(at) || at >= end - TAIL || at % STEP === 0);
}

/** Whether the text alone is no YAML that is read; `load` then has that error too, and sooner said. */
function isBroken(cut: SourceFile): boolean {
  let broken = false;
  parseYaml(openSource(cut), () => {
    broken = true;
  });
  return broken;
}

/** The files as the command line would read them: the first, and what it includes. */
function included(files: readonly SourceFile[]): readonly SourceFile[] {
  const [first, ...rest] = files;
  const paths = includesOf(first!);
  return [first!, ...rest.filter(({ path }) => paths.includes(path))];
}

function refuses(files: readonly SourceFile[], cut: SourceFile): boolean {
  if (isBroken(cut)) return true;
  const all = files.map((f) => (f.path === cut.path ? cut : f));
  const { network, diagnostics } = load(included(all));
  return network === undefined && diagnostics.some(({ severity }) => severity === 'error');
}

const WHOLE = TOWNS.filter((town) => baseOf(filesOf(town)[0]!) === undefined);

test('three towns have no base', () => {
  expect(WHOLE).toEqual(['broken', 'minimal', 'town-alpha']);
});

describe.each(WHOLE)('%s', (town) => {
  const files = filesOf(town);

  test.each(files.map(({ path, text }) => [path, text] as const))(
    'load(files) refuses %s cut off',
    (path, text) => {
      const positions = cuts(text);
      expect(positions.length).toBeGreaterThan(100);
      const survivors = positions.filter(
        (position) => !refuses(files, file(path, text.slice(0, position))),
      );
      expect(survivors).toEqual([]);
    },
    TIMEOUT_MS,
  );

  test('load(files) says what the YAML of a cut file says', () => {
    const [first, ...rest] = files;
    const cut = file(first!.path, first!.text.trimEnd().slice(0, -1));
    expect(isBroken(cut)).toBe(true);
    expect(load([cut, ...rest]).network).toBeUndefined();
  });
});
