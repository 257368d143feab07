/** Which files a file includes. Paths are text: nothing here looks at a disk. */
import type { SourceFile } from '../../model/diagnostic.js';
import { openSource } from './source.js';
import type { MapNode, Node } from './yaml/node.js';
import { parseYaml } from './yaml/parse-yaml.js';

/** A path as `include` states it. */
export interface Include {
  /** From the place that the path of the including file is relative to; undefined if it is no path. */
  readonly path: string | undefined;
  readonly node: Extract<Node, { kind: 'text' }>;
}

/**
 * Paths of the files that `file` includes, in order, so that whoever reads files knows which ones to
 * read. What is no path is left out; reading the document says so.
 */
export function includesOf(file: SourceFile): readonly string[] {
  if (!file.text.includes('include')) return [];
  const root = parseYaml(openSource(file), () => undefined);
  if (root === undefined) return [];
  const paths = includesIn(root, file.path).flatMap(({ path }) => path ?? []);
  return [...new Set(paths)];
}

/** The includes that the root of the file at `path` states. */
export function includesIn(root: MapNode, path: string): readonly Include[] {
  const value = root.members.get('include')?.value;
  const items = value?.kind === 'list' ? value.items : value === undefined ? [] : [value];
  return items.flatMap((node) =>
    node.kind === 'text' ? [{ path: resolvePath(path, node.value), node }] : [],
  );
}

/** `included`, which is relative to the file `from`; undefined if it is absolute or no path at all. */
function resolvePath(from: string, included: string): string | undefined {
  if (included.trim() === '' || /^\/|\\|^[a-zA-Z][a-zA-Z0-9+.-]*:/.test(included)) return undefined;
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  return normalizePath(folder + included);
}

/** Without `.`, and without `..` except at the start. */
export function normalizePath(path: string): string {
  const absolute = path.startsWith('/');
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    const last = parts.at(-1);
    if (part !== '..') parts.push(part);
    else if (last !== undefined && last !== '..') parts.pop();
    else if (!absolute) parts.push(part);
  }
  return (absolute ? '/' : '') + parts.join('/');
}
