/**
 * Reads the first file and all that it names: what it includes, each once, in the order in which they
 * are named, and the topology that it states differences against, which may do the same.
 */
import { suggest } from '../../base/suggest.js';
import type { SourceFile } from '../../model/diagnostic.js';
import { baseIn, candidatesOf, includesIn, normalizePath, type Include } from './includes.js';
import type { Report } from './problem.js';
import { locate, openSource, type Source } from './source.js';
import type { MapNode } from './yaml/node.js';
import { parseYaml } from './yaml/parse-yaml.js';

/** A file that could be read. */
export interface ReadFile {
  readonly source: Source;
  readonly root: MapNode;
}

/** Files that `include` joins, the first before what it includes. */
export type Layer = readonly ReadFile[];

export interface Gathered {
  /** Each before the one that states differences against it; the last is that of the first file. */
  readonly layers: readonly Layer[];
  /** No file is missing, and none lost a line at its top level. */
  readonly whole: boolean;
}

/** Reads `files`, of which the first names the others. */
export function gather(files: readonly SourceFile[], report: Report): Gathered {
  const given = new Map<string, SourceFile>();
  for (const file of files) {
    const path = normalizePath(file.path);
    if (!given.has(path)) given.set(path, file);
  }
  const layers: Layer[] = [];
  const seen = new Set<string>();
  const open: string[] = [];
  let whole = true;

  const visit = (path: string, file: SourceFile, layer: ReadFile[]): void => {
    seen.add(path);
    const source = openSource(file);
    const root = parseYaml(source, report);
    if (root === undefined || root.damaged) whole = false;
    if (root === undefined) return;
    layer.push({ source, root });
    open.push(path);
    const base = layer.length === 1 ? baseIn(root, path) : undefined;
    if (base !== undefined) followBase(base);
    for (const include of includesIn(root, path)) followInclude(include, layer);
    open.pop();
  };

  const readLayer = (path: string, file: SourceFile): void => {
    const layer: ReadFile[] = [];
    visit(path, file, layer);
    if (layer.length > 0) layers.push(layer);
  };

  const follow = (named: Include, candidates: readonly string[], as: 'include' | 'base') => {
    const found = candidates.find((path) => given.has(path));
    const file = found === undefined ? undefined : given.get(found);
    if (found !== undefined && file !== undefined && !open.includes(found)) {
      return { path: found, file };
    }
    whole = false;
    const at = locate(named.node);
    const { path } = named;
    if (path === undefined) report('read/include-path', at, { path: named.node.value });
    else if (found !== undefined) report(`read/${as}-cycle`, at, { path: found });
    else {
      const others = [...given.keys()].filter((other) => !seen.has(other));
      report(`read/${as}-missing`, at, { path, suggestion: suggest(path, others) });
    }
    return undefined;
  };

  const followInclude = (include: Include, layer: ReadFile[]): void => {
    const { path } = include;
    const next = follow(include, path === undefined ? [] : [path], 'include');
    if (next !== undefined && !seen.has(next.path)) visit(next.path, next.file, layer);
  };

  const followBase = (base: Include): void => {
    const { path } = base;
    const next = follow(base, path === undefined ? [] : candidatesOf(path), 'base');
    if (next !== undefined) readLayer(next.path, next.file);
  };

  for (const [path, file] of [...given].slice(0, 1)) readLayer(path, file);
  for (const [path, file] of given) {
    if (seen.has(path) || !whole) continue;
    report('read/not-included', locate({ source: openSource(file), start: 0, end: 0 }), {});
  }
  return { layers, whole };
}
