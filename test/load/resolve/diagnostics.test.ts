/** What is wrong with names and addresses, marked in place (test/diagnostics/resolve-*.yaml). */
import { describe, expect, test } from 'vitest';
import { load } from '../../../src/load/load.js';
import type { Catalog } from '../../../src/messages/catalog.js';
import { EN } from '../../../src/messages/en/en.js';
import { JA } from '../../../src/messages/ja/ja.js';
import { holesOf } from '../../../src/messages/sentence.js';
import { RESOLVE_PARAMS } from '../../../src/model/diagnostic-codes.js';
import type { Diagnostic } from '../../../src/model/diagnostic.js';
import { checkDiagnostics, markedFile, markedFiles } from '../marked.js';
import { diagnostics } from './load-text.js';

const FILES = markedFiles('resolve-');

/** Said of a file as a whole, so that there is no place to mark; each has a test below. */
const WITHOUT_PLACE = ['resolve/no-segments'];

function said(name: string): readonly Diagnostic[] {
  return load([markedFile(name)]).diagnostics;
}

checkDiagnostics('resolve-', (files) => load(files).diagnostics);

test('every code of resolving is shown by some file', () => {
  const shown = new Set(FILES.flatMap((name) => said(name).map(({ code }) => code)));
  const all = Object.keys(RESOLVE_PARAMS).filter((code) => !WITHOUT_PLACE.includes(code));
  expect([...shown].sort()).toEqual(all.sort());
});

test('a topology without segments is an error', () => {
  expect(diagnostics('', 'sekisho: 1\n')).toEqual(['resolve/no-segments']);
});

test('diagnostics have exactly the parameters of their code', () => {
  for (const { code, params } of FILES.flatMap(said)) {
    const declared: readonly string[] = RESOLVE_PARAMS[code as keyof typeof RESOLVE_PARAMS];
    expect(Object.keys(params).sort(), code).toEqual(declared.toSorted());
  }
});

describe.each([EN, JA])('in $language', (catalog: Catalog) => {
  test('there are words for everything that sentences name', () => {
    for (const { code, params } of FILES.flatMap(said)) {
      const text = catalog.diagnostics[code as keyof typeof RESOLVE_PARAMS];
      const words = Object.values(text)
        .flatMap((sentence: string) => holesOf(sentence))
        .filter(({ kind }) => kind === 'word');
      for (const { name } of words) expect(catalog.words, code).toHaveProperty([params[name]!]);
    }
  });
});
