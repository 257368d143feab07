/** docs/ARCHITECTURE.md draws the layers; the drawing is the imports. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const SRC = join(ROOT, 'src');
const PAGE = readFileSync(join(ROOT, 'docs/ARCHITECTURE.md'), 'utf8');

type Arrows = Readonly<Record<string, readonly string[]>>;

/** Lines `engine -> load, policy` of the first fenced block behind the heading. */
function drawn(page: string): Arrows {
  const block = /## Layers\n[\s\S]*?```\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  const lines = block.split('\n').filter((line) => line.trim() !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const [layer = '', targets = ''] = line.split('->').map((part) => part.trim());
      return [layer, targets === '' ? [] : targets.split(/,\s*/).sort()];
    }),
  );
}

function imported(): Arrows {
  const arrows = new Map<string, Set<string>>();
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' });
  for (const path of files.filter((name) => name.endsWith('.ts'))) {
    const layer = path.includes('/') ? path.split('/')[0]! : path;
    const targets = arrows.get(layer) ?? new Set();
    arrows.set(layer, targets);
    const text = readFileSync(join(SRC, path), 'utf8');
    for (const [, specifier = ''] of text.matchAll(/(?:\bfrom |import\()'(\.[^']+)'/g)) {
      const target = relative(SRC, join(SRC, dirname(path), specifier)).split('/')[0]!;
      if (target !== layer) targets.add(target);
    }
  }
  return Object.fromEntries([...arrows].map(([layer, targets]) => [layer, [...targets].sort()]));
}

test('drawn(page) reads arrows', () => {
  expect(drawn('## Layers\nText.\n\n```\na -> b, c\nb ->\n```\n')).toEqual({
    a: ['b', 'c'],
    b: [],
  });
});

test('the layers of ARCHITECTURE.md are those of the imports', () => {
  expect(drawn(PAGE)).toEqual(imported());
});

test('the code map of ARCHITECTURE.md has a paragraph for every folder of src', () => {
  const folders = readdirSync(SRC, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of folders) expect(PAGE).toContain(`**\`src/${name}\`**`);
});

test.each(['ARCHITECTURE', 'CONTRIBUTING', 'EVIDENCE'])('files that %s.md names exist', (name) => {
  const page = readFileSync(join(ROOT, `docs/${name}.md`), 'utf8');
  for (const [, path = ''] of page.matchAll(/`((?:src|test|docs|topologies)\/[\w./-]+\.\w+)`/g)) {
    expect(readFileSync(join(ROOT, path), 'utf8'), path).not.toBe('');
  }
});
