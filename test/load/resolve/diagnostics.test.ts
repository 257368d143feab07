/**
 * Topologies with mistakes, marked in place (test/diagnostics/resolve-*.yaml): under a line stand
 * comments whose carets are below the place that a diagnostic names. All marks, and nothing else.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { load } from '../../../src/load/load.js';
import type { Catalog } from '../../../src/messages/catalog.js';
import { EN } from '../../../src/messages/en/en.js';
import { JA } from '../../../src/messages/ja/ja.js';
import { holesOf } from '../../../src/messages/sentence.js';
import { RESOLVE_PARAMS } from '../../../src/model/diagnostic-codes.js';
import type { Diagnostic } from '../../../src/model/diagnostic.js';
import { diagnostics } from './load-text.js';

const FOLDER = join(import.meta.dirname, '../../diagnostics');
const FILES = readdirSync(FOLDER).filter((name) => /^resolve-.*\.yaml$/.test(name));
const MARK = /^#( *)(\^+) (\S+)$/;

/** Said of a file as a whole, so that there is no place to mark; each has a test below. */
const WITHOUT_PLACE = ['resolve/no-segments'];

function said(name: string): readonly Diagnostic[] {
  const text = readFileSync(join(FOLDER, name), 'utf8');
  return load([{ path: name, text, sha256: '' }]).diagnostics;
}

/** `line:column-end code` of every mark. */
function marks(text: string): readonly string[] {
  let line = 0;
  return text.split('\n').flatMap((content, index) => {
    const [, blanks, carets, code] = MARK.exec(content) ?? [];
    if (blanks === undefined || carets === undefined) {
      line = index + 1;
      return [];
    }
    const column = blanks.length + 2;
    return [`${line}:${column}-${column + carets.length} ${code}`];
  });
}

/** The same of a diagnostic; a place of several lines is marked to the end of its first line. */
function mark({ at, code }: Diagnostic, lines: readonly string[]): string {
  const end = at.endLine === at.line ? at.endColumn : lines[at.line - 1]!.length + 1;
  return `${at.line}:${at.column}-${end} ${code}`;
}

test.each(FILES)('%s is marked where its diagnostics are', (name) => {
  const text = readFileSync(join(FOLDER, name), 'utf8');
  const lines = text.split('\n');
  const found = said(name).map((diagnostic) => mark(diagnostic, lines));
  expect(found.toSorted()).toEqual(marks(text).toSorted());
});

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
