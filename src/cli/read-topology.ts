/** A topology as it is named on the command line: its files as text, or what is wrong with them. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { suggest } from '../base/suggest.js';
import { linksOf, normalizePath, topologyOf, TOPOLOGY_NAMES } from '../load/read/includes.js';
import type { FileCode } from '../model/diagnostic-codes.js';
import type { Diagnostic, DiagnosticParams, SourceFile } from '../model/diagnostic.js';
import { decode, type Decoded } from './decode.js';
import type { World } from './world.js';

/** The files of one topology, the first before those that it names. */
export interface ReadTopology {
  /** As it was named. */
  readonly name: string;
  readonly files: readonly SourceFile[];
  /** Why it cannot be read; then `files` is what could be. */
  readonly diagnostics: readonly Diagnostic<FileCode>[];
}

export const STDIN = '-';
/** Path of the standard input in messages. */
const STDIN_PATH = '<stdin>';
const BYTES_MAX = 64 * 1024 * 1024;

type Read =
  | { readonly ok: true; readonly file: SourceFile }
  | { readonly ok: false; readonly diagnostic: Diagnostic<FileCode> };

/** Reads the topology `name`, every file that it includes, and the topologies that it is based on. */
export function readTopology(name: string, world: World): ReadTopology {
  const first = readFirst(name, world);
  if (!first.ok) return { name, files: [], diagnostics: [first.diagnostic] };
  const files = [first.file];
  const diagnostics: Diagnostic<FileCode>[] = [];
  const known = new Set([normalizePath(first.file.path)]);
  const follow = (path: string, read: (path: string, world: World) => Read): void => {
    // What is not there is said by the loader, at the line that names it.
    if (known.has(path) || !exists(path, world)) return;
    known.add(path);
    const found = read(path, world);
    if (!found.ok) {
      diagnostics.push(found.diagnostic);
      return;
    }
    const inside = normalizePath(found.file.path);
    if (inside !== path && known.has(inside)) return;
    known.add(inside);
    files.push(found.file);
  };
  // Files that turn up on the way are read in turn: the array grows while it is walked.
  for (const file of files) {
    const { includes, base } = linksOf(file);
    for (const path of includes) follow(path, readFile);
    if (base !== undefined) follow(base === '' ? '.' : base, readFileOrFolder);
  }
  return { name, files, diagnostics };
}

/** Policy files that were named, each once; what cannot be read is said. */
export function readPolicies(
  names: readonly string[],
  world: World,
): Pick<ReadTopology, 'files' | 'diagnostics'> {
  const paths = [...new Set(names.map((name) => normalizePath(withSlashes(name))))];
  const read = paths.map((path) =>
    exists(path, world) ? readFile(path, world) : notFound(path, world),
  );
  return {
    files: read.flatMap((one) => (one.ok ? [one.file] : [])),
    diagnostics: read.flatMap((one) => (one.ok ? [] : [one.diagnostic])),
  };
}

/** Reads the scenario `name`, and the topology in which it plays. */
export function readScenario(name: string, world: World): ReadTopology {
  const scenario = readTopology(name, world);
  const [file] = scenario.files;
  const path = file === undefined ? undefined : topologyOf(file);
  // What is not there is said by the loader, at the line that names it.
  if (path === undefined || !exists(path, world)) return scenario;
  const topology = readTopology(path === '' ? '.' : path, world);
  const others = topology.files.filter(
    (other) => normalizePath(other.path) !== normalizePath(file!.path),
  );
  return {
    name,
    files: [...scenario.files, ...others],
    diagnostics: [...scenario.diagnostics, ...topology.diagnostics],
  };
}

function readFirst(name: string, world: World): Read {
  if (name === STDIN) return fileOf(STDIN_PATH, world.readStdin());
  const path = withSlashes(name);
  if (!exists(path, world)) return notFound(path, world);
  return readFileOrFolder(path, world);
}

function readFileOrFolder(path: string, world: World): Read {
  return isFolder(path, world) ? readFolder(path, world) : readFile(path, world);
}

function readFolder(path: string, world: World): Read {
  const folder = path.replace(/(?<=.)\/+$/, '');
  const inFolder = (name: string): string => (folder === '/' ? `/${name}` : `${folder}/${name}`);
  const found = TOPOLOGY_NAMES.filter((name) => exists(inFolder(name), world));
  const [first, second] = found;
  if (first === undefined) {
    return failed('file/no-topology', path, { candidates: TOPOLOGY_NAMES.join(', ') });
  }
  if (second !== undefined) return failed('file/several-topologies', path, { first, second });
  return readFile(inFolder(first), world);
}

function readFile(path: string, world: World): Read {
  const full = resolve(world.cwd, path);
  try {
    const stats = statSync(full);
    if (!stats.isFile()) return failed('file/not-a-file', path, {});
    if (stats.size > BYTES_MAX) {
      return failed('file/too-large', path, { bytes: stats.size, bytesMax: BYTES_MAX });
    }
    return fileOf(path, readFileSync(full));
  } catch (error) {
    return failed('file/unreadable', path, { reason: reasonOf(error) });
  }
}

function fileOf(path: string, bytes: Uint8Array): Read {
  const decoded = decode(bytes);
  if (!decoded.ok) return { ok: false, diagnostic: undecodable(path, decoded) };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { ok: true, file: { path, text: decoded.text, sha256 } };
}

function undecodable(path: string, decoded: Extract<Decoded, { ok: false }>): Diagnostic<FileCode> {
  const { before, offset, guess } = decoded;
  const lines = before.split('\n');
  const at = { line: lines.length, column: lines.at(-1)!.length + 1 };
  return guess === undefined
    ? diagnostic('file/not-text', path, { offset }, at)
    : diagnostic('file/not-utf8', path, { offset, guess }, at);
}

function notFound(path: string, world: World): Read {
  const folder = dirname(path);
  const near = suggest(basename(path), namesIn(resolve(world.cwd, folder)));
  const prefix = path.slice(0, path.length - basename(path).length);
  return failed('file/not-found', path, { suggestion: near === '' ? '' : prefix + near });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Whether there is something at `path`; what may not be looked at is there. */
function exists(path: string, world: World): boolean {
  try {
    return statSync(resolve(world.cwd, path), { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}

function isFolder(path: string, world: World): boolean {
  try {
    return statSync(resolve(world.cwd, path)).isDirectory();
  } catch {
    return false;
  }
}

function failed(code: FileCode, path: string, params: DiagnosticParams): Read {
  return { ok: false, diagnostic: diagnostic(code, path, params, { line: 1, column: 1 }) };
}

function diagnostic(
  code: FileCode,
  path: string,
  params: DiagnosticParams,
  { line, column }: { readonly line: number; readonly column: number },
): Diagnostic<FileCode> {
  const at = { path, line, column, endLine: line, endColumn: column };
  return { code, severity: 'error', at, params: { path, ...params }, related: [] };
}

/** `EACCES`, as the system says it in every language. */
export function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

function withSlashes(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
}
