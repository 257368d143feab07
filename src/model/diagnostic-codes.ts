/**
 * Every code that can be said about input files, with the holes of its sentences. Sentences are in
 * `messages`, where a code without them does not compile.
 */

/** Reading files from disk: said by the command line. */
export const FILE_PARAMS = {
  'file/not-found': ['path', 'suggestion'],
  'file/no-topology': ['path', 'candidates'],
  'file/several-topologies': ['path', 'first', 'second'],
  'file/unreadable': ['path', 'reason'],
  'file/not-a-file': ['path'],
  'file/too-large': ['path', 'bytes', 'bytesMax'],
  'file/empty': ['path'],
  'file/not-utf8': ['path', 'offset', 'guess'],
} as const;

/** YAML as such, and the shape of entries. */
export const READ_PARAMS = {
  'read/unknown-key': ['key', 'parent', 'suggestion'],
} as const;

/** Names, addresses, services, and what entries say about each other. */
export const RESOLVE_PARAMS = {
  'resolve/unknown-name': ['kind', 'name', 'suggestion'],
} as const;

export type FileCode = keyof typeof FILE_PARAMS;
export type ReadCode = keyof typeof READ_PARAMS;
export type ResolveCode = keyof typeof RESOLVE_PARAMS;
export type DiagnosticCode = FileCode | ReadCode | ResolveCode;
