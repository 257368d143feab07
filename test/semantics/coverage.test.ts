/** Every clause of docs/SEMANTICS.md is named by a test. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** Clauses that say what a word means and nothing about what a packet does. */
const DEFINITIONS: readonly string[] = ['8.1'];

function clauses(): readonly string[] {
  const text = readFileSync(join(ROOT, 'docs/SEMANTICS.md'), 'utf8');
  return [...text.matchAll(/\n\n(\d+\.\d+) /g)].map((match) => match[1]!);
}

/** Clauses in the titles of tests. */
function shown(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return shown(path);
    if (!name.endsWith('.test.ts')) return [];
    const titles = readFileSync(path, 'utf8').matchAll(
      /\b(?:test|law)(?:\.each\([^)]*\))?\(\s*['"`]([^'"`]*)/g,
    );
    return [...titles].flatMap(([, title]) =>
      [...title!.matchAll(/§(\d+\.\d+)/g)].map((match) => match[1]!),
    );
  });
}

test('every clause of SEMANTICS is named by the title of a test, or defines a word', () => {
  const all = clauses();
  const named = new Set([...shown(join(ROOT, 'test')), ...DEFINITIONS]);
  expect(all.length).toBeGreaterThan(45);
  expect(all.filter((clause) => !named.has(clause))).toEqual([]);
  expect([...named].filter((clause) => !all.includes(clause))).toEqual([]);
});

test('clauses are numbered without gaps', () => {
  const bySection = new Map<string, number[]>();
  for (const clause of clauses()) {
    const [section, number] = clause.split('.');
    bySection.set(section!, [...(bySection.get(section!) ?? []), Number(number)]);
  }
  for (const numbers of bySection.values()) expect(numbers).toEqual(numbers.map((_, i) => i + 1));
});
