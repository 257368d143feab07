/** Relative links of every page lead to a file of the repository. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

const PAGES = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
].sort();

test('there are pages', () => {
  expect(PAGES).toContain('README.ja.md');
  expect(PAGES).toContain('docs/SEMANTICS.md');
});

test.each(PAGES)('links of %s lead somewhere', (page) => {
  const text = readFileSync(join(ROOT, page), 'utf8');
  const targets = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, to = '']) => to);
  const broken = targets
    .filter((to) => !/^[a-z]+:/.test(to))
    .filter((to) => !existsSync(join(ROOT, dirname(page), to)));
  expect(broken).toEqual([]);
});
