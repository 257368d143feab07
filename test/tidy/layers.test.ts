/** The layers of docs/ARCHITECTURE.md over the real imports, and the budgets of size. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const SRC = join(ROOT, 'src');
const LINES_MAX = 500;

/** What each layer may import directly; a new arrow is a decision for docs/ARCHITECTURE.md. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  base: [],
  model: ['base'],
  'packet-set': ['model', 'base'],
  dataplane: ['packet-set', 'model', 'base'],
  analysis: ['dataplane', 'packet-set', 'model', 'base'],
  policy: ['analysis', 'packet-set', 'model', 'base'],
  simulate: ['model', 'base'],
  load: ['model', 'base'],
  engine: ['load', 'policy', 'simulate', 'model', 'base'],
  messages: ['model', 'base'],
  report: ['messages', 'model', 'base'],
  cli: ['engine', 'load', 'report', 'messages', 'model', 'base'],
  'index.ts': ['engine', 'load', 'report', 'messages', 'model'],
};

interface Source {
  readonly path: string;
  readonly text: string;
}

function sources(folder: string): readonly Source[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return name.endsWith('.ts') ? [{ path, text: readFileSync(path, 'utf8') }] : [];
  });
}

/** Import specifiers of a file, types included. */
function importsOf(text: string): readonly string[] {
  const stated = text.matchAll(/^(?:import|export)\b[^;]*?from '([^']+)';/gms);
  const later = text.matchAll(/\bimport\('([^']+)'\)/g);
  return [...stated, ...later].map((m) => m[1]!);
}

/** Arrows that the table does not have, as `file -> import`. */
function forbiddenImports(files: readonly Source[]): readonly string[] {
  return files.flatMap(({ path, text }) => {
    const layer = relative(SRC, path).split('/')[0]!;
    const allowed = [layer, ...(MAY_IMPORT[layer] ?? [])];
    return importsOf(text)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => relative(SRC, join(dirname(path), specifier)))
      .filter((target) => !allowed.includes(target.split('/')[0]!))
      .map((target) => `${relative(SRC, path)} -> ${target}`);
  });
}

describe('layers', () => {
  test('every folder of src has its line in the table', () => {
    const folders = readdirSync(SRC).filter((name) => statSync(join(SRC, name)).isDirectory());
    const empty = folders.filter((name) => sources(join(SRC, name)).length === 0);
    expect(folders.filter((name) => !empty.includes(name)).sort()).toEqual(
      Object.keys(MAY_IMPORT)
        .filter((layer) => !layer.endsWith('.ts'))
        .sort(),
    );
  });

  test('imports go only where the table allows', () => {
    expect(forbiddenImports(sources(SRC))).toEqual([]);
  });

  test('forbiddenImports(files) sees an arrow that is not in the table', () => {
    const path = join(SRC, 'simulate/x.ts');
    const text = "import {\n  PacketSpace,\n} from '../packet-set/space.js';\n";
    expect(forbiddenImports([{ path, text }])).toEqual(['simulate/x.ts -> packet-set/space.js']);
  });

  test('the core reaches neither Node nor default exports of graphology', () => {
    const core = sources(SRC).filter(({ path }) => !path.startsWith(join(SRC, 'cli')));
    for (const { path, text } of core) {
      expect(
        importsOf(text).filter((s) => s.startsWith('node:')),
        path,
      ).toEqual([]);
      expect(text, path).not.toMatch(/import \w+ from 'graphology'|export default/);
    }
  });
});

describe('files', () => {
  test('none is longer than its budget', () => {
    const long = sources(SRC).filter(({ text }) => text.split('\n').length > LINES_MAX);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  test('the lock file holds no download addresses', () => {
    const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
    expect(lock).not.toMatch(/"resolved"|https?:\/\/registry/);
  });

  test('every dependency has its reason', () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      dependencies: object;
      'we-have-these-dependencies-because': object;
    };
    expect(Object.keys(manifest['we-have-these-dependencies-because']).sort()).toEqual(
      Object.keys(manifest.dependencies).sort(),
    );
  });

  test('links between documents lead somewhere', () => {
    const pages = ['README.md', 'README.ja.md', 'docs/ARCHITECTURE.md', 'docs/SEMANTICS.md'];
    const broken = pages.flatMap((page) =>
      [...readFileSync(join(ROOT, page), 'utf8').matchAll(/\]\(([^)#:]+)\)/g)]
        .map((m) => join(dirname(join(ROOT, page)), m[1]!))
        .filter((target) => !exists(target)),
    );
    expect(broken).toEqual([]);
  });
});

function exists(path: string): boolean {
  try {
    return statSync(path) !== undefined;
  } catch {
    return false;
  }
}
