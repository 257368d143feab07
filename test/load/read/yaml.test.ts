/** Nodes and places against another implementation of YAML: what is accepted means what YAML says. */
import { fc, test as propertyTest } from '@fast-check/vitest';
import { stringify } from 'yaml';
import { describe, expect, test } from 'vitest';
import { ours, theirs } from './yaml-oracle.js';
import { SAMPLES } from './yaml-samples.js';

const RUNS = Number(process.env['SEKISHO_RUNS'] ?? 200);
const SEED = 20261124;
const TIMEOUT_MS = 120_000;

/** Texts of which a random sequence is often YAML, and often just not. */
const PIECES = [
  ...['a', 'b', 'key', '1', '010', 'true', '~', 'x y', 'あ', '::1', '10.0.0.1', 'a:b', '-x'],
  ...[': ', ':', ' ', '  ', '    ', '\n', '\n  ', '\n    ', '\n- ', '\n  - ', '- ', '-', '\t'],
  ...[
    '[',
    ']',
    '{',
    '}',
    ', ',
    ',',
    '"',
    "'",
    '\\',
    '\\n',
    "''",
    '#',
    ' # c',
    '\n\n',
    '|\n',
    '>\n',
  ],
  ...[
    '|-\n',
    '>+\n',
    '|2\n',
    '&a ',
    '*a',
    '&b ',
    '*b',
    '?',
    '? ',
    '!t ',
    '---\n',
    '...\n',
    '%',
    '@',
    '`',
  ],
];
const soup = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((parts) => parts.join(''));

/** A sample with a few pieces put in or characters taken out. */
const damaged = fc
  .tuple(
    fc.constantFrom(...SAMPLES),
    fc.array(fc.tuple(fc.nat(400), fc.nat(4), fc.constantFrom('', '', ...PIECES)), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([sample, edits]) =>
    edits.reduce((text, [at, remove, piece]) => {
      const start = at % (text.length + 1);
      return text.slice(0, start) + piece + text.slice(start + remove);
    }, sample),
  );

const scalar = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'a',
    'no',
    '010',
    '1e3',
    '~',
    'a: b',
    'a #b',
    '-',
    '- x',
    "it's",
    '"',
    '#',
  ),
  fc.constantFrom(
    '10.0.0.1',
    '::1',
    '2001:db8::/64',
    '22:00',
    'あ　い',
    'a\nb',
    ' a\n  b\n\n',
    'a\\b',
  ),
  fc.string({ unit: 'grapheme-ascii', maxLength: 12 }),
  fc.lorem({ mode: 'sentences' }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.dictionary(
    fc.constantFrom('a', 'b b', 'no', '1', 'c:', '#', 'あ', '- d', 'e'),
    tie('value'),
  ),
  value: fc.oneof({ maxDepth: 4 }, scalar, fc.array(tie('value'), { maxLength: 4 }), tie('tree')),
}));
const layout = fc.record({
  collectionStyle: fc.constantFrom('any', 'block', 'flow'),
  indentSeq: fc.boolean(),
  indent: fc.integer({ min: 1, max: 8 }),
  lineWidth: fc.constant(0),
  singleQuote: fc.constantFrom(true, false, null),
  defaultStringType: fc.constantFrom(
    'PLAIN',
    'QUOTE_DOUBLE',
    'QUOTE_SINGLE',
    'BLOCK_LITERAL',
    'BLOCK_FOLDED',
  ),
  flowCollectionPadding: fc.boolean(),
} as const);

/**
 * Fails unless a text that is accepted is one that the other implementation reads alike. Where that
 * one refuses (the two differ on odd white space), nothing is compared.
 */
function checkAgreement(text: string): void {
  const read = ours(text);
  if (read.value === undefined) {
    expect(read.codes, 'a refusal has its reason').not.toEqual([]);
    return;
  }
  const other = theirs(text);
  if (other.codes.length === 0) expect(read.value).toEqual(other.value);
}

describe('parseYaml(source, report)', () => {
  test.each(SAMPLES)('reads sample %# as YAML does', (text) => {
    const read = ours(text);
    expect(read.codes.length).toBeLessThanOrEqual(1);
    checkAgreement(text);
  });

  propertyTest.prop([soup], { numRuns: RUNS, seed: SEED })(
    'means what YAML means: soup',
    checkAgreement,
    TIMEOUT_MS,
  );

  propertyTest.prop([damaged], { numRuns: RUNS, seed: SEED })(
    'means what YAML means: damaged samples',
    checkAgreement,
    TIMEOUT_MS,
  );

  propertyTest.prop([tree, layout], { numRuns: RUNS, seed: SEED })(
    'reads whatever another program writes',
    (value, options) => {
      const text = stringify(value, { ...options, aliasDuplicateObjects: false } as never);
      checkAgreement(text);
    },
    TIMEOUT_MS,
  );
});
