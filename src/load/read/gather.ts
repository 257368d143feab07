/** Reads the first file and all that it includes, each once, in the order in which they are named. */
import { suggest } from '../../base/suggest.js';
import type { SourceFile } from '../../model/diagnostic.js';
import { includesIn, normalizePath, type Include } from './includes.js';
import type { Report } from './problem.js';
import { locate, openSource, type Source } from './source.js';
import type { MapNode } from './yaml/node.js';
import { parseYaml } from './yaml/parse-yaml.js';

/** A file that could be read. */
export interface ReadFile {
  readonly source: Source;
  readonly root: MapNode;
}

export interface Gathered {
  /** The first file before what it includes. */
  readonly files: readonly ReadFile[];
  /** No file is missing, and none lost a line at its top level. */
  readonly whole: boolean;
}

/** Reads `files`, of which the first includes the others. */
export function gather(files: readonly SourceFile[], report: Report): Gathered {
  const given = new Map<string, SourceFile>();
  for (const file of files) {
    const path = normalizePath(file.path);
    if (!given.has(path)) given.set(path, file);
  }
  const read: ReadFile[] = [];
  const seen = new Set<string>();
  const open: string[] = [];
  let whole = true;

  const visit = (path: string, file: SourceFile): void => {
    seen.add(path);
    const source = openSource(file);
    const root = parseYaml(source, report);
    if (root === undefined || root.damaged) whole = false;
    if (root === undefined) return;
    read.push({ source, root });
    open.push(path);
    for (const include of includesIn(root, path)) follow(include);
    open.pop();
  };

  const follow = ({ path, node }: Include): void => {
    const file = path === undefined ? undefined : given.get(path);
    const at = locate(node);
    if (path !== undefined && file !== undefined && !open.includes(path)) {
      if (!seen.has(path)) visit(path, file);
      return;
    }
    whole = false;
    if (path === undefined) report('read/include-path', at, { path: node.value });
    else if (file !== undefined) report('read/include-cycle', at, { path });
    else {
      const others = [...given.keys()].filter((other) => !seen.has(other));
      report('read/include-missing', at, { path, suggestion: suggest(path, others) });
    }
  };

  for (const [path, file] of [...given].slice(0, 1)) visit(path, file);
  for (const [path, file] of given) {
    if (seen.has(path) || !whole) continue;
    report('read/not-included', locate({ source: openSource(file), start: 0, end: 0 }), {});
  }
  return { files: read, whole };
}
