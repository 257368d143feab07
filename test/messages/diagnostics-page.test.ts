/** docs/diagnostics.md lists exactly the diagnostics that there are. `UPDATE_GOLDEN=1` rewrites it. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DiagnosticText } from '../../src/messages/diagnostic-text.js';
import { EN } from '../../src/messages/en/en.js';
import { JA } from '../../src/messages/ja/ja.js';
import {
  FILE_PARAMS,
  READ_PARAMS,
  RESOLVE_PARAMS,
  SCENARIO_PARAMS,
  type DiagnosticCode,
} from '../../src/model/diagnostic-codes.js';
import { expectGolden } from '../golden.js';

const PAGE = join(import.meta.dirname, '../../docs/diagnostics.md');

const CHAPTERS = [
  { title: 'Files', about: 'Said by the command line while it reads files.', codes: FILE_PARAMS },
  { title: 'Reading', about: 'YAML as such, and the shape of entries.', codes: READ_PARAMS },
  {
    title: 'Resolving',
    about: 'Names, addresses, services, and what entries say about each other.',
    codes: RESOLVE_PARAMS,
  },
  {
    title: 'Scenarios',
    about: 'What scenarios say of a topology, step by step.',
    codes: SCENARIO_PARAMS,
  },
];

/** Holes as placeholders: `{from:segment}` is `‹from›`. */
function prose(text: string): string {
  return text.replace(/\{(\w+)\|[^|}]*\|([^|}]*)\}/g, '$2').replace(/\{(\w+)(?::\w+)?\}/g, '‹$1›');
}

function section(code: string): string {
  const en = EN.diagnostics[code as DiagnosticCode];
  const ja = JA.diagnostics[code as DiagnosticCode];
  const lines = ({ what, why, fix }: DiagnosticText): string =>
    `**${prose(what)}** ${prose(why)}\n→ ${prose(fix)}`;
  return `### ${code}\n\n${lines(en)}\n\n${lines(ja)}\n`;
}

function page(): string {
  const chapters = CHAPTERS.map(
    ({ title, about, codes }) =>
      `## ${title}\n\n${about}\n\n${Object.keys(codes).map(section).join('\n')}`,
  );
  return `# Diagnostics

What can be said about input files: what is wrong, why it matters, → what to do. An error means that
there is no verdict (exit code 2); a warning does not. Words in ‹› are filled in. Reports print the
place, the line of source and, where something similar exists, "did you mean".

Written from \`src/messages\` and held by a test: \`UPDATE_GOLDEN=1 npx vitest run --config
test/vitest.config.ts test/messages\` writes it anew.

${chapters.join('\n')}`;
}

test('docs/diagnostics.md says what, why and what to do for every code, in both languages', () => {
  expectGolden(PAGE, page());
});

test('every code stands in the chapter of its layer', () => {
  const prefixes = CHAPTERS.map(({ codes }) => [
    ...new Set(Object.keys(codes).map((code) => code.split('/')[0])),
  ]);
  expect(prefixes).toEqual([['file'], ['read'], ['resolve'], ['scenario']]);
});
