/** Whatever a file holds, reading says something about it and never throws. */
import { fc, test as propertyTest } from '@fast-check/vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { includesOf } from '../../../src/load/read/includes.js';
import { readDocument } from '../../../src/load/read/read-document.js';

const RUNS = Number(process.env['SEKISHO_RUNS'] ?? 300);
const SEED = 20261124;
const PAGE = readFileSync(join(import.meta.dirname, '../../../docs/topology-format.md'), 'utf8');
const TOWN = /^```yaml\n(sekisho:.*?)^```$/ms.exec(PAGE)![1]!;

/** Fails unless the text is a document or there is a diagnostic, in the file, in order. */
function checkSaid(text: string): void {
  const file = { path: 'a.yaml', text, sha256: '' };
  const { document, diagnostics } = readDocument([file]);
  includesOf(file);
  if (document === undefined) expect(diagnostics).not.toEqual([]);
  const lines = text.split('\n').length;
  let last = 0;
  for (const { at } of diagnostics) {
    const ordered = [last, at.line, at.endLine, lines];
    expect(ordered).toEqual(ordered.toSorted((a, b) => a - b));
    expect(at.column).toBeGreaterThan(0);
    expect(at.endLine > at.line || at.endColumn >= at.column).toBe(true);
    last = at.line;
  }
}

/** What breaks parsers, and what YAML is made of. */
const PIECES = [
  ...[
    '\0',
    '\u0007',
    '\uFEFF',
    '\r',
    '\r\n',
    '\u2028',
    '\u202E',
    '\uD800',
    '\uFFFD',
    '\t',
    '　',
    '：',
  ],
  ...[
    '\n',
    '  ',
    ': ',
    '- ',
    '[',
    ']',
    '{',
    '}',
    ',',
    '"',
    "'",
    '#',
    '&a ',
    '*a',
    '!!',
    '|',
    '>',
    '%',
  ],
  ...[
    '---\n',
    '...\n',
    '? ',
    '<<: ',
    '@',
    '`',
    '\\x',
    'sekisho: 1\n',
    'hosts:\n',
    'include: a.yaml\n',
  ],
];
const garbage = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 4 })), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''));
const edited = fc
  .array(
    fc.tuple(fc.nat(TOWN.length), fc.nat(8), fc.oneof(fc.constantFrom('', ...PIECES), garbage)),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((edits) =>
    edits.reduce(
      (text, [at, remove, piece]) => text.slice(0, at) + piece + text.slice(at + remove),
      TOWN,
    ),
  );

describe('readDocument(files)', () => {
  test('has something to say of a town cut off anywhere', () => {
    for (let end = 0; end <= TOWN.length; end += 1) checkSaid(TOWN.slice(0, end));
  });

  test('has nothing to say of the whole town', () => {
    expect(readDocument([{ path: 'a.yaml', text: TOWN, sha256: '' }]).diagnostics).toEqual([]);
  });

  propertyTest.prop([garbage], { numRuns: RUNS, seed: SEED })(
    'has something to say of garbage',
    checkSaid,
  );

  propertyTest.prop([fc.string({ unit: 'binary', maxLength: 200 })], { numRuns: RUNS, seed: SEED })(
    'has something to say of noise',
    checkSaid,
  );

  propertyTest.prop([edited], { numRuns: RUNS, seed: SEED })(
    'has something to say of a town with garbage in it',
    checkSaid,
  );

  test.each([
    ['brackets', '['.repeat(100_000)],
    ['items', '- '.repeat(100_000)],
    ['anchors', '&a '.repeat(50_000)],
    ['quotes', '"'.repeat(100_000)],
    ['documents', '---\n'.repeat(20_000)],
    ['line ends', '\n'.repeat(100_000)],
    ['colons', 'a: '.repeat(50_000)],
    ['tabs', '\ta: b\n'.repeat(10_000)],
    ['control characters', '\u0001'.repeat(100_000)],
    ['ten megabytes', 'x: y\n'.repeat(2 * 1024 * 1024)],
  ])('has something to say of many %s, soon', (_, text) => {
    const { document, diagnostics } = readDocument([{ path: 'a.yaml', text, sha256: '' }]);
    expect(document).toBeUndefined();
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(diagnostics.length).toBeLessThan(1000);
  });
});
