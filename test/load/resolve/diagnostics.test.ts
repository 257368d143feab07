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

const FILES = markedFiles('resolve-');

function said(name: string): readonly Diagnostic[] {
  return load([markedFile(name)]).diagnostics;
}

checkDiagnostics('resolve-', (files) => load(files).diagnostics);

test('every code of resolving is shown by some file', () => {
  const shown = new Set(FILES.flatMap((name) => said(name).map(({ code }) => code)));
  expect([...shown].sort()).toEqual(Object.keys(RESOLVE_PARAMS).sort());
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
