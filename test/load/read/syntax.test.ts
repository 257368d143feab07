/** What stops the parser, in our words: the code, and where it points. */
import { expect, test } from 'vitest';
import { collectProblems } from '../../../src/load/read/problem.js';
import { openSource } from '../../../src/load/read/source.js';
import { parseYaml } from '../../../src/load/read/yaml/parse-yaml.js';

function problemsOf(text: string): readonly string[] {
  const problems = collectProblems();
  const root = parseYaml(openSource({ path: 'a.yaml', text, sha256: '' }), problems.report);
  if (root === undefined) expect(problems.sorted()).not.toEqual([]);
  return problems.sorted().map(({ code, at }) => `${code} ${at.line}:${at.column}`);
}

test.each([
  ['', 'read/empty-file 1:1'],
  ['# nothing\n', 'read/empty-file 1:1'],
  ['- a\n- b\n', 'read/not-a-map 1:1'],
  ['a: 1\n---\nb: 2\n', 'read/multiple-documents 2:1'],
  ['%YAML 1.1\n---\na: 1\n', 'read/directive 1:1'],
  ['a: "x\u0000"\n', 'read/control-character 1:6'],
  ['a: 1\n\uFEFFb: 2\n', 'read/byte-order-mark 2:1'],
  [`a: ${'['.repeat(40)}`, 'read/too-deep 1:35'],
  ['a:\n\tb: 1\n', 'read/tab-indent 2:1'],
  ['a: 1\n  b: 2\n', 'read/bad-indent 2:4'],
  ['a: one\n  - two\n', 'read/bad-indent 2:3'],
  ['a: 1\nword\nb: 2\n', 'read/no-key 2:1'],
  ['a:1\nb: 2\n', 'read/missing-space 1:2'],
  ['a：1\nb: 2\n', 'read/full-width 1:2'],
  ['a: b: c\n', 'read/colon-in-text 1:5'],
  ['a: "x" y\n', 'read/after-value 1:8'],
  ['a: @x\n', 'read/bad-start 1:4'],
  ['a: "\\q"\n', 'read/bad-escape 1:5'],
  ['a: "x \\\n\n y"\n', 'read/bad-escape 1:7'],
  ['a: "x\n', 'read/unclosed 1:4'],
  ["a: 1\nb: 'x\n", 'read/unclosed 2:4'],
  ['a: { b: [1, 2\n', 'read/unclosed 1:9'],
  ['a: [\n  1,\n]\nb: 2\n', 'read/bracket-indent 3:1'],
  ['a:\n  b: { c: [1],\n  }\n', 'read/bracket-indent 3:3'],
  ['a: [\n  1,\nb: 2\n', 'read/unclosed 1:4'],
  ['a: {"b" "c"}\n', 'read/missing-comma 1:9'],
  ['a: [1,,2]\n', 'read/unexpected-character 1:7'],
  ['[a]: 1\n', 'read/complex-key 1:1'],
  ['1: a\n', 'read/key-not-text 1:1'],
  ['a: 1\na: 2\n', 'read/duplicate-key 2:1'],
  ['a: &x { b: 1 }\nc: { <<: *x }\n', 'read/merge-key 2:6'],
  ['a: !!str 1\n', 'read/tag 1:4'],
  ['&x a: 1\n', 'read/anchor-on-key 1:4'],
  ['a: *x\n', 'read/unknown-alias 1:4'],
  ['a: &x [*x]\n', 'read/alias-loop 1:8'],
])('%j is %s', (text, expected) => {
  expect(problemsOf(text)).toEqual([expected]);
});

test('aliases of aliases are stopped before they fill the memory', () => {
  const lines = Array.from({ length: 20 }, (_, i) =>
    i === 0
      ? 'a0: &a0 [x]'
      : `a${i}: &a${i} [${Array(9)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
  );
  expect(problemsOf(lines.join('\n'))).toEqual([expect.stringMatching(/^read\/alias-limit /)]);
});

test.each([
  `a: 1\nx${' '.repeat(200_000)}y : z\n  q: 1\n`,
  `a: ": ${'x : '.repeat(100_000)}{" y\n`,
  `# ${' "'.repeat(200_000)}\na: "x\n`,
])('a long line is explained in no time (%#)', (text) => {
  expect(problemsOf(text)).toHaveLength(1);
});

test('a byte order mark at the start and CRLF are read, with the columns of an editor', () => {
  expect(problemsOf('\uFEFFa: 1\r\nb: 2\r\n')).toEqual([]);
  expect(problemsOf('\uFEFFa: 1\r\nb: [\r\n')).toEqual(['read/unclosed 2:4']);
});

test('a file beyond the limit is refused without reading it', () => {
  expect(problemsOf(`a: ${'x'.repeat(8 * 1024 * 1024)}`)).toEqual(['read/too-large 1:1']);
});
