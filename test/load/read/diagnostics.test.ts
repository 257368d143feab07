/** Mistakes in shape, marked in place, and files that include each other. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PROBLEMS_MAX } from '../../../src/load/read/problem.js';
import { readDocument } from '../../../src/load/read/read-document.js';
import { READ_PARAMS } from '../../../src/model/diagnostic-codes.js';
import type { Diagnostic } from '../../../src/model/diagnostic.js';
import { checkDiagnostics, markedFile, markedFiles } from '../marked.js';

/** `code path:line:column` of what is said about files, by path. */
function said(files: Readonly<Record<string, string>>): readonly string[] {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text, sha256: '' }));
  return readDocument(sources).diagnostics.map(
    ({ code, at }) => `${code} ${at.path}:${at.line}:${at.column}`,
  );
}

const TOWN = 'segments:\n  mn: { kind: my-number }\n';

describe('readDocument(files)', () => {
  checkDiagnostics('read-', (files) => readDocument(files).diagnostics);

  test('wants its version first of all', () => {
    expect(said({ 'a.yaml': TOWN })).toEqual(['read/version-missing a.yaml:1:1']);
    expect(said({ 'a.yaml': `${TOWN}  lg: {}\nsekisho: 2\n` })).toEqual([
      'read/version-unsupported a.yaml:4:10',
    ]);
    expect(said({ 'a.yaml': `sekisho: "1"\n${TOWN}` })).toEqual([
      'read/version-unsupported a.yaml:1:10',
    ]);
  });

  test('reads a file that includes others, which need no version', () => {
    const files = {
      'x/a.yaml': `sekisho: 1\ninclude: [sub/b.yaml, ../c.yaml]\n${TOWN}`,
      'x/sub/b.yaml': 'include: ../../c.yaml\nsubnets:\n  a: { segment: mn, prefix: 10.0.0.0/8 }\n',
      'c.yaml': 'sekisho: 1\nsegments:\n  lg: { kind: lgwan-connected }\n',
    };
    expect(said(files)).toEqual([]);
  });

  test.each([
    ['sub\\b.yaml', 'read/include-path'],
    ['/etc/hosts', 'read/include-path'],
    ['C:/b.yaml', 'read/include-path'],
    ['https://example.jp/b.yaml', 'read/include-path'],
    ['""', 'read/include-path'],
    ['c.yaml', 'read/include-missing'],
    ['a.yaml', 'read/include-cycle'],
    ['./x/../a.yaml', 'read/include-cycle'],
  ])('says that including %s is %s', (path, code) => {
    const text = `sekisho: 1\ninclude: [${path}]\n${TOWN}`;
    expect(said({ 'a.yaml': text })).toEqual([`${code} a.yaml:2:11`]);
  });

  test('says that files include each other at the include that closes the circle', () => {
    const files = {
      'a.yaml': `sekisho: 1\ninclude: b.yaml\n${TOWN}`,
      'b.yaml': 'include:\n  - c.yaml\n',
      'c.yaml': 'include: [b.yaml]\n',
    };
    expect(said(files)).toEqual(['read/include-cycle c.yaml:1:11']);
  });

  test('says that a file takes no part', () => {
    const files = { 'a.yaml': `sekisho: 1\n${TOWN}`, 'b.yaml': TOWN };
    expect(said(files)).toEqual(['read/not-included b.yaml:1:1']);
  });

  test('says that two files state one thing, at the second', () => {
    const files = {
      'a.yaml': `sekisho: 1\nname: A\ninclude: b.yaml\n${TOWN}  ＬＧ: { kind: other }\n`,
      'b.yaml': `name: B\n${TOWN}  LG: { kind: other }\n`,
    };
    const [header, id, twin] = readDocument(
      Object.entries(files).map(([path, text]) => ({ path, text, sha256: '' })),
    ).diagnostics;
    expect(header).toMatchObject({
      code: 'read/duplicate-header',
      at: { path: 'b.yaml', line: 1 },
    });
    expect(header?.related).toMatchObject([{ path: 'a.yaml', line: 2 }]);
    expect(id).toMatchObject({ code: 'read/duplicate-id', at: { path: 'b.yaml', line: 3 } });
    expect(id?.related).toMatchObject([{ path: 'a.yaml', line: 5, column: 3 }]);
    expect(twin).toMatchObject({ code: 'read/twin-id', at: { path: 'b.yaml', line: 4 } });
    expect(twin?.related).toMatchObject([{ path: 'a.yaml', line: 6 }]);
  });

  test('says a mistake in a shared value once', () => {
    const text = `sekisho: 1\nsegments:\n  a: &a { kind: othr }\n  b: *a\n`;
    expect(said({ 'a.yaml': text })).toEqual(['read/not-one-of a.yaml:3:17']);
  });

  test('says no more than anyone reads', () => {
    const lines = Array.from({ length: PROBLEMS_MAX + 50 }, (_, i) => `  s${i}: { kind: x }`);
    const all = said({ 'a.yaml': `sekisho: 1\nsegments:\n${lines.join('\n')}\n` });
    expect(all.length).toBe(PROBLEMS_MAX + 1);
    expect(all.at(-1)).toMatch(/^read\/too-many-problems /);
  });
});

describe('diagnostics of reading', () => {
  const marked: readonly Diagnostic[] = markedFiles('read-').flatMap(
    (name) => readDocument([markedFile(name)]).diagnostics,
  );

  test('have exactly the parameters of their code', () => {
    for (const { code, params } of marked) {
      const declared: readonly string[] = READ_PARAMS[code as keyof typeof READ_PARAMS];
      expect(Object.keys(params).sort(), code).toEqual(declared.toSorted());
    }
  });

  test('suggest what was probably meant', () => {
    const suggestions = marked.flatMap(({ params }) => {
      const found = params['key'] ?? params['found'] ?? params['id'];
      return params['suggestion'] ? [`${found} → ${params['suggestion']}`] : [];
    });
    expect(suggestions).toEqual(
      expect.arrayContaining([
        'nmae → name',
        'my-numbr → my-number',
        'knid → kind',
        'addres → address',
        'lgo → log',
        'F 1 → F-1',
        'a b → a-b',
        'Ａ－１ → A-1',
      ]),
    );
  });

  test('each have a test that shows them', () => {
    const tests = ['diagnostics', 'overlay', 'policies', 'syntax'].map((name) =>
      readFileSync(join(import.meta.dirname, `${name}.test.ts`), 'utf8'),
    );
    const shown = new Set([
      ...marked.map(({ code }) => code),
      ...tests.flatMap((text) =>
        [...text.matchAll(/read\\?\/[a-z-]+/g)].map(([code]) => code.replace('\\', '')),
      ),
    ]);
    expect(Object.keys(READ_PARAMS).filter((code) => !shown.has(code))).toEqual([]);
  });
});
