/** Which other files a file names. Paths are text: nothing here looks at a disk. */
import type { SourceFile } from '../../model/diagnostic.js';
import { openSource } from './source.js';
import type { MapNode, Node } from './yaml/node.js';
import { parseYaml } from './yaml/parse-yaml.js';

/** A path as `include` or `base` states it. */
export interface Include {
  /** From the place that the path of the naming file is relative to; undefined if it is no path. */
  readonly path: string | undefined;
  readonly node: Extract<Node, { kind: 'text' }>;
}

/** The topology file of a folder: one of these. */
export const TOPOLOGY_NAMES: readonly string[] = ['topology.yaml', 'topology.yml', 'topology.json'];

/** What a file names: the files that it includes, and the topology that it states differences against. */
export interface Links {
  readonly includes: readonly string[];
  /** A file, or a folder with one of {@link TOPOLOGY_NAMES} in it. */
  readonly base?: string;
}

/**
 * Paths of the files that `file` includes, in order, so that whoever reads files knows which ones to
 * read. What is no path is left out; reading the document says so.
 */
export function includesOf(file: SourceFile): readonly string[] {
  return linksOf(file).includes;
}

/** Path of the topology that `file` is an overlay of: a file, or a folder with a topology file in it. */
export function baseOf(file: SourceFile): string | undefined {
  return linksOf(file).base;
}

/**
 * Path of the topology in which the scenario `file` plays, as {@link baseOf} gives that of a base;
 * undefined if `file` says none.
 */
export function topologyOf(file: SourceFile): string | undefined {
  const root = parseYaml(openSource(file), () => undefined);
  return root === undefined ? undefined : pathIn(root, 'topology', file.path)?.path;
}

/** Both, with the file read once. */
export function linksOf(file: SourceFile): Links {
  if (!/\b(?:include|base)\b/.test(file.text)) return { includes: [] };
  const root = parseYaml(openSource(file), () => undefined);
  if (root === undefined) return { includes: [] };
  const paths = includesIn(root, file.path).flatMap(({ path }) => path ?? []);
  const base = baseIn(root, file.path)?.path;
  return { includes: [...new Set(paths)], ...(base === undefined ? {} : { base }) };
}

/** Where the topology at `base` can be: the file itself, or the one in the folder. */
export function candidatesOf(base: string): readonly string[] {
  return [base, ...TOPOLOGY_NAMES.map((name) => (base === '' ? name : `${base}/${name}`))];
}

/** The base that the root of the file at `path` states. */
export function baseIn(root: MapNode, path: string): Include | undefined {
  return pathIn(root, 'base', path);
}

/** The path that `key` of the root of the file at `path` states. */
export function pathIn(root: MapNode, key: string, path: string): Include | undefined {
  const node = root.members.get(key)?.value;
  return node?.kind === 'text' ? { path: resolvePath(path, node.value), node } : undefined;
}

/** The includes that the root of the file at `path` states. */
export function includesIn(root: MapNode, path: string): readonly Include[] {
  const value = root.members.get('include')?.value;
  const items = value?.kind === 'list' ? value.items : value === undefined ? [] : [value];
  return items.flatMap((node) =>
    node.kind === 'text' ? [{ path: resolvePath(path, node.value), node }] : [],
  );
}

/** `named`, which is relative to the file `from`; undefined if it is absolute or no path at all. */
function resolvePath(from: string, named: string): string | undefined {
  if (named.trim() === '' || /^\/|\\|^[a-zA-Z][a-zA-Z0-9+.-]*:/.test(named)) return undefined;
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  return normalizePath(folder + named);
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
